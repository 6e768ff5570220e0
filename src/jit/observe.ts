/**
 * Observation: the live view of one loop of a code object, copied out of shared memory into plain data, so that
 * every later stage is a pure function. Instructions are read as they are now (specialised in place), registers
 * from the frame that stands at the loop's header.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import { BUILTIN_LIST, BUILTIN_STRIDE, BUILTINS_BASE } from "../bytecode/builtins/index.js";
import { type CodeObject, type Constant, fullName, type Handler, type LoopInfo } from "../bytecode/code.js";
import { decode, INSTRUCTION_WORDS, type Instruction } from "../bytecode/operands.js";
import type { Steps, TracePath } from "./trail.js";
import type { JitVm } from "./vm-interface.js";

/** What a register holds at the header. `other`: a reference of no representation of its own. */
export type ObservedClass = "int" | "float" | "bool" | "list" | "tuple" | "str" | "none" | "unbound" | "other";

/** A constant of the loop, as it is in the code and as its boxed value. */
export interface ObservedConstant {
  readonly constant: Constant;
  /** The NaN-boxed value as a signed number (exact below 2^53: every value but a float is); NaN for a float. */
  readonly boxed: number;
}

/** What is known of a loop when it gets hot: its code, and the types and constants that were seen. Plain data. */
export interface Observation {
  readonly loop: number;
  readonly code: string;
  readonly codeId: number;
  readonly header: number;
  /** The instruction index of the loop's own back-edge. */
  readonly back: number;
  /** Registers below it are named locals. */
  readonly locals: number;
  readonly names: readonly string[];
  readonly registers: number;
  /** Four u16 an instruction, as they stand in shared memory. */
  readonly instructions: Uint16Array;
  /** Address of instruction 0. */
  readonly address: number;
  /** Distance from an instruction to its cache word. */
  readonly caches: number;
  /** Failed and used specialisations, one an instruction; 0 for a generic opcode says: never executed. */
  readonly adaptive: Uint8Array;
  /** Exits of stitched code, one an instruction. */
  readonly exitCounts: Uint32Array;
  /** Instructions at which versions before kept leaving although they performed them, once for each: done generically now. */
  readonly stormy: readonly number[];
  /** Attempts that were refused before. */
  readonly refusals: number;
  /** A second thread runs, or has run, beside this one. */
  readonly multi: boolean;
  /** The version before left often within its turns. */
  readonly suspicious: boolean;
  readonly constants: readonly ObservedConstant[];
  /** Numbers of the built-ins that the global slots of the code hold now, by slot. */
  readonly builtins: Readonly<Record<number, number>>;
  /** By register, at the header. */
  readonly entry: readonly ObservedClass[];
  /** By register: it holds a list, and none of the items looked at was a reference. */
  readonly plainItems: readonly boolean[];
  /** The header takes the next of a range that counts by one from an int of at least 0. */
  readonly countsUp: boolean;
  readonly handlers: readonly Handler[];
  readonly loops: readonly LoopInfo[];
  /** Source line by instruction. */
  readonly lines: readonly number[];
  /** Address of the code object. */
  readonly pointer: number;
  /**
   * Calls of Python functions whose code stands behind the loop's own, an outer one before those in it. Instructions
   * below `own` are the loop's function's; everything by instruction covers the copies too (inline.ts).
   */
  readonly inlined: readonly InlinedCall[];
  readonly own: number;
  /** Instructions behind the loop's own that choose between callees (several.ts). */
  readonly stubs: readonly CallStub[];
  /** Not a loop but the function from its first instruction on: `header` is 0, `back` behind the last instruction. */
  readonly whole: boolean;
  /** A call of the function does much in loops of its own (call-work.ts). */
  readonly longCall?: boolean;
  /** Calls of such functions. */
  readonly longCalls?: readonly number[];
  /** The code is a function's whose calls are counted. */
  readonly callable: boolean;
  /** It reads its closure, which is found through the callee's slot of its frame. */
  readonly closes: boolean;
  /** Registers that are parameters. */
  readonly parameters: number;
  /** Calls of a whole function of itself, as far as they were seen. */
  readonly direct: readonly DirectCall[];
  /** The version of all classes, and what instructions on attributes remember of it, by instruction (attributes.ts). */
  readonly classes: number;
  readonly attributes: Readonly<Record<number, RememberedAttribute>>;
  readonly several: Readonly<Record<number, AttributeOfSeveral>>;
  /** For policies that ask for it (records in hotness.ts); absent for all others. */
  readonly recorded?: Recorded;
}

