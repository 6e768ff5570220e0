/**
 * A round of several turns that only read and calculate is one attempt: whatever fails in one of its turns leaves to where the round
 * began, with the registers as they were then, and the interpreter does its turns again. So floats that were read untested (joint.ts)
 * need no test in each turn, if what they go into is carried from turn to turn and is a NaN for good once it was one: the sum of a
 * loop is tested when the round is done.
 */
import { READS, SPREADS } from "./joint.js";
import { ARITHMETIC } from "./lent.js";
import { type Apply, local, type Node, type Store, withParts } from "./plan.js";

/** What the pass asks of the plan in the making. */
export interface RoundSurroundings {
  /** False where code kept leaving: floats that are NaNs may be why. */
  readonly mayRound: boolean;
  /** What an exit to the loop's header writes back. */
  readonly writesAt: (label: string) => readonly Store[];
  /** An exit to the loop's header that writes other locals than the registers' own. */
  readonly exitWith: (label: string, instead: ReadonlyMap<number, number>) => number;
  /** A further local like another one. */
  readonly copyOf: (local: number) => number;
}

/** The turns of a round as one attempt, or none where that gains nothing. */
export interface Round {
  /** Ahead of the turns: their registers are kept. */
  readonly before: readonly Node[];
  readonly turn: readonly Node[];
  /** Behind the last turn. */
  readonly after: readonly Node[];
}

export function roundOf(turn: readonly Node[], label: string, surroundings: RoundSurroundings): Round | undefined {
  if (!surroundings.mayRound) return undefined;
  const steps = straight(turn);
  const carried = steps ? carriedTests(steps) : [];
  if (!steps || carried.length === 0) return undefined;
  const writes = surroundings.writesAt(label);
  const changed = new Set(steps.flatMap(writtenBy));
  const kept = new Map<number, number>();
  for (const { from } of writes)
    if (from.kind === "local" && changed.has(from.local) && !kept.has(from.local))
      kept.set(from.local, surroundings.copyOf(from.local));
  const exit = surroundings.exitWith(label, kept);
  const tested = new Set(carried.map(({ test }) => test as Node));
  const sums = new Map(carried.map(({ sum, test }) => [sum, test]));
  return {
    before: [...kept].map(([from, to]) => ({ kind: "copy", from: local(from), to })),
    turn: turn
      .filter((node) => !tested.has(node))
      .map((node) => (node.kind === "apply" && node.exit !== undefined ? withParts(node, { exit }) : node)),
    after: [...sums].map(([sum, test]) => withParts(test, { operands: [local(sum)], exit })),
  };
}

type Step = Extract<Node, { kind: "apply" | "copy" }>;

/** The turn's steps, if there are no others than these and its end. */
function straight(turn: readonly Node[]): Step[] | undefined {
  const steps: Step[] = [];
  for (const node of turn) {
    if (node.kind === "copy") steps.push(node);
    else if (node.kind === "apply" && onlyReads(node)) steps.push(node);
    else if (node.kind !== "safepoint" && node.kind !== "br" && node.kind !== "count") return undefined;
  }
  return steps;
}

const onlyReads = ({ stencil }: Apply): boolean =>
  READS.has(stencil) || FURTHER.has(stencil) || ARITHMETIC.test(stencil) || SPREADS.has(stencil);
const FURTHER: ReadonlySet<string> = new Set(["item_double", "item_float", "guard_number", "known_int", "known_float"]);

const writtenBy = (step: Step): readonly number[] => (step.kind === "copy" ? [step.to] : step.results);

/** Tests of floats that need not be made in each turn, and the sum in which a NaN would stay. */
function carriedTests(steps: readonly Step[]): { readonly test: Apply; readonly sum: number }[] {
  return steps.flatMap((test, at) => {
    const [tested] = test.kind === "apply" && test.stencil === "guard_number" ? test.operands : [];
    if (test.kind !== "apply" || tested?.kind !== "local") return [];
    const behind = spread(steps.slice(at + 1), new Set([tested.local]));
    const sum = [...(behind ?? [])].find((one) => spread(steps, new Set([one]))?.has(one));
    // Nothing but sums may hold what was not tested when the next turn begins.
    return behind && sum !== undefined && spread(steps, behind) ? [{ test, sum }] : [];
  });
}

/** The locals that are NaNs behind the steps when some are before them; none where one is asked for more than a sum or a product. */
function spread(steps: readonly Step[], before: ReadonlySet<number>): Set<number> | undefined {
  const nans = new Set(before);
  for (const step of steps) {
    const operands = step.kind === "copy" ? [step.from] : step.operands;
    const uses = operands.some((operand) => operand.kind === "local" && nans.has(operand.local));
    const spreads = step.kind === "copy" || SPREADS.has(step.stencil) || step.stencil === "guard_number";
    if (uses && !spreads) return undefined;
    for (const written of writtenBy(step)) {
      if (uses) nans.add(written);
      else nans.delete(written);
    }
  }
  return nans;
}
