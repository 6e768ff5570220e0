/**
 * Follows recorded instructions through an observation: which of its instructions, copies of inlined callees included, a
 * recorded path went through. The recording knows nothing of inlining and may be older than it: it is matched step by step, from
 * where the path is to what may follow there. Pure.
 */
import { decode, successors } from "../../bytecode/operands.js";
import { isBackEdge } from "../analysis/families.js";
import { frameAt, placeOf } from "../frames.js";
import type { Observation } from "../observe.js";
import type { Step, Steps } from "../trail.js";
import { givesWay, isCold, naturalLoop, reachable } from "./loop.js";

/** What a recorded path went through, as far as it could be followed. */
export interface Way {
  readonly members: ReadonlySet<number>;
  /** Why it could not be followed to its end: stitched code would leave there, too. */
  readonly lost?: string;
}

/** Instructions on the way that are not dispatched as themselves: half of a superinstruction, a jump around a generator's loop. */
const UNSEEN = 2;

/** An observation as a graph on which recorded paths are followed. */
export class Ground {
  /** Instructions by what the recording calls them; the parts of a stub have no name of their own. */
  readonly #places = new Map<string, number[]>();
  readonly #names: (string | undefined)[] = [];
  readonly #bases: number[] = [];

  constructor(private readonly observation: Observation) {
    const { instructions, stubs, codeId } = observation;
    for (let pc = 0; pc < instructions.length / 4; pc++) {
      const frame = frameAt(observation, pc);
      const base = frame?.base ?? 0;
      this.#bases.push(base);
      const isStub = stubs.some(({ start, end }) => pc >= start && pc < end);
      const name = isStub ? undefined : nameOf({ code: frame?.codeId ?? codeId, pc: placeOf(observation, pc), base });
      this.#names.push(name);
      if (name !== undefined) this.#places.set(name, [...(this.#places.get(name) ?? []), pc]);
    }
  }

  /** The instructions that a step may be: several where a function is inlined several times. */
  at(step: Step): readonly number[] {
    return this.#places.get(nameOf(step)) ?? [];
  }

  /** Follows the steps; the first of them is the instruction `start`. */
  follow(start: number, steps: Steps, around: readonly number[] = []): Way {
    const members = new Set([start]);
    let at = start;
    for (const step of steps.slice(1)) {
      if (givesWay(this.observation, at))
        return { members, lost: `line ${this.#line(at)} gives another frame the turn` };
      const way = this.#wayTo(at, step);
      if (way) {
        for (const pc of way) members.add(pc);
        at = way.at(-1) as number;
        continue;
      }
      // Dispatched again after the thread was away, or a callee that is not inlined.
      if (this.#names[at] === nameOf(step) || step.base > (this.#bases[at] as number)) continue;
      const behind = this.#behindLoop(at, step, around);
      if (!behind) return { members, lost: this.#whyLost(at, step) };
      for (const pc of behind.members) members.add(pc);
      at = behind.at;
    }
    return { members };
  }

  /** The shortest way from behind an instruction to the step, through what is not seen by itself. */
  #wayTo(from: number, step: Step): number[] | undefined {
    const wanted = nameOf(step);
    const { instructions } = this.observation;
    const seen = new Set<number>();
    let ways = [{ path: [from], unseen: 0 }];
    while (ways.length > 0) {
      const further: typeof ways = [];
      for (const { path, unseen } of ways) {
        const last = path.at(-1) as number;
        const next = successors(last, decode(instructions, last));
        for (const pc of next) {
          if (this.#names[pc] === wanted) return [...path.slice(1), pc];
          if (seen.has(pc) || pc >= this.#names.length) continue;
          seen.add(pc);
          if (this.#names[pc] === undefined) further.push({ path: [...path, pc], unseen });
          else if (unseen < UNSEEN && next.length === 1) further.push({ path: [...path, pc], unseen: unseen + 1 });
        }
      }
      ways = further;
    }
    return undefined;
  }

  /**
   * The path went into the stitched code of another loop and came out of it elsewhere: that loop's own paths are part of this one,
   * or, where they are not known, all of it that was executed.
   */
  #behindLoop(
    at: number,
    step: Step,
    around: readonly number[],
  ): { at: number; members: Iterable<number> } | undefined {
    const { row, a: loop } = decode(this.observation.instructions, at);
    const isBack = isBackEdge(row);
    if (!isBack && row.name !== "ENTER_STITCHED" && row.name !== "ENTER_LOOP") return undefined;
    const frame = frameAt(this.observation, at);
    const target = this.at(step).find((pc) => frameAt(this.observation, pc) === frame);
    if (target === undefined || loop === this.observation.loop || around.includes(loop)) return undefined;
    const [header] = successors(at, decode(this.observation.instructions, at));
    return { at: target, members: [target, ...this.#membersOf(loop, header as number, [...around, loop])] };
  }

  #membersOf(loop: number, header: number, around: readonly number[]): Iterable<number> {
    const base = this.#bases[header] as number;
    const paths = this.observation.recorded?.nested[loop] ?? [];
    const ways = paths.flatMap((steps) => {
      const shifted = steps.map((step) => ({ ...step, base: step.base + base }));
      const starts = steps[0] ? this.at(shifted[0] as Step) : [];
      return starts
        .filter(
          (pc) => frameAt(this.observation, pc) === frameAt(this.observation, header) || pc >= this.observation.own,
        )
        .map((pc) => this.follow(pc, shifted, around));
    });
    if (ways.length > 0) return ways.flatMap(({ members }) => [...members]);
    return naturalLoop(this.observation, reachable(this.observation, isCold, header), header);
  }

  #whyLost(at: number, step: Step): string {
    const { handlers } = this.observation;
    const isHandled = this.at(step).some((pc) => handlers.some(({ target }) => target === pc));
    const line = this.#line(at);
    if (isHandled) return `line ${line} raises`;
    if (step.base < (this.#bases[at] as number)) return `line ${line} leaves its function by an exception`;
    return `line ${line} is followed by what does not follow it here`;
  }

  #line(pc: number): number {
    return this.observation.lines[pc] ?? 0;
  }
}

const nameOf = ({ code, pc, base }: Step): string => `${code}:${pc}:${base}`;