/** What an instruction on attributes remembers: for which shape, and the slot, or the method of its class. Plain data. */
export type RememberedAttribute =
  | { readonly is: "slot"; readonly shape: number; readonly slot: number }
  /** The attribute is added, which makes it an instance of the next shape. */
  | { readonly is: "new"; readonly shape: number; readonly slot: number; readonly next: number }
  | { readonly is: "method"; readonly shape: number; readonly function: number };

/** The same of instances of several shapes: a slot that is the same for all, or each shape's method. Plain data. */
export type AttributeOfSeveral =
  | { readonly is: "slots"; readonly shapes: readonly number[]; readonly slot: number }
  | { readonly is: "methods"; readonly shapes: readonly number[]; readonly functions: readonly number[] };

/** What the interpreter did last, and what of the same kind versions before were made of. Plain data. */
export interface Recorded {
  /** The last instructions of this thread, oldest first; the last is the loop's back-edge. */
  readonly trail: Steps;
  /** The paths that the version before holds. */
  readonly paths: readonly TracePath[];
  /** Paths of other stitched loops of the same code, by loop: into those the trail does not see. */
  readonly nested: Readonly<Record<number, readonly Steps[]>>;
}

/** What stands in for a call of one of several functions: its instructions, and the call that they are part of. Plain data. */
export interface CallStub {
  readonly start: number;
  readonly end: number;
  readonly call: number;
}

/** A call of the function that is observed, by itself. Plain data. */
export interface DirectCall {
  readonly call: number;
  /** The function as a boxed value when it lives for ever; else a guard asks for the code alone. */
  readonly same: number | undefined;
}

/** An instruction that performs a method of one of its operands (operations.ts). Plain data. */
export interface InlinedOperation {
  readonly instruction: { readonly name: string; readonly a: number; readonly b: number; readonly c: number };
  /** Fields of the operands, in the order of the method's parameters. */
  readonly operands: readonly ("a" | "b" | "c")[];
  /** What a guard compares: the shape of the first operand, the class's record, and the function to which it leads. */
  readonly shape: number;
  readonly record: number;
  readonly function: number;
  /** The class of which the other operand may be an instance without being asked first, 0: of none; absent: it never is. */
  readonly unasked: number | undefined;
  /** The method was not the first that could be asked: its frame's link says so. */
  readonly second: boolean;
  /**
   * What becomes of the method's value: it is the result; the result unless it is NotImplemented; it has to be a bool, which is
   * the result or decides a jump; it is dropped.
   */
  readonly ending: "value" | "answer" | "truth" | "jump" | "nothing";
  /** The result is the opposite of the bool. */
  readonly negated: boolean;
}

/** A place where a generator waits: at a yield, or before its first instruction. Plain data. */
export interface Wait {
  /** The INLINE_RESUME from there. */
  readonly resume: number;
  /** The instruction at which it waits, and the one with which it goes on: the same where it has not begun. */
  readonly at: number;
  readonly next: number;
  /** So many registers it holds meanwhile. */
  readonly live: number;
}

/** A generator's code that a loop which asks it holds (resumed.ts). Plain data. */
export interface InlinedGenerator {
  /** The register of the iteration. */
  readonly iterator: number;
  /** Where the loop goes on when it has ended. */
  readonly end: number;
  /** Where it may wait. */
  readonly waits: readonly Wait[];
  /** Instructions of its own code that are jumps in the copy, and where they lead. */
  readonly detours: readonly (readonly [from: number, to: number])[];
}

/** What a parameter gets: one of the arguments, by its number in the call, or a value that is known. Plain data. */
export type Argument = { readonly given: number } | Default;

/** The default of a parameter that a call leaves out, as it was when the call was observed. */
export interface Default {
  readonly is: ObservedClass;
  /** The number itself, 1 or 0 for a bool, else the boxed value. */
  readonly value: number;
}

/** A tuple of defaults that the callee has to have: the distance of its field, and its address. Plain data. */
export interface DefaultsGuard {
  readonly field: number;
  readonly tuple: number;
}

