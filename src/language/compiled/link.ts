/**
 * Links a module of the library into a program: the parts that are needed, one after the other, make the module's own
 * code; their numbers of codes, names, loops and modules become the program's.
 */
import type { CodeObject, Constant, Handler, LoopInfo, Position } from "../../bytecode/code.js";
import { OPCODES } from "../../bytecode/opcodes.js";
import type { CompiledBody } from "../module-sources.js";
import type { ProgramState } from "../unit.js";
import { movedHandlers, movedLoops, type PackedCode, type PartCode, unpackCode } from "./format.js";

type Linked = Pick<ProgramState, "codes" | "globals" | "slots" | "loopCount" | "module" | "imports">;

/** Words of an instruction. */
const WORDS = 4;

/** Adds the module's code objects to those of the program; returns the number of its own code. */
export function linkModule(program: Linked, { parts }: CompiledBody): number {
  const id = program.codes.push(undefined) - 1;
  const own = new ModuleCode();
  parts.forEach(({ imports, code }, index) => {
    own.append(linkPart(program, id, code(), imports), index === parts.length - 1);
  });
  program.codes[id] = own.finish(program.module.number);
  return id;
}

/** The part's piece of the module's own code; its functions are in the program then. */
function linkPart(
  program: Linked,
  own: number,
  { codes, symbols, loopCount }: PartCode,
  imports: readonly string[],
): CodeObject {
  const first = program.codes.length - 1;
  const firstLoop = program.loopCount;
  const numbers = {
    loops: (value: number) => firstLoop + value,
    codes: (value: number) => (value === 0 ? own : first + value),
    symbols: (value: number) => slotOf(program, symbols[value] as string),
    modules: (value: number) => program.imports.of(imports[value] as string)?.number as number,
  };
  const [body, ...functions] = codes.map((code) => linkCode(program, code, numbers));
  program.codes.push(...functions);
  program.loopCount += loopCount;
  return body as CodeObject;
}

function linkCode(
  program: Linked,
  packed: PackedCode,
  numbers: Readonly<Record<keyof PackedCode["refers"], (value: number) => number>>,
): CodeObject {
  const code = unpackCode(packed);
  const { instructions } = code;
  for (const kind of ["codes", "symbols", "modules", "loops"] as const) {
    for (const word of packed.refers[kind]) instructions[word] = numbers[kind](instructions[word] as number);
  }
  const loops = movedLoops(code.loops, 0, program.loopCount);
  return { ...code, loops, module: program.module.number };
}

function slotOf({ globals, slots }: Linked, name: string): number {
  let slot = globals.get(name);
  if (slot === undefined) {
    slot = slots.push(name) - 1;
    globals.set(name, slot);
  }
  return slot;
}

/** The module's own code, put together. Every piece ends with a return, which only the last one keeps. */
class ModuleCode {
  private readonly words: number[] = [];
  private readonly positions: Position[] = [];
  private readonly constants: Constant[] = [];
  private readonly handlers: Handler[] = [];
  private readonly loops: LoopInfo[] = [];
  private readonly inPlace: number[] = [];
  private registers = 0;
  private head: CodeObject | undefined;

  append(piece: CodeObject, isLast: boolean): void {
    const start = this.positions.length;
    const count = piece.positions.length - (isLast ? 0 : 1);
    for (let pc = 0; pc < count; pc++) this.instruction(piece.instructions, pc);
    this.positions.push(...piece.positions.slice(0, count));
    this.constants.push(...piece.constants);
    this.handlers.push(...movedHandlers(piece.handlers, start));
    this.loops.push(...movedLoops(piece.loops, start, 0));
    this.inPlace.push(...(piece.inPlace ?? []).map((index) => index + start));
    this.registers = Math.max(this.registers, piece.registers);
    this.head = piece;
  }

  private instruction(from: Uint16Array, pc: number): void {
    const code = from[pc * WORDS] as number;
    const { a, b, c } = (OPCODES[code] as (typeof OPCODES)[number]).fields;
    this.words.push(code);
    [a, b, c].forEach((kind, index) => {
      const value = from[pc * WORDS + 1 + index] as number;
      this.words.push(kind === "const" ? value + this.constants.length : value);
    });
  }

  finish(module: number): CodeObject {
    const { positions, constants, handlers, loops, inPlace, registers } = this;
    const { inPlace: _inPlace, ...head } = this.head as CodeObject;
    const instructions = Uint16Array.from(this.words);
    const changed = inPlace.length > 0 ? { inPlace } : {};
    return { ...head, registers, instructions, positions, constants, handlers, loops, module, ...changed };
  }
}
