/**
 * For the stage tests: observations from assembled text, and a small machine (shared memory, stub runtime) that runs
 * stitched modules and shows registers as plain values.
 */
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import type { Constant, LoopInfo } from "../../src/bytecode/code.js";
import { loadLibrary } from "../../src/bytecode/library.js";
import { opcode } from "../../src/bytecode/opcodes.js";
import { RUNTIME_FUNCTIONS } from "../../src/bytecode/stencils.js";
import type { Observation, ObservedClass } from "../../src/jit/observe.js";
import { makePlan } from "../../src/jit/plan/make.js";
import type { Plan } from "../../src/jit/plan/plan.js";
import { loopRegion } from "../../src/jit/region/loop.js";
import { isRefusal } from "../../src/jit/region/region.js";
import type { Steps, TracePath } from "../../src/jit/trail.js";

export const library = loadLibrary(new URL("../../dist/wasm/stencils.json", import.meta.url));

export interface Source {
  /** What attributes' instructions remember, at the version `classes` of all classes. */
  readonly classes?: number;
  readonly attributes?: Observation["attributes"];
  readonly several?: Observation["several"];
  readonly text: string;
  readonly names: readonly string[];
  readonly registers?: number;
  readonly constants?: readonly (number | string | boolean | null | { float: number })[];
  readonly entry: readonly ObservedClass[];
  readonly never?: readonly number[];
  readonly exits?: Readonly<Record<number, number>>;
  readonly stormy?: readonly number[];
  readonly plainItems?: readonly number[];
  readonly countsUp?: boolean;
  readonly builtins?: Readonly<Record<number, number>>;
  /** Other threads run beside this one. */
  readonly multi?: boolean;
  readonly refusals?: number;
  /** What the interpreter did last, as instruction indices: oldest first. */
  readonly trail?: readonly number[];
  /** Paths that the version before holds. */
  readonly paths?: readonly TracePath[];
  /** Those of other stitched loops. */
  readonly nested?: Readonly<Record<number, readonly Steps[]>>;
}

