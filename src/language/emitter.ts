/**
 * The code object under construction: instructions, labels, constants, exception table, loops; and the flow of
 * control as far as it decides what is emitted: unreachable instructions are left out, and the set of locals that
 * are certainly bound is joined where paths meet. Knows opcodes, not Python.
 */
import type { CodeObject, Constant, Handler, LoopInfo, Position } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS, keepsOf, readsOf, writesOf } from "../bytecode/operands.js";

/** A place to jump to, known when it is placed. Flow state joins here. */
export interface Label {
  pc: number | undefined;
  used: boolean;
  bound: bigint;
}

/** "Every local is bound": the flow state of code that is not reached, neutral where paths meet. */
const UNREACHED = -1n;
const LIMIT = 0xffff;
const JUMP_LIMIT = 0x7fff;

/** What takes the value of local a away. */
const UNBINDS: ReadonlySet<string> = new Set(["DELETE_LOCAL", "UNBIND"]);

interface Fixup {
  readonly pc: number;
  readonly field: number;
  readonly label: Label;
}

/** Thrown when an instruction's 16-bit fields do not suffice; the compiler refuses the function. */
export class TooLargeError extends Error {}

export class Emitter {
  private readonly words: number[] = [];
  private readonly positions: Position[] = [];
  private readonly constants: Constant[] = [];
  private readonly constantIndices = new Map<string, number>();
  private readonly fixups: Fixup[] = [];
  /** Labels of the unconditional jumps by their index, so that jumps to jumps can be followed. */
  private readonly jumps = new Map<number, Label>();
  private readonly loops: LoopInfo[] = [];
  private readonly inPlace: number[] = [];
  private readonly protections: { start: number; end: number; target: Label; register: number }[] = [];
  /** False after a jump, return or raise until a label that is used. */
  reachable = true;
  /** Bit n: local n is certainly bound here. */
  bound = 0n;
  /** Registers below this one are watched: `changed` has those that instructions set or unbound since it was emptied. */
  watched = 0;
  readonly changed = new Set<number>();

  /** Index of the next instruction. */
  get pc(): number {
    return this.positions.length;
  }

  /** Position of the last instruction, for those that have no place of their own. */
  get lastPosition(): Position | undefined {
    return this.positions.at(-1);
  }

  /** Appends an instruction, unless nothing can reach it. Fields that are labels are jumps. */
  emit(name: string, position: Position, a: number | Label = 0, b: number | Label = 0, c: number | Label = 0): void {
    if (!this.reachable) return;
    const row = opcode(name);
    this.words.push(row.code, this.field(a, 1), this.field(b, 2), this.field(c, 3));
    this.positions.push(position);
    if (typeof a === "number" && a < this.watched && (row.writes.includes("a") || UNBINDS.has(name)))
      this.changed.add(a);
  }

  /** A binary operation that comes from an augmented assignment. */
  emitInPlace(name: string, position: Position, a: number, b: number, c: number): void {
    if (this.reachable) this.inPlace.push(this.pc);
    this.emit(name, position, a, b, c);
  }

  /** Jumps, whatever; what follows is not reached. */
  jump(label: Label, position: Position): void {
    if (this.reachable) this.jumps.set(this.pc, label);
    this.emit("JUMP", position, label);
    this.stop();
  }

  /** Ends the flow: after RETURN, RERAISE and jumps. */
  stop(): void {
    this.reachable = false;
    this.bound = UNREACHED;
  }

  label(): Label {
    return { pc: undefined, used: false, bound: UNREACHED };
  }

  place(label: Label): void {
    label.pc = this.pc;
    if (!label.used) return;
    this.bound &= label.bound;
    this.reachable = true;
  }

  /** Notes that exceptions, too, lead to a label from here on. */
  reach(label: Label): void {
    label.used = true;
    label.bound &= this.bound;
  }

  /** Instructions [start, end) have their handler at target; the first entry that holds an instruction counts. */
  protect(start: number, end: number, target: Label, register: number): void {
    if (start < end) this.protections.push({ start, end, target, register });
  }

  /** The way into a loop whose header follows, once `jumpBack` closes it; until then nothing. Gives the header. */
  enterLoop(position: Position): number {
    this.emit("NOP", position);
    return this.pc;
  }

  /** The back-edge of loop `id` to `header`. */
  jumpBack(id: number, header: number, position: Position): void {
    if (!this.reachable) return;
    const back = this.pc;
    this.emit("JUMP_BACK", position, id, checked(back - header));
    this.loops.push({ id, header, back });
    this.words.splice(INSTRUCTION_WORDS * (header - 1), 2, opcode("ENTER_LOOP").code, id);
    this.stop();
  }

  /** Index of a constant, equal ones shared (1, 1.0 and True are different, so are 0.0 and -0.0). */
  constant(constant: Constant): number {
    const key = keyOf(constant);
    let index = this.constantIndices.get(key);
    if (index === undefined) {
      index = checked(this.constants.push(constant) - 1);
      this.constantIndices.set(key, index);
    }
    return index;
  }

  /** The finished code object; throws TooLargeError. */
  finish(
    head: Omit<CodeObject, "registers" | "instructions" | "constants" | "positions" | "handlers" | "loops" | "inPlace">,
  ): CodeObject {
    for (const fixup of this.fixups) this.patch(fixup);
    const instructions = Uint16Array.from(this.words);
    return {
      ...head,
      registers: checked(Math.max(head.localNames.length, this.highestRegister(instructions) + 1)),
      instructions,
      constants: this.constants,
      positions: this.positions,
      handlers: this.handlers(),
      loops: this.loops,
      ...(this.inPlace.length > 0 ? { inPlace: this.inPlace } : {}),
    };
  }

  private field(value: number | Label, field: number): number {
    if (typeof value === "number") return checked(value);
    this.reach(value);
    this.fixups.push({ pc: this.pc, field, label: value });
    return 0;
  }

  private patch({ pc, field, label }: Fixup): void {
    const distance = this.resolve(label) - (pc + 1);
    if (Math.abs(distance) > JUMP_LIMIT) throw new TooLargeError();
    this.words[pc * 4 + field] = distance & LIMIT;
  }

  /** Where a label leads: jumps to jumps are followed. */
  private resolve(label: Label): number {
    let target = label.pc as number;
    for (;;) {
      const next = this.jumps.get(target)?.pc;
      if (next === undefined || next <= target) return target;
      target = next;
    }
  }

  private highestRegister(instructions: Uint16Array): number {
    let highest = -1;
    for (let pc = 0; pc < this.pc; pc++) {
      const instruction = decode(instructions, pc);
      for (const register of [...readsOf(instruction), ...keepsOf(instruction), ...writesOf(instruction)]) {
        highest = Math.max(highest, register);
      }
    }
    return this.protections.reduce((most, { register }) => Math.max(most, register), highest);
  }

  private handlers(): Handler[] {
    return this.protections.map(({ start, end, target, register }) => ({
      start,
      end,
      target: target.pc as number,
      register,
    }));
  }
}

function checked(value: number): number {
  if (value > LIMIT) throw new TooLargeError();
  return value;
}

function keyOf(constant: Constant): string {
  switch (constant.kind) {
    case "none":
    case "ellipsis":
      return constant.kind;
    case "tuple":
      return `tuple(${constant.items.map(keyOf).join()})`;
    case "float":
      return `float ${Object.is(constant.value, -0) ? "-0" : constant.value}`;
    default:
      return `${constant.kind} ${JSON.stringify(constant.value)}`;
  }
}