/** What the parameters of an inlined callee are bound to, and what must hold of its defaults for that. */
export interface Binding {
  /** By parameter; the instance that a class makes is none of them. */
  readonly values: readonly Argument[];
  readonly guards: readonly DefaultsGuard[];
}

/** The address of the class of a new instance, of its `__init__`, and of the shape that it begins with. Plain data. */
export interface MadeInstance {
  readonly class: number;
  readonly init: number;
  readonly shape: number;
}

/** A call whose callee's code is part of the observation. Plain data; instruction indices are the observation's. */
export interface InlinedCall {
  readonly call: number;
  /** Where it goes on when it returns. */
  readonly back: number;
  /** The callee's copied instructions. */
  readonly start: number;
  readonly end: number;
  /** The callee's r0. */
  readonly base: number;
  readonly parameters: number;
  readonly locals: number;
  readonly registers: number;
  readonly code: string;
  readonly codeId: number;
  /** Addresses of the code object and of its first instruction, and from there to the caches. */
  readonly pointer: number;
  readonly address: number;
  readonly caches: number;
  /** The function as a boxed value when it lives for ever; else a guard asks for the code alone. */
  readonly same: number | undefined;
  /** The operation that it is a method for; absent for calls. */
  readonly operation?: InlinedOperation;
  /** The code is that of a generator, which is asked for its next value. */
  readonly generator?: InlinedGenerator;
  /** How its parameters get their values where the call does not simply give all of them in order (arguments.ts). */
  readonly binding?: Binding;
  /** An INLINE_TEST has asked for the code before. */
  readonly tested: boolean;
  /** For `__init__`: what waits in the callee's register. */
  readonly makes: MadeInstance | undefined;
}

/** Address of a loop's record. */
export const loopRecord = (loop: number): number => LAYOUT.LOOPS_BASE + loop * LAYOUT.LOOP_SIZE;

/** Observes a loop whose header the frame at fp has reached. */
export function observe(vm: JitVm, loop: number, fp: number): Observation {
  const view = new DataView(vm.memory.buffer);
  const word = (address: number) => view.getUint32(address, true);
  const record = loopRecord(loop);
  const pointer = word(record + LAYOUT.LOOP_CODE);
  const codeId = word(pointer + LAYOUT.CODE_ID);
  const code = vm.program.codes[codeId] as CodeObject;
  const count = word(pointer + LAYOUT.CODE_COUNT);
  const address = word(pointer + LAYOUT.CODE_INSTRUCTIONS);
  const registers = view.getUint16(pointer + LAYOUT.CODE_REGISTERS, true);
  const instructions = new Uint16Array(vm.memory.buffer, address, count * 4).slice();
  const header = word(record + LAYOUT.LOOP_HEADER);
  return {
    loop,
    code: fullName(vm.program, code),
    codeId,
    header,
    back: word(record + LAYOUT.LOOP_BACK),
    locals: view.getUint16(pointer + LAYOUT.CODE_LOCALS, true),
    names: code.localNames,
    registers,
    address,
    instructions,
    caches: word(pointer + LAYOUT.CODE_CACHES),
    builtins: observeBuiltins(view, instructions),
    adaptive: new Uint8Array(vm.memory.buffer, word(pointer + LAYOUT.CODE_ADAPTIVE), count).slice(),
    exitCounts: new Uint32Array(vm.memory.buffer, word(pointer + LAYOUT.CODE_EXIT_COUNTS), count).slice(),
    stormy: [],
    refusals: word(record + LAYOUT.LOOP_BACKOFF),
    suspicious: false,
    multi: word(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI) !== 0,
    constants: observeConstants(view, word(pointer + LAYOUT.CODE_CONSTANTS), code.constants),
    entry: Array.from({ length: registers }, (_, register) => classOf(view, fp + 8 * register)),
    countsUp: countsUp(view, fp, decode(instructions, header)),
    plainItems: Array.from({ length: registers }, (_, register) => isPlainList(view, fp + 8 * register)),
    handlers: code.handlers,
    loops: code.loops,
    lines: code.positions.map((position) => position.line),
    pointer,
    inlined: [],
    stubs: [],
    own: count,
    whole: word(record + LAYOUT.LOOP_BACK) === count,
    callable: word(pointer + LAYOUT.CODE_ENTRY) !== address,
    closes: (code.free?.length ?? 0) > 0,
    parameters: view.getUint16(pointer + LAYOUT.CODE_PARAMETER_COUNT, true),
    direct: [],
    classes: 0,
    attributes: {},
    several: {},
  };
}

