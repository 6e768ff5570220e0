/**
 * Reverse postorder and the dominator tree of a small control-flow graph, by the iterative algorithm of Cooper,
 * Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001). Nodes are numbers.
 */

export interface FlowGraph {
  /** All reachable nodes in reverse postorder; the first is the entry. */
  readonly order: readonly number[];
  /** Place of a node in `order`. */
  readonly rank: ReadonlyMap<number, number>;
  /** Nodes whose immediate dominator is the node. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  /** Nodes with several forward edges into them. */
  readonly merges: ReadonlySet<number>;
  /** Targets of edges that go back in `order`. */
  readonly loopHeaders: ReadonlySet<number>;
  /** True when every edge that goes back goes to a node that dominates its source. */
  readonly reducible: boolean;
}

export function analyseFlow(entry: number, successors: (node: number) => readonly number[]): FlowGraph {
  const order = reversePostorder(entry, successors);
  const rank = new Map(order.map((node, index) => [node, index]));
  const rankOf = (node: number) => rank.get(node) as number;
  const predecessors = new Map<number, number[]>(order.map((node) => [node, []]));
  for (const node of order) for (const target of successors(node)) predecessors.get(target)?.push(node);
  const parent = immediateDominators(order, rankOf, predecessors);
  const forward = (node: number) => (predecessors.get(node) ?? []).filter((from) => rankOf(from) < rankOf(node));
  const children = new Map<number, number[]>(order.map((node) => [node, []]));
  for (const node of order.slice(1)) children.get(parent.get(node) as number)?.push(node);
  const back = order.flatMap((from) =>
    successors(from)
      .filter((to) => rankOf(to) <= rankOf(from))
      .map((to) => [from, to] as const),
  );
  return {
    order,
    rank,
    children,
    merges: new Set(order.filter((node) => forward(node).length > 1)),
    loopHeaders: new Set(back.map(([, to]) => to)),
    reducible: back.every(([from, to]) => dominates(to, from, parent)),
  };
}

/** Depth first without recursion: regions may be long chains. */
function reversePostorder(entry: number, successors: (node: number) => readonly number[]): number[] {
  const seen = new Set([entry]);
  const finished: number[] = [];
  const stack = [{ node: entry, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const target = successors(top.node)[top.next++];
    if (target === undefined) {
      finished.push(top.node);
      stack.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      stack.push({ node: target, next: 0 });
    }
  }
  return finished.reverse();
}

function immediateDominators(
  order: readonly number[],
  rankOf: (node: number) => number,
  predecessors: ReadonlyMap<number, readonly number[]>,
): Map<number, number> {
  const [entry] = order as [number];
  const parent = new Map([[entry, entry]]);
  const common = (left: number, right: number): number => {
    let [a, b] = [left, right];
    while (a !== b) {
      while (rankOf(a) > rankOf(b)) a = parent.get(a) as number;
      while (rankOf(b) > rankOf(a)) b = parent.get(b) as number;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order.slice(1)) {
      const known = (predecessors.get(node) ?? []).filter((from) => parent.has(from));
      const dominator = known.reduce(common);
      if (parent.get(node) !== dominator) {
        parent.set(node, dominator);
        changed = true;
      }
    }
  }
  return parent;
}

function dominates(dominator: number, node: number, parent: ReadonlyMap<number, number>): boolean {
  for (let at = node; ; at = parent.get(at) as number) {
    if (at === dominator) return true;
    if (parent.get(at) === at) return false;
  }
}
