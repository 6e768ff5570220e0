/**
 * What one thread remembers of a loop between versions: the classes that its registers had at the header, and what
 * the version that runs was made from. From it follows what a further version must do otherwise.
 */
import { TUNABLES } from "../base/tunables.js";
import { decode } from "../bytecode/operands.js";
import { isBackEdge } from "./analysis/families.js";
import type { Observation, ObservedClass } from "./observe.js";
import type { Region } from "./region/region.js";

export class LoopHistory {
  readonly #seen: Set<ObservedClass>[] = [];
  #stormy = new Set<number>();
  #last: { readonly observation: Observation; readonly region: Region } | undefined;
  #sideExits = 0;

  /** The observation with what earlier ones add: registers of several classes stay boxed, storms go the generic way. */
  refine(observation: Observation): Observation {
    for (const pc of this.#newStorms(observation)) this.#stormy.add(pc);
    const entry = observation.entry.map((observed, register): ObservedClass => {
      this.#seen[register] ??= new Set();
      const seen = this.#seen[register].add(observed);
      return seen.size > 1 ? "other" : observed;
    });
    return { ...observation, entry, stormy: [...this.#stormy] };
  }

  /** A version made from this begins to run. */
  remember(observation: Observation, region: Region | undefined): void {
    this.#last = region && { observation, region };
    this.settle(observation);
  }

  /** Counts storms anew from here. */
  settle(observation: Observation): void {
    this.#sideExits = this.#sideExitsOf(observation);
  }

  /** Exits within the loop since the version began, its own back-edges' safepoints not counted. */
  newSideExits(observation: Observation): number {
    return this.#sideExitsOf(observation) - this.#sideExits;
  }

  /** Instructions that the version performed and yet left at again and again, though they are still specialised alike. */
  #newStorms(observation: Observation): number[] {
    const last = this.#last;
    if (!last) return [];
    const storms: number[] = [];
    for (const { start, end } of last.region.blocks) {
      for (let pc = start; pc < end; pc++) {
        const exits = (observation.exitCounts[pc] ?? 0) - (last.observation.exitCounts[pc] ?? 0);
        const same = observation.instructions[pc * 4] === last.observation.instructions[pc * 4];
        if (exits >= TUNABLES.EXIT_GENERIC && same && !isBackEdge(decode(observation.instructions, pc).row))
          storms.push(pc);
      }
    }
    return storms;
  }

  /** Exits at instructions of the loop, but for those that any version takes: its end, breaks, calls, safepoints. */
  #sideExitsOf({ header, back, instructions, exitCounts }: Observation): number {
    const usual = new Set(
      (this.#last?.region.blocks ?? [])
        .flatMap(({ next, jump }) => [next, jump])
        .flatMap((edge) => (edge?.kind === "exit" && !edge.cold ? [edge.target] : [])),
    );
    let sum = 0;
    for (let pc = header; pc <= back; pc++) {
      if (!usual.has(pc) && !isBackEdge(decode(instructions, pc).row)) sum += exitCounts[pc] ?? 0;
    }
    return sum;
  }
}
