/**
 * Small innermost loops do several turns before they come round: what a turn costs besides its work (the question whether a
 * request waits, V8's own test of the stack, moves between locals) is then paid once for all of them. Nothing else
 * changes: every copy of a turn has its tests and exits, and a request waits a few turns longer.
 *
 * What follows a loop stands in its text, in the `if` that leads out of it (structure.ts). It moves behind the loop first, so that only
 * turns are copied.
 */
import { naturalLoop } from "./natural.js";
import type { Node } from "./plan.js";

type Loop = Extract<Node, { kind: "block" | "loop" }>;

/** Turns at a time, by how many stencils a turn applies at most. */
const TURNS: readonly { readonly atMost: number; readonly turns: number }[] = [
  { atMost: 16, turns: 4 },
  { atMost: 40, turns: 2 },
];

export function unrolled(nodes: readonly Node[], notes: string[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!("body" in node)) return [node];
    if (node.kind === "loop") return unrollLoop(node, notes);
    return [{ ...node, body: unrolled(node.body, notes) }];
  });
}

function unrollLoop(loop: Loop, notes: string[]): Node[] {
  const { outside } = naturalLoop(loop);
  const behind: Loop[] = [];
  const turn = moveOut(loop, loop.body, outside, behind);
  const size = sizeOf(turn);
  const turns = TURNS.find(({ atMost }) => size <= atMost)?.turns ?? 1;
  if (turns === 1) return [{ ...loop, body: unrolled(loop.body, notes) }];
  notes.push(`${loop.label}: ${turns} turns at a time`);
  const copies = Array.from({ length: turns - 1 }, (_, index): Node => {
    const label = `${loop.label}.turn${index + 2}`;
    return { kind: "block", label, body: goingOn(turn, loop.label, label) };
  });
  let nest: Node[] = [{ ...loop, body: [...copies, ...turn] }];
  for (const { label, body } of behind) nest = [{ kind: "block", label, body: nest }, ...unrolled(body, notes)];
  return nest;
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
    return "body" in node ? { ...node, body: moveOut(loop, node.body, outside, behind) } : node;
  });
}

/** The turn with the next one behind it: no request is looked for in between. */
function goingOn(nodes: readonly Node[], from: string, to: string): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    const next = nodes[at + 1];
    if (node.kind === "safepoint" && next?.kind === "br" && next.label === from) return [];
    if ((node.kind === "br" || node.kind === "br_if") && node.label === from) return [{ ...node, label: to }];
    return "body" in node ? [{ ...node, body: goingOn(node.body, from, to) }] : [node];
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
