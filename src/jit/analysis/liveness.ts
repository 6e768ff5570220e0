/**
 * Liveness of registers over a whole function: which of them may still be read from an instruction on.
 * The classic backward fixpoint, one bit a register; an exception handler's needs count for every instruction
 * that it covers. Named locals that nobody reads any more are dead: tracebacks do not show them.
 */
import type { Handler } from "../../bytecode/code.js";
import { decode, jumpTarget, keepsOf, readsOf, successors, writesOf } from "../../bytecode/operands.js";

export interface Liveness {
  /** True when the register's content just before the instruction may be read later. */
  live(pc: number, register: number): boolean;
}

interface Effect {
  readonly uses: readonly number[];
  readonly defines: readonly number[];
  /** Where the definitions hold. */
  readonly next: readonly number[];
  /** A jump that is taken instead of them: FOR_ITER at exhaustion stores nothing. */
  readonly instead: number | undefined;
}

/** What inlined calls add to an instruction: registers that it keeps, and registers that it defines. */
export interface FurtherEffects {
  keeps(pc: number): readonly number[];
  defines(pc: number): readonly number[];
}

const NONE: FurtherEffects = { keeps: () => [], defines: () => [] };

export function livenessOf(
  instructions: Uint16Array,
  registers: number,
  handlers: readonly Handler[],
  further: FurtherEffects = NONE,
): Liveness {
  const count = instructions.length / 4;
  const words = (registers + 31) >>> 5;
  const before = new Uint32Array(count * words);
  const scratch = new Uint32Array(words);
  const effects = Array.from({ length: count }, (_, pc) => effectOf(instructions, pc, further));
  for (let changed = true; changed; ) {
    changed = false;
    for (let pc = count - 1; pc >= 0; pc--) {
      transfer(effects[pc] as Effect, before, words, scratch);
      for (const handler of handlers) {
        if (pc >= handler.start && pc < handler.end) addHandler(handler, before, words, scratch);
      }
      changed = store(before, pc * words, scratch) || changed;
    }
  }
  return {
    live: (pc, register) =>
      pc < count && (((before[pc * words + (register >>> 5)] as number) >>> (register & 31)) & 1) === 1,
  };
}

function effectOf(instructions: Uint16Array, pc: number, further: FurtherEffects): Effect {
  const instruction = decode(instructions, pc);
  const written = writesOf(instruction);
  const defines = [...written, ...further.defines(pc)];
  const next = successors(pc, instruction);
  // Where an iteration ends nothing is stored. What has one way on, as inlined calls and returns, stores on it.
  const instead = written.length > 0 && next.length > 1 ? jumpTarget(pc, instruction) : undefined;
  return {
    uses: [...readsOf(instruction), ...keepsOf(instruction), ...further.keeps(pc)],
    defines,
    next: instead === undefined ? next : [pc + 1],
    instead,
  };
}

function transfer(
  { uses, defines, next, instead }: Effect,
  before: Uint32Array,
  words: number,
  into: Uint32Array,
): void {
  into.fill(0);
  for (const target of next) addLive(target, before, words, into);
  for (const register of defines) (into[register >>> 5] as number) &= ~(1 << (register & 31));
  if (instead !== undefined) addLive(instead, before, words, into);
  for (const register of uses) (into[register >>> 5] as number) |= 1 << (register & 31);
}

function addLive(target: number, before: Uint32Array, words: number, into: Uint32Array): void {
  for (let word = 0; word < words; word++) (into[word] as number) |= before[target * words + word] ?? 0;
}

/** An exception may strike before the instruction wrote anything, so the handler's needs are not masked by it. */
function addHandler(handler: Handler, before: Uint32Array, words: number, into: Uint32Array): void {
  const word = handler.register >>> 5;
  const had = into[word] as number;
  addLive(handler.target, before, words, into);
  const bit = 1 << (handler.register & 31);
  if ((had & bit) === 0) (into[word] as number) &= ~bit;
}

function store(before: Uint32Array, at: number, live: Uint32Array): boolean {
  let changed = false;
  for (let word = 0; word < live.length; word++) {
    if (before[at + word] !== live[word]) {
      before[at + word] = live[word] as number;
      changed = true;
    }
  }
  return changed;
}
