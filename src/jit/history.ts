/**
 * What one thread remembers of a loop between versions: the classes that its registers had at the header, and what
 * the version that runs was made from. From it follows what a further version must do otherwise.
 */
import { TUNABLES } from "../base/tunables.js";
import { decode } from "../bytecode/operands.js";
import { isBackEdge } from "./analysis/families.js";
import { callAt, callPath, keyOf, placeOf } from "./frames.js";
import type { Observation, ObservedClass } from "./observe.js";
import type { Region } from "./region/region.js";
import type { TracePath } from "./trail.js";

export class LoopHistory {
  readonly #seen: Set<ObservedClass>[] = [];
  #countsUp = true;
  /** Versions that kept leaving, by the key of the instruction (frames.ts): what is inlined may differ from version to version. */
  #stormy = new Map<string, number>();
  #last: { readonly observation: Observation; readonly region: Region } | undefined;
  /** Instructions of the loop at which an exit is none that any version takes, and all at which the turn goes on. */
  #odd: readonly number[] = [];
  #inner: readonly number[] = [];
  #oddExits = 0;
  /** Those of them at which the turn goes on off the trace. */
  #off: readonly number[] = [];
  #offExits = 0;

  /** The observation with what earlier ones add: registers of several classes stay boxed, storms go the generic way. */
  refine(observation: Observation): Observation {
    const entry = observation.entry.map((observed, register): ObservedClass => {
      this.#seen[register] ??= new Set();
      const seen = this.#seen[register].add(observed);
      return seen.size > 1 ? "other" : observed;
    });
    this.#countsUp &&= observation.countsUp;
    const countsUp = this.#countsUp;
    return {
      ...observation,
      entry,
      countsUp,
      stormy: this.#stormyIn(observation),
      suspicious: this.#last !== undefined,
    };
  }

  #stormyIn(observation: Observation): number[] {
    if (this.#stormy.size === 0) return [];
    const all = Array.from({ length: observation.exitCounts.length }, (_, pc) => pc);
    return all.flatMap((pc) => Array.from({ length: this.#stormy.get(keyOf(observation, pc)) ?? 0 }, () => pc));
  }

  /** The paths of the trace that runs. */
  get paths(): readonly TracePath[] {
    return this.#last?.region.trace?.paths ?? [];
  }

  /** True for a call whose callee kept being another one. */
  keepsLeaving(codeId: number, pc: number): boolean {
    return this.#stormy.has(`${codeId}:${pc}`);
  }

  /** Notes what the version that runs kept leaving at, and says whether it did: then `keepsLeaving` has other answers. */
  noteStorms(observation: Observation): boolean {
    const storms = this.#newStorms(observation);
    for (const key of storms) this.#stormy.set(key, (this.#stormy.get(key) ?? 0) + 1);
    return storms.length > 0;
  }

  /** A version made from this begins to run. */
  remember(observation: Observation, region: Region): void {
    this.#last = { observation, region };
    const within = rangeOf(observation.header, observation.back - (observation.whole ? 1 : 0));
    this.#inner = within.filter((pc) => !isBackEdge(decode(observation.instructions, pc).row));
    const usual = usualExits(region);
    this.#odd = this.#inner.filter((pc) => !usual.has(pc));
    const off = offTrace(observation, region);
    this.#off = this.#inner.filter((pc) => off.has(pc));
    this.settle((pc) => observation.exitCounts[pc] ?? 0);
  }

  /** Counts storms anew from here. */
  settle(exitsAt: ExitsAt): void {
    this.#oddExits = total(this.#odd, exitsAt);
    this.#offExits = total(this.#off, exitsAt);
  }

  /** Exits since the version began but for those that any version takes: the loop's end, breaks, calls, safepoints. */
  newOddExits(exitsAt: ExitsAt): number {
    return total(this.#odd, exitsAt) - this.#oddExits;
  }

  /** Those of them off the trace. */
  newOffExits(exitsAt: ExitsAt): number {
    return total(this.#off, exitsAt) - this.#offExits;
  }

  /** Exits ever within the loop, where the interpreter goes on with the turn: calls count, its end does not. */
  innerExits(exitsAt: ExitsAt): number {
    return total(this.#inner, exitsAt);
  }

  /** Instructions that the version performed and yet left at again and again, though they are still specialised alike. */
  #newStorms(observation: Observation): string[] {
    const last = this.#last;
    // Of a thread that came beside this one meanwhile, all code that read without counting knows by leaving.
    if (!last || last.observation.multi !== observation.multi) return [];
    const now = countsByKey(observation);
    const before = last.observation;
    const exitsAt = (pc: number) => (now.get(keyOf(before, pc))?.exits ?? 0) - (before.exitCounts[pc] ?? 0);
    const storms: string[] = [];
    for (const { start, end } of last.region.blocks) {
      for (let pc = start; pc < end; pc++) {
        // Exits within an inlined call count for the call, too.
        const call = callAt(before, pc);
        const exits = exitsAt(pc) - (call ? sumOf(call.start, call.end, exitsAt) : 0);
        const { row } = decode(before.instructions, pc);
        const same = call !== undefined || now.get(keyOf(before, pc))?.opcode === row.code;
        if (exits >= TUNABLES.EXIT_GENERIC && same && !isBackEdge(row)) storms.push(keyOf(before, pc));
      }
    }
    return storms;
  }
}

/** How often stitched code left at an instruction of the loop's own function. */
export type ExitsAt = (pc: number) => number;

const rangeOf = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const total = (pcs: readonly number[], exitsAt: ExitsAt): number => {
  let sum = 0;
  for (const pc of pcs) sum += exitsAt(pc);
  return sum;
};

/** Where any version of the region leaves. */
function usualExits({ blocks }: Region): Set<number> {
  const edges = blocks.flatMap(({ next, jump }) => [next, jump]);
  return new Set(edges.flatMap((edge) => (edge?.kind === "exit" && !edge.cold && !edge.off ? [edge.target] : [])));
}

/** Where the region leaves its trace, in the loop's own function: exits within an inlined call count for the call. */
function offTrace(observation: Observation, { blocks }: Region): Set<number> {
  const edges = blocks.flatMap(({ next, jump }) => [next, jump]);
  const own = (pc: number) => placeOf(observation, callPath(observation, pc)[0]?.call ?? pc);
  return new Set(edges.flatMap((edge) => (edge?.off ? [own(edge.target)] : [])));
}

const sumOf = (from: number, to: number, term: (index: number) => number): number => {
  let sum = 0;
  for (let index = from; index < to; index++) sum += term(index);
  return sum;
};

interface Counted {
  readonly exits: number;
  readonly opcode: number;
}

function countsByKey(observation: Observation): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const [pc, exits] of observation.exitCounts.entries())
    counts.set(keyOf(observation, pc), { exits, opcode: observation.instructions[4 * pc] as number });
  return counts;
}
