/**
 * One test for several floats: an item that is none has the bits of a NaN, and sums, differences and products of a NaN are NaNs.
 * So the items that go into one result are read as floats untested, and the result is tested. What is a NaN leaves to where the first of
 * them was read; nothing was done since but reading and calculating, so the interpreter does it again, with floats that are NaNs, too.
 * Where code kept leaving (floats that are NaNs may be why) each item is tested where it is read.
 */
import type { Context } from "./context.js";
import { ARITHMETIC } from "./lent.js";
import { type Apply, application, type ExitGroup, type Node, type PlanExit, withBody, withParts } from "./plan.js";

/** Results are NaNs when an operand is. */
export const SPREADS: ReadonlySet<string> = new Set(["add_float", "sub_float", "mul_float"]);
/** What else may stand in between: it only reads. */
export const READS: ReadonlySet<string> = new Set([
  ...["item_int", "item_list", "item_tuple", "item_load", "item_place", "guard_index", "guard_plain"],
  ...["list_len", "list_storage", "unbox_int", "unbox_float", "unbox_list", "int_to_float"],
  ...["add_int_fits", "sub_int_fits"],
]);

/** Straight code from one read of a float on: which of its nodes are reads, and the result that depends on all of them. */
interface Window {
  readonly end: number;
  readonly result: number;
  readonly reads: number;
}

export function withJointTests(nodes: readonly Node[], context: Context): Node[] {
  if (context.inputs.observation.stormy.length > 0) return [...nodes];
  const out: Node[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    const window = isRead(node) ? windowFrom(nodes, at, context) : undefined;
    if (window) {
      const exit = (node as Apply).exit as number;
      out.push(...nodes.slice(at, window.end + 1).map((inside) => untested(inside, exit)));
      const { pc } = nodes[window.end] as Apply;
      const operands = [{ kind: "local", local: window.result }] as const;
      out.push(application(pc, "guard_number", operands, [], exit));
      at = window.end;
    } else out.push("body" in node ? withBody(node, withJointTests(node.body, context)) : node);
  }
  return out;
}

const isRead = (node: Node): node is Apply =>
  node.kind === "apply" && node.stencil === "item_float" && node.exit !== undefined;

function untested(node: Node, exit: number): Node {
  if (node.kind !== "apply" || node.exit === undefined) return node;
  if (node.stencil !== "item_float") return withParts(node, { exit });
  return application(node.pc, "item_double", node.operands, node.results);
}

/** The longest one in which at least two reads are tested together. */
function windowFrom(nodes: readonly Node[], from: number, { exits }: Context): Window | undefined {
  const { exit } = nodes[from] as Apply;
  const { writes } = exits.groups[(exits.exits[exit as number] as PlanExit).group] as ExitGroup;
  const needed = new Set(writes.flatMap(({ from: stored }) => (stored.kind === "local" ? [stored.local] : [])));
  /** Reads that a local depends on. */
  const behind = new Map<number, ReadonlySet<number>>();
  let reads = 0;
  let best: Window | undefined;
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    if (node.kind === "copy") {
      if (needed.has(node.to)) break;
      const sources = node.from.kind === "local" ? behind.get(node.from.local) : undefined;
      if (sources) behind.set(node.to, sources);
      else behind.delete(node.to);
      continue;
    }
    if (node.kind !== "apply" || node.results.some((result) => needed.has(result))) break;
    const sources = node.operands.flatMap((operand) =>
      operand.kind === "local" ? [...(behind.get(operand.local) ?? [])] : [],
    );
    if (!mayStand(node, sources.length > 0)) break;
    const [result] = node.results;
    if (result === undefined) continue;
    if (isRead(node)) behind.set(result, new Set([reads++]));
    else if (sources.length > 0) behind.set(result, new Set(sources));
    else behind.delete(result);
    if (reads > 1 && behind.get(result)?.size === reads && !isRead(node)) best = { end: at, result, reads };
  }
  return best;
}

/** Whether it may be done before the reads are tested, and, if it depends on one, with what may be no float. */
function mayStand({ stencil }: Apply, depends: boolean): boolean {
  if (depends) return SPREADS.has(stencil);
  return stencil === "item_float" || READS.has(stencil) || (ARITHMETIC.test(stencil) && !stencil.startsWith("pow"));
}