/** Instructions, one a line: `ADD_INT_K r1 r1 k0`, jumps as `@target`. Loops are numbered by their order. */
export function assemble(text: string): { instructions: Uint16Array; loops: LoopInfo[] } {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const loops: LoopInfo[] = [];
  const words = lines.flatMap(([name = "", ...operands], pc) => {
    const row = opcode(name);
    const fields = operands.map((operand) => {
      if (!operand.startsWith("@")) return Number(operand.replace(/^[rk#]/, ""));
      const target = Number(operand.slice(1));
      return name.startsWith("JUMP_BACK") ? pc - target : (target - pc - 1) & 0xffff;
    });
    if (name.startsWith("JUMP_BACK"))
      loops.push({ id: fields[0] as number, header: pc - (fields[1] as number), back: pc });
    return [row.code, fields[0] ?? 0, fields[1] ?? 0, fields[2] ?? 0];
  });
  return { instructions: Uint16Array.from(words), loops };
}

const constantOf = (value: number | string | boolean | null | { float: number }): Constant => {
  if (value === null) return { kind: "none" };
  if (typeof value === "object") return { kind: "float", value: value.float };
  if (typeof value === "number") return { kind: "int", value };
  return typeof value === "string" ? { kind: "str", value } : { kind: "bool", value };
};

export function boxedConstant(constant: Constant): number {
  switch (constant.kind) {
    case "int":
      return Number(BigInt.asIntN(64, VALUE.INT_BIAS + BigInt(constant.value)));
    case "bool":
      return Number(BigInt.asIntN(64, constant.value ? VALUE.TRUE : VALUE.FALSE));
    case "none":
      return Number(BigInt.asIntN(64, VALUE.NONE));
    default:
      return Number.NaN;
  }
}

/** The observation of the loop whose JUMP_BACK comes last. */
export function observation(source: Source): Observation {
  const { instructions, loops } = assemble(source.text);
  const count = instructions.length / 4;
  const loop = loops.at(-1) as LoopInfo;
  const registers = source.registers ?? source.entry.length;
  return {
    loop: loop.id,
    code: "test",
    codeId: 0,
    header: loop.header,
    back: loop.back,
    locals: source.names.length,
    names: source.names,
    registers,
    instructions,
    caches: 0,
    address: CODE_ADDRESS,
    adaptive: new Uint8Array(count).fill(1).map((one, pc) => (source.never?.includes(pc) ? 0 : one)),
    exitCounts: Uint32Array.from({ length: count }, (_, pc) => source.exits?.[pc] ?? 0),
    stormy: source.stormy ?? [],
    suspicious: false,
    multi: source.multi ?? false,
    builtins: source.builtins ?? {},
    constants: (source.constants ?? []).map((value) => {
      const constant = constantOf(value);
      return { constant, boxed: boxedConstant(constant) };
    }),
    entry: Array.from({ length: registers }, (_, register) => source.entry[register] ?? "unbound"),
    countsUp: source.countsUp ?? false,
    plainItems: Array.from({ length: registers }, (_, register) => source.plainItems?.includes(register) ?? false),
    handlers: [],
    loops,
    lines: Array.from({ length: count }, (_, pc) => pc + 1),
    pointer: 0,
    inlined: [],
    stubs: [],
    refusals: source.refusals ?? 0,
    ...(source.trail && {
      recorded: { trail: stepsOf(source.trail), paths: source.paths ?? [], nested: source.nested ?? {} },
    }),
    own: count,
    whole: false,
    callable: false,
    closes: false,
    parameters: 0,
    direct: [],
    classes: source.classes ?? 0,
    attributes: source.attributes ?? {},
    several: source.several ?? {},
  };
}

/** Instructions of the observed function itself, as a trail has them. */
export const stepsOf = (pcs: readonly number[]): Steps => pcs.map((pc) => ({ code: 0, pc, base: 0 }));

export const CODE_ADDRESS = 0x21_0000;
const FP = 0x30_0000;
const HEAP = 0x32_0000;
const THREAD = LAYOUT.THREADS_BASE;

/** What tests write into registers and read from them. */
export type Plain = number | boolean | null | "unbound" | { readonly float: number } | { readonly ref: number };

/** Shared memory with one frame, and the runtime functions as far as the tests need them. */
export class Machine {
  readonly memory = new WebAssembly.Memory({ initial: 64, maximum: 64, shared: true });
  readonly view = new DataView(this.memory.buffer);
  /** Calls of `generic`, as instruction indices; the handler decides the status. */
  readonly generic: number[] = [];
  onGeneric: (machine: Machine, pc: number) => number = () => LAYOUT.STATUS_NEXT;
  #top = HEAP;

  constructor() {
    this.view.setUint32(THREAD + LAYOUT.THREAD_LIMIT, 1, true);
  }

  request(): void {
    this.view.setUint32(THREAD + LAYOUT.THREAD_LIMIT, 0, true);
  }

  set(register: number, value: Plain): void {
    this.view.setBigInt64(FP + 8 * register, bitsOf(value), true);
  }

  get(register: number): Plain {
    return plainOf(this.view.getBigUint64(FP + 8 * register, true));
  }

  registers(count: number): Plain[] {
    return Array.from({ length: count }, (_, register) => this.get(register));
  }

  /** A list with count 1 that owns its items. */
  list(items: readonly Plain[]): { ref: number } {
    const list = this.#allocate(LAYOUT.LIST_SIZE);
    const storage = this.#allocate(LAYOUT.STORAGE_ITEMS + 8 * (items.length + 4));
    this.view.setInt32(list, 1, true);
    this.view.setUint32(list + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_LIST, true);
    this.view.setUint32(list + LAYOUT.LIST_LENGTH, items.length, true);
    this.view.setUint32(list + LAYOUT.LIST_ITEMS, storage, true);
    this.view.setUint32(storage, items.length + 4, true);
    for (const [index, item] of items.entries()) this.view.setBigInt64(storage + 8 + 8 * index, bitsOf(item), true);
    return { ref: list };
  }

  items(list: { readonly ref: number }): Plain[] {
    const storage = this.view.getUint32(list.ref + LAYOUT.LIST_ITEMS, true);
    const length = this.view.getUint32(list.ref + LAYOUT.LIST_LENGTH, true);
    return Array.from({ length }, (_, index) => plainOf(this.view.getBigUint64(storage + 8 + 8 * index, true)));
  }

  count(object: { readonly ref: number }): number {
    return this.view.getInt32(object.ref, true);
  }

  #allocate(bytes: number): number {
    const at = this.#top;
    this.#top += (bytes + 15) & ~15;
    return at;
  }

  /** Runs a stitched module once. Returns where it left and why. */
  run(bytes: Uint8Array): { pc: number; kind: number } {
    const rt = Object.fromEntries(RUNTIME_FUNCTIONS.map(({ name }) => [name, this.#runtime(name)]));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), {
      env: { memory: this.memory },
      rt,
    });
    const run = instance.exports.run as (fp: number, thread: number, loop: number) => number;
    const code = run(FP, THREAD, 0);
    const kind = code & LAYOUT.EXIT_MASK;
    // Where the interpreter goes on is the same.
    return { pc: code >> 3, kind: kind === LAYOUT.EXIT_END ? LAYOUT.EXIT_NORMAL : kind };
  }

  #runtime(name: string): (...operands: never[]) => unknown {
    const change = (value: bigint, by: number) => {
      const at = Number(BigInt.asUintN(32, value));
      this.view.setInt32(at, this.view.getInt32(at, true) + by, true);
      return value;
    };
    const functions: Record<string, (...operands: never[]) => unknown> = {
      generic: (_fp: number, ip: number) => {
        const pc = (ip - CODE_ADDRESS) / 8;
        this.generic.push(pc);
        return this.onGeneric(this, pc);
      },
      share: (value: bigint) => change(value, 1),
      release: (value: bigint) => void change(value, -1),
      list_item: (list: number, index: number) => {
        const storage = this.view.getUint32(list + LAYOUT.LIST_ITEMS, true);
        return change(this.view.getBigInt64(storage + 8 + 8 * index, true), 1);
      },
      float_mod: (left: number, right: number) => left - Math.floor(left / right) * right,
    };
    return (
      functions[name] ??
      (() => {
        throw new RangeError(`the test machine has no ${name}`);
      })
    );
  }
}

function bitsOf(value: Plain): bigint {
  if (value === "unbound") return -1n;
  if (value === null) return BigInt.asIntN(64, VALUE.NONE);
  if (typeof value === "boolean") return BigInt.asIntN(64, value ? VALUE.TRUE : VALUE.FALSE);
  if (typeof value === "number") return BigInt.asIntN(64, VALUE.INT_BIAS + BigInt(value));
  if ("ref" in value) return BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(value.ref));
  const scratch = new DataView(new ArrayBuffer(8));
  scratch.setFloat64(0, value.float);
  return scratch.getBigInt64(0);
}

function plainOf(bits: bigint): Plain {
  if (bits === VALUE.UNBOUND) return "unbound";
  if (bits === VALUE.NONE) return null;
  if (bits === VALUE.TRUE || bits === VALUE.FALSE) return bits === VALUE.TRUE;
  if (bits >= VALUE.REF_FLOOR) return { ref: Number(bits - VALUE.REF_FLOOR) };
  if (bits >= VALUE.INT_FLOOR) return Number(BigInt.asIntN(64, bits - VALUE.INT_BIAS));
  const scratch = new DataView(new ArrayBuffer(8));
  scratch.setBigUint64(0, bits);
  return { float: scratch.getFloat64(0) };
}

/** Region and plan of a source that is neither refused. */
export function planOf(source: Source): Plan {
  const observed = observation(source);
  const region = loopRegion(observed);
  if (isRefusal(region)) throw new Error(region.refused);
  const plan = makePlan(observed, region, library);
  if (isRefusal(plan)) throw new Error(plan.refused);
  return plan;
}
