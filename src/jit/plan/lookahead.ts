/** What the pass over repetition (available.ts) sees by looking back or ahead along the nodes of one straight path. */
import type { Context } from "./context.js";
import { type Apply, application, type ExitGroup, type Node, type Operand, type PlanExit } from "./plan.js";
import { UNCHECKED } from "./ranges.js";

/**
 * A sum or difference that was just made to be an index needs no check of its own: what does not fit 48 bits is no index either.
 * The check of the index then leaves where the sum would have: nothing was done since. Gives that exit.
 */
export function withoutOverflowCheck(index: Operand, out: Node[], { exits }: Context): number | undefined {
  if (index.kind !== "local") return undefined;
  for (let at = out.length - 1; at >= 0; at--) {
    const node = out[at] as Node;
    if (node.kind !== "apply") return undefined;
    if (!node.results.includes(index.local)) {
      if (node.stencil === "list_len" || node.stencil === "list_storage") continue;
      return undefined;
    }
    const stencil = UNCHECKED[node.stencil];
    if (stencil === undefined || node.exit === undefined) return undefined;
    const { exit } = node;
    // The exit restores what was before: the sum must not have taken the place of something that it needs.
    const { writes } = exits.groups[(exits.exits[exit] as PlanExit).group] as ExitGroup;
    if (writes.some(({ from }) => from.kind === "local" && from.local === index.local)) return undefined;
    out[at] = application(node.pc, stencil, node.operands, node.results);
    return exit;
  }
  return undefined;
}

/** What unboxes an item right behind the read of it, by the read, and that read's own stencil: nothing else asks for it boxed. */
export function unboxedAtOnce(nodes: readonly Node[], into: Map<Apply, Apply> = new Map()): Map<Apply, Apply> {
  for (const [at, node] of nodes.entries()) {
    if ("body" in node) unboxedAtOnce(node.body, into);
    const next = nodes[at + 1];
    if (node.kind !== "apply" || !PEEKS_ITEM.has(node.stencil) || next?.kind !== "apply") continue;
    const [operand] = next.operands;
    const [read] = node.results;
    if (next.pc === node.pc && next.stencil in ITEM_AS && operand?.kind === "local" && operand.local === read)
      into.set(node, next);
  }
  return into;
}

const PEEKS_ITEM: ReadonlySet<string> = new Set(["list_peek", "list_next_peek"]);

/** Unboxing, and the stencil that reads an item so. */
export const ITEM_AS: Readonly<Record<string, string>> = {
  unbox_int: "item_int",
  unbox_float: "item_float",
  unbox_list: "item_list",
  unbox_tuple: "item_tuple",
};

/** Reads of items whose result something counts, releases, or puts into a list before anything else looks what it is. */
export function countedIn(nodes: readonly Node[], into: Set<Apply> = new Set()): Set<Apply> {
  for (const [at, node] of nodes.entries()) {
    if ("body" in node) countedIn(node.body, into);
    if (node.kind === "apply" && isCounted(node.results[0], nodes, at + 1)) into.add(node);
  }
  return into;
}

function isCounted(index: number | undefined, nodes: readonly Node[], from: number): boolean {
  if (index === undefined) return false;
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    if (node.kind !== "apply") continue;
    const operand = node.operands[COUNTING[node.stencil] ?? 0];
    if (operand?.kind === "local" && operand.local === index) return node.stencil in COUNTING;
    if (node.results.includes(index)) return false;
  }
  return false;
}

/** Reads of items that a list gets, as they are or as a further owner's. */
export function storedIn(nodes: readonly Node[], into: Set<Apply> = new Set()): Set<Apply> {
  for (const [at, node] of nodes.entries()) {
    if ("body" in node) storedIn(node.body, into);
    const [read] = node.kind === "apply" ? node.results : [];
    if (node.kind === "apply" && read !== undefined && READS_ITEM.has(node.stencil) && isStored(read, nodes, at + 1))
      into.add(node);
  }
  return into;
}

const READS_ITEM: ReadonlySet<string> = new Set(["list_peek", "list_get"]);

function isStored(read: number, nodes: readonly Node[], from: number): boolean {
  let held = read;
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    if (node.kind === "copy" && node.from.kind === "local" && node.from.local === held) held = node.to;
    if (node.kind !== "apply") continue;
    const [first, , third] = node.operands;
    if (node.stencil === "list_set" && third?.kind === "local" && third.local === held) return true;
    if (node.stencil === "keep_value" && first?.kind === "local" && first.local === held)
      held = node.results[0] as number;
    else if (node.results.includes(held)) return false;
  }
  return false;
}

/** Which operand it is that they count. */
const COUNTING: Readonly<Record<string, number>> = { keep_value: 0, share_value: 0, drop_value: 0, list_set: 2 };
