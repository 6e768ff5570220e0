/**
 * Small innermost loops do several turns before they come round: what a turn costs besides its work (the question whether a
 * request waits, V8's own test of the stack, moves between locals) is then paid once for all of them. Nothing else
 * changes: every copy of a turn has its tests and exits, and a request waits a few turns longer.
 *
 * Where a loop counts, so many turns are left or not: a round of turns asks that once, and the turns of the last, incomplete round ask
 * one by one.
 *
 * What follows a loop stands in its text, in the `if` that leads out of it (structure.ts). It moves behind the loop first, so that only
 * turns are copied.
 */
import { readingAhead, readsItems } from "./ahead.js";
import { writesAny } from "./counted.js";
import { naturalLoop } from "./natural.js";
import { type Apply, constant, local, type Node, type Operand, withBody } from "./plan.js";
import { type RoundSurroundings, roundOf } from "./rounds.js";

type Loop = Extract<Node, { kind: "block" | "loop" }>;

/** Turns at a time, by how many stencils a turn applies at most. */
const TURNS: readonly { readonly atMost: number; readonly turns: number }[] = [
  { atMost: 16, turns: 4 },
  { atMost: 40, turns: 2 },
];

export function unrolled(nodes: readonly Node[], notes: string[], rounds?: RoundSurroundings): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!("body" in node)) return [node];
    if (node.kind === "loop") return unrollLoop(node, notes, rounds);
    return [withBody(node, unrolled(node.body, notes, rounds))];
  });
}

function unrollLoop(loop: Loop, notes: string[], rounds?: RoundSurroundings): Node[] {
  const { outside } = naturalLoop(loop);
  const behind: Loop[] = [];
  const turn = moveOut(loop, loop.body, outside, behind);
  const size = sizeOf(turn);
  const turns = TURNS.find(({ atMost }) => size <= atMost)?.turns ?? 1;
  if (turns === 1) return [{ ...loop, body: unrolled(loop.body, notes, rounds) }];
  notes.push(`${loop.label}: ${turns} turns at a time`);
  const counter = counterOf(turn);
  const body = counter
    ? [counted(turn, counter, loop.label, turns, rounds), ...turn]
    : [...copiesOf(uncounted(turn), loop.label, turns - 1), ...countedAs(turn, turns)];
  let nest: Node[] = [{ ...loop, body }];
  for (const { label, body } of behind) nest = [{ kind: "block", label, body: nest }, ...unrolled(body, notes, rounds)];
  return nest;
}

function copiesOf(turn: readonly Node[], loop: string, count: number): Node[] {
  return Array.from({ length: count }, (_, index): Node => {
    const label = `${loop}.turn${index + 2}`;
    return { kind: "block", label, body: goingOn(turn, loop, label) };
  });
}

/** What a loop with one counter (counted.ts) says at the beginning of a turn: how many are left, and whether there is one. */
interface Counter {
  readonly remaining: Apply;
  readonly left: number;
  readonly next: number;
}

function counterOf([remaining, test, , advance, ...others]: readonly Node[]): Counter | undefined {
  if (remaining?.kind !== "apply" || remaining.stencil !== "sub_int_fits" || advance?.kind !== "apply")
    return undefined;
  if ((test?.kind !== "if" && test?.kind !== "br_if") || !test.condition.negate || test.condition.kind !== "apply")
    return undefined;
  const [stop, next] = remaining.operands;
  const [tested, end] = test.condition.apply.operands;
  const [left] = remaining.results;
  if (test.condition.apply.stencil !== "lt_int" || left === undefined) return undefined;
  if (!isSame(tested, next) || !isSame(end, stop) || next?.kind !== "local") return undefined;
  if (advance.stencil !== "add_int_fits" || advance.results[0] !== next.local) return undefined;
  const counts = [next.local, ...(stop?.kind === "local" ? [stop.local] : [])];
  return others.some((node) => writesAny(node, counts)) ? undefined : { remaining, left, next: next.local };
}

/**
 * Turns are counted when the last of a round is done, all at once: a count in each would be kept for the exits of the next. Who leaves
 * within a round leaves a few turns uncounted.
 */
