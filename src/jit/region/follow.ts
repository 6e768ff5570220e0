/**
 * Follows recorded instructions through an observation: which of its instructions, copies of inlined callees included, a
 * recorded path went through. The recording knows nothing of inlining and may be older than it: it is matched step by step, from
 * where the path is to what may follow there. Pure.
 */
import { decode, INSTRUCTION_WORDS, successors } from "../../bytecode/operands.js";
import { isBackEdge } from "../analysis/families.js";
import { frameAt } from "../frames.js";
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
  readonly #places = new Map<number, number[]>();
  /** Absent: part of a stub. */
  readonly #names: (number | undefined)[] = [];
  readonly #bases: number[] = [];
  /** What may follow each instruction, and whether it gives way, as far as it was asked. */
  readonly #next: (readonly number[] | undefined)[] = [];

  constructor(private readonly observation: Observation) {
    const { instructions, inlined, stubs, codeId, own } = observation;
    const count = instructions.length / INSTRUCTION_WORDS;
    const name = (from: number, to: number, code: number, base: number) => {
      for (let pc = from; pc < to; pc++) {
        const named = nameOf({ code, pc: pc - from, base });
        this.#names[pc] = named;
        this.#bases[pc] = base;
        this.#places.set(named, [...(this.#places.get(named) ?? []), pc]);
      }
    };
    for (let pc = 0; pc < count; pc++) this.#names.push(undefined);
    name(0, own, codeId, 0);
    for (const { start, end, codeId: code, base } of inlined) name(start, end, code, base);
    for (const { start, end } of stubs)
      for (let pc = start; pc < end; pc++) this.#bases[pc] = frameAt(observation, pc)?.base ?? 0;
  }

  /** The instructions that a step may be: several where a function is inlined several times. */
  at(step: Step): readonly number[] {
    return this.#places.get(nameOf(step)) ?? [];
  }

  /** The places from which the steps can be followed. */
  starts([first]: Steps): readonly number[] {
    return first ? this.at(first) : [];
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

  #successors(pc: number): readonly number[] {
    const known = this.#next[pc];
    if (known) return known;
    const next = successors(pc, decode(this.observation.instructions, pc)).filter((to) => to < this.#names.length);
    this.#next[pc] = next;
    return next;
  }

  /** The shortest way from behind an instruction to the step, through what is not seen by itself. */
  #wayTo(from: number, step: Step): number[] | undefined {
    const wanted = nameOf(step);
    for (const pc of this.#successors(from)) if (this.#names[pc] === wanted) return [pc];
    const seen = new Set<number>();
    let ways = [{ path: [from], unseen: 0 }];
    while (ways.length > 0) {
      const further: typeof ways = [];
      for (const { path, unseen } of ways) {
        const next = this.#successors(path.at(-1) as number);
        for (const pc of next) {
          if (this.#names[pc] === wanted) return [...path.slice(1), pc];
          if (seen.has(pc)) continue;
          seen.add(pc);
          if (this.#names[pc] === undefined) further.push({ path: [...path, pc], unseen });
          else if (unseen < UNSEEN && this.#successors(pc).length === 1)
            further.push({ path: [...path, pc], unseen: unseen + 1 });
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
    const [header] = this.#successors(at);
    return { at: target, members: [target, ...this.#membersOf(loop, header as number, [...around, loop])] };
  }

  #membersOf(loop: number, header: number, around: readonly number[]): Iterable<number> {
    const base = this.#bases[header] as number;
    const paths = this.observation.recorded?.nested[loop] ?? [];
    const ways = paths.flatMap((steps) => {
      const shifted = steps.map((step) => ({ ...step, base: step.base + base }));
      return this.starts(shifted)
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

/** One number for a place: below 2^53, for a stack has 2^17 registers, and code objects have fewer instructions. */
const nameOf = ({ code, pc, base }: Step): number => (code * 2 ** 17 + pc) * 2 ** 18 + base + 2 ** 17;
