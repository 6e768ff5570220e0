/**
 * Operations that are a method in Python of an operand: `a + b`, `a[i]`, `a == b`, a property. What the instruction has remembered
 * (wasm/operation.ts) leads to the function, whose code is put behind the loop's own as a called function's is (append.ts). Its
 * frame lies where the interpreter would push it: behind all registers of the frame whose instruction this is. The operands stay
 * in theirs until it returns.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import { COMPARISONS, opcode } from "../bytecode/opcodes.js";
import { decode, type Instruction, jumpTarget } from "../bytecode/operands.js";
import { append, instructionCount, joined, jumpTo, type Mutable, outerHandlers } from "./append.js";
import { cacheOf, frameAt } from "./frames.js";
import type { InlinedOperation, Observation } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** What the operation of an instruction is of, before it is known whose method it is. */
interface Form {
  /** Fields of the operands in the order of the method's parameters, `self` first. */
  readonly operands: InlinedOperation["operands"];
  readonly ending: InlinedOperation["ending"];
  /** The other operand might be asked first. */
  readonly asks: boolean;
}

/** A function that an instruction's operation is, as far as its cache word tells. */
export interface FoundOperation {
  readonly pointer: number;
  readonly count: number;
  readonly operation: InlinedOperation;
}

/** The method that the instruction performs, if it remembers one. `isCode` says whether an address is a code object's. */
export function operationAt(
  view: DataView,
  observation: Observation,
  pc: number,
  isCode: (pointer: number) => boolean,
): FoundOperation | undefined {
  const instruction = decode(observation.instructions, pc);
  const form = formOf(instruction);
  if (!form) return undefined;
  const word = (address: number) => view.getUint32(address, true);
  // Read as one: halves of what two threads wrote would be a shape with another's record.
  const cached = Atomics.load(new BigUint64Array(view.buffer), cacheOf(observation, pc) / 8);
  const [type, upper] = [Number(cached & 0xffff_ffffn), Number(cached >> 32n)];
  if ((type & TAG) !== LAYOUT.CACHE_SPECIAL) return undefined;
  const record = (upper & ~HOW) >>> 0;
  const how = upper & HOW;
  const target = word(record + LAYOUT.RECORD_TARGET);
  if (target % 8 !== 0 || word(target + LAYOUT.HEADER_TYPE) !== LAYOUT.TYPE_FUNCTION) return undefined;
  const pointer = word(target + LAYOUT.FUNCTION_CODE);
  if (!isCode(pointer)) return undefined;
  const shape = (type & ~TAG) >>> 0;
  const second = (how & IS_SECOND) !== 0;
  const operands = (how & OF_RIGHT) !== 0 ? form.operands.toReversed() : form.operands;
  const [self] = operands;
  if (self === undefined || instruction.row.fields[self] !== "reg") return undefined;
  const ofRight = (how & OF_RIGHT) !== 0;
  const operation: InlinedOperation = {
    instruction: { name: instruction.row.name, a: instruction.a, b: instruction.b, c: instruction.c },
    operands,
    shape,
    record,
    function: target,
    unasked: form.asks ? (ofRight ? 0 : word(shape + LAYOUT.SHAPE_CLASS)) : undefined,
    second,
    ending: form.ending,
    negated: isComparison(instruction.row.generic) ? second : instruction.row.generic === "NOT_CONTAINS",
  };
  return { pointer, count: word(pointer + LAYOUT.CODE_COUNT), operation };
}

/** The tag of a cache word, and the bits beside the address of a record (wasm/operation.ts). */
const TAG = 7;
const HOW = 7;
const OF_RIGHT = 1;
const IS_SECOND = 2;

const BINARY =
  /^(ADD|SUBTRACT|MULTIPLY|TRUE_DIVIDE|FLOOR_DIVIDE|MODULO|POWER|AND|OR|XOR|LEFT_SHIFT|RIGHT_SHIFT|MATRIX_MULTIPLY)(_K|_LK)?$/;
const RELATION = Object.keys(COMPARISONS).join("|");
const COMPARISON = new RegExp(`^(${RELATION})(_K)?$`);
const JUMP_COMPARISON = new RegExp(`^JUMP_IF_NOT_(${RELATION})(_K)?$`);

const isComparison = (generic: string): boolean => COMPARISON.test(generic) || JUMP_COMPARISON.test(generic);

/** Only generic instructions remember a method: specialised ones do without. */
function formOf({ row: { name, generic } }: Instruction): Form | undefined {
  if (name !== generic) return undefined;
  if (BINARY.test(name)) return { operands: ["b", "c"], ending: "answer", asks: true };
  if (COMPARISON.test(name)) return { operands: ["b", "c"], ending: "answer", asks: true };
  if (JUMP_COMPARISON.test(name)) return { operands: ["b", "c"], ending: "jump", asks: true };
  switch (name) {
    case "NEGATE":
    case "POSITIVE":
    case "INVERT":
    case "LOAD_ATTR":
      return { operands: ["b"], ending: "value", asks: false };
    case "INDEX":
    case "INDEX_K":
      return { operands: ["b", "c"], ending: "value", asks: false };
    case "STORE_INDEX":
    case "STORE_INDEX_K":
      return { operands: ["a", "b", "c"], ending: "nothing", asks: false };
    case "CONTAINS":
    case "NOT_CONTAINS":
      return { operands: ["c", "b"], ending: "truth", asks: false };
    default:
      return undefined;
  }
}

/** Puts the method's code behind what is there; the instruction becomes a jump there. */
export function appendOperation(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  pc: number,
  { pointer, count, operation }: FoundOperation,
): void {
  const frame = frameAt(merged, pc);
  const registers = frame?.registers ?? view.getUint16(merged.pointer + LAYOUT.CODE_REGISTERS, true);
  const base = (frame?.base ?? 0) + registers + LAYOUT.FRAME_HEADER / 8;
  const jumps = operation.ending === "jump";
  const back = jumps ? instructionCount(merged) : pc + 1;
  const { a } = operation.instruction;
  const result = jumps || operation.ending === "nothing" ? base - 2 : a;
  if (jumps) appendJump(merged, pc, base - 2);
  const same = Number(BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(operation.function)));
  append(vm, view, merged, pc, { pointer, count, same, makes: undefined }, { back, base, result, operation });
}

/** Where a comparison's method returns to: the jump that depends on what it gave. */
function appendJump(merged: Mutable<Observation>, pc: number, result: number): void {
  const start = instructionCount(merged);
  const end = start + 2;
  const target = jumpTarget(pc, decode(merged.instructions, pc)) as number;
  const words = [
    ...[opcode("JUMP_IF_FALSE_BOOL").code, jumpTo(target, start), result, 0],
    ...[opcode("JUMP").code, jumpTo(pc + 1, start + 1), 0, 0],
  ];
  merged.instructions = joined(merged.instructions, words);
  merged.adaptive = joined(merged.adaptive, [1, 1]);
  merged.exitCounts = joined(merged.exitCounts, [0, 0]);
  const line = merged.lines[pc] as number;
  merged.lines = [...merged.lines, line, line];
  merged.handlers = [...merged.handlers, ...outerHandlers(merged, { call: pc, start, end })];
  merged.stubs = [...merged.stubs, { start, end, call: pc }];
}
