/**
 * Turns done at a time read neighbours: item k, k + 1, k + 2 … of the same lists. The further turns take the counter's value from
 * before the first one and read so many items ahead of that (src/bytecode/ahead.ts): one address serves all turns, and the counter in
 * between is calculated only where somebody asks for it, in exits.
 */
import { aheadName, MOST_AHEAD, READ_AHEAD } from "../../bytecode/ahead.js";
import { writesAny } from "./counted.js";
import { type Apply, local, type Node, withBody, withParts } from "./plan.js";

/** Whether a turn has anything of that kind. */
export const readsItems = (nodes: readonly Node[]): boolean =>
  nodes.some((node) =>
    node.kind === "apply" ? READ_AHEAD.has(node.stencil) : "body" in node && readsItems(node.body),
  );

/** A turn in which `counter` begins as the value of local `first` plus `items`, which is not negative. */
export function readingAhead(turn: readonly Node[], counter: number, first: number, items: number): readonly Node[] {
  return items > MOST_AHEAD ? turn : nodesAhead(turn, new Set([counter]));

  /** `same`: the locals that hold what the counter held when the turn began. */
  function nodesAhead(nodes: readonly Node[], same: Set<number>): Node[] {
    return nodes.map((node): Node => {
      if (node.kind === "apply") {
        const moved = applyAhead(node, same);
        for (const result of node.results) same.delete(result);
        return moved;
      }
      if (node.kind === "copy") {
        if (node.from.kind === "local" && same.has(node.from.local)) same.add(node.to);
        else same.delete(node.to);
        return node;
      }
      const moved = "body" in node ? withBody(node, nodesAhead(node.body, new Set(same))) : node;
      for (const held of same) if (writesAny(node, [held])) same.delete(held);
      return moved;
    });
  }

  function applyAhead(node: Apply, same: ReadonlySet<number>): Apply {
    const [storage, place, ...others] = node.operands;
    if (!READ_AHEAD.has(node.stencil) || storage === undefined) return node;
    if (place?.kind !== "local" || !same.has(place.local)) return node;
    return withParts(node, { stencil: aheadName(node.stencil, items), operands: [storage, local(first), ...others] });
  }
}