const countedAs = (turn: readonly Node[], turns: number): Node[] =>
  turn.map((node) => (node.kind === "count" ? { ...node, turns } : node));
const uncounted = (turn: readonly Node[]): Node[] => turn.filter(({ kind }) => kind !== "count");

const isSame = (one: Operand | undefined, other: Operand | undefined): boolean =>
  one?.kind === "local" && other?.kind === "local" && one.local === other.local;

/** So many turns at once while so many are left: then none of them asks whether there is one. */
function counted(
  turn: readonly Node[],
  { remaining, left, next }: Counter,
  loop: string,
  turns: number,
  rounds?: RoundSurroundings,
): Node {
  const label = `${loop}.last`;
  const [begins, , ...rest] = turn;
  const { pc } = remaining;
  const enough: Apply = {
    kind: "apply",
    pc,
    stencil: "ge_int",
    operands: [local(left), constant("i64", turns)],
    results: [],
  };
  const certain = [begins as Node, ...rest];
  const test: Node = { kind: "br_if", label, condition: { kind: "apply", negate: true, apply: enough } };
  const round = rounds && roundOf(certain, loop, rounds);
  const first = rounds && readsItems(certain) ? rounds.copyOf(next) : undefined;
  /** Turn `index` of so many, the first being 0. */
  const turnAt = (nodes: readonly Node[], index: number): readonly Node[] =>
    first === undefined || index === 0 ? nodes : readingAhead(nodes, next, first, index);
  const copies = (nodes: readonly Node[]): Node[] =>
    copiesOf(uncounted(nodes), loop, turns - 1).map((copy, index) =>
      copy.kind === "block" ? { ...copy, body: turnAt(copy.body, index) } : copy,
    );
  const before: Node[] = [remaining, test];
  if (first !== undefined) before.push({ kind: "copy", from: local(next), to: first });
  const { turn: each, after } = round ?? { turn: certain, after: [] };
  const last = turnAt(countedAs(each, turns), turns - 1);
  const ends =
    after.length > 0 ? last.findIndex(({ kind }) => kind === "count" || kind === "safepoint" || kind === "br") : 0;
  return {
    kind: "block",
    label,
    body: [...before, ...(round?.before ?? []), ...copies(each), ...last.slice(0, ends), ...after, ...last.slice(ends)],
  };
}

/** The turn alone; what was in `outside` is added to `behind`, with the label that leads there. */
function moveOut(loop: Loop, nodes: readonly Node[], outside: ReadonlySet<Node>, behind: Loop[]): Node[] {
  return nodes.map((node): Node => {
    if (node.kind === "if" && outside.has(node)) {
      if (node.body.length === 1 && node.body[0]?.kind === "exit") return node;
      const label = `${loop.label}.end${behind.length}`;
      behind.push({ kind: "block", label, body: node.body });
      return { kind: "br_if", label, condition: node.condition };
    }
    return "body" in node ? withBody(node, moveOut(loop, node.body, outside, behind)) : node;
  });
}

/** The turn with the next one behind it: no request is looked for in between. */
function goingOn(nodes: readonly Node[], from: string, to: string): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    const next = nodes[at + 1];
    if (node.kind === "safepoint" && next?.kind === "br" && next.label === from) return [];
    if ((node.kind === "br" || node.kind === "br_if") && node.label === from) return [{ ...node, label: to }];
    return "body" in node ? [withBody(node, goingOn(node.body, from, to))] : [node];
  });
}

/** How many stencils the nodes apply; infinite where they are more than that. */
function sizeOf(nodes: readonly Node[]): number {
  let size = 0;
  for (const node of nodes) {
    if (node.kind === "loop" || node.kind === "generic" || node.kind === "direct" || node.kind === "runtime")
      return Number.POSITIVE_INFINITY;
    if (node.kind === "apply") size++;
    if ((node.kind === "if" || node.kind === "br_if") && node.condition.kind === "apply") size++;
    if ("body" in node) size += sizeOf(node.body);
  }
  return size;
}