/** How often stitched code has left by now, at each instruction of an observation. */
export function exitCountsNow(vm: JitVm, { exitCounts, pointer, own, inlined }: Observation): Uint32Array {
  const view = new DataView(vm.memory.buffer);
  const counts = exitCounts.slice();
  const copy = (code: number, start: number, count: number) => {
    const exits = view.getUint32(code + LAYOUT.CODE_EXIT_COUNTS, true);
    counts.set(new Uint32Array(vm.memory.buffer, exits, count), start);
  };
  copy(pointer, 0, own);
  for (const { pointer: callee, start, end } of inlined) copy(callee, start, end - start);
  return counts;
}

export function observeConstants(view: DataView, base: number, constants: readonly Constant[]): ObservedConstant[] {
  return constants.map((constant, index) => ({
    constant,
    boxed: constant.kind === "float" ? Number.NaN : Number(view.getBigInt64(base + 8 * index, true)),
  }));
}

/** Built-in objects lie side by side; the value of a global slot says which one it holds, if any. */
export function observeBuiltins(view: DataView, instructions: Uint16Array): Record<number, number> {
  const builtins: Record<number, number> = {};
  for (let pc = 0; pc < instructions.length / INSTRUCTION_WORDS; pc++) {
    const { row, b: slot } = decode(instructions, pc);
    if (row.generic !== "LOAD_GLOBAL_ANY") continue;
    const address = LAYOUT.GLOBALS_BASE + 8 * slot;
    const number = (view.getUint32(address, true) - BUILTINS_BASE) / BUILTIN_STRIDE;
    const isReference = view.getUint16(address + 6, true) === LAYOUT.REF_TAG;
    if (isReference && number in BUILTIN_LIST) builtins[slot] = number;
  }
  return builtins;
}

const CLASS_BY_TYPE: Readonly<Record<number, ObservedClass>> = {
  [LAYOUT.TYPE_LIST]: "list",
  [LAYOUT.TYPE_TUPLE]: "tuple",
  [LAYOUT.TYPE_STR]: "str",
};
const INT_TAG = 0xfff9;
const SINGLETON_TAG = 0xfffa;

/** The class of the value at an address, by its tag. */
export function classOf(view: DataView, address: number): ObservedClass {
  const tag = view.getUint16(address + 6, true);
  if (tag < INT_TAG) return "float";
  if (tag === INT_TAG) return "int";
  const low = view.getUint32(address, true);
  if (tag === SINGLETON_TAG) return low === 0 ? "none" : low < 4 ? "bool" : "other";
  if (tag !== LAYOUT.REF_TAG) return "unbound";
  return CLASS_BY_TYPE[view.getUint32(low + LAYOUT.HEADER_TYPE, true)] ?? "other";
}

/** True where a range iteration stands in the frame as `countsUp` says. */
function countsUp(view: DataView, fp: number, { row, b: next }: Instruction): boolean {
  if (row.name !== "FOR_RANGE") return false;
  const [first, step] = [next, next + 2].map((register) => view.getBigUint64(fp + 8 * register, true)) as [
    bigint,
    bigint,
  ];
  return first >= VALUE.INT_BIAS && first <= VALUE.INT_BIAS + VALUE.INT_MAX && step === VALUE.INT_BIAS + 1n;
}

/** Items that are looked at: the first, the last, and some between. */
const SAMPLES = 8;

/** True for a list that is not empty and seems to hold no references. */
function isPlainList(view: DataView, address: number): boolean {
  if (classOf(view, address) !== "list") return false;
  const list = view.getUint32(address, true);
  const length = view.getUint32(list + LAYOUT.LIST_LENGTH, true);
  const items = view.getUint32(list + LAYOUT.LIST_ITEMS, true) + LAYOUT.STORAGE_ITEMS;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const place = Math.floor((sample * (length - 1)) / (SAMPLES - 1));
    // Another thread may have changed the list meanwhile: what is read is a guess, but must be memory.
    const at = items + 8 * place;
    if (length === 0 || at + 8 > view.byteLength || view.getUint16(at + 6, true) > SINGLETON_TAG) return false;
  }
  return true;
}
