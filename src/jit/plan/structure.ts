/**
 * Basic blocks → structured control flow, by Ramsey's "Beyond Relooper" (ICFP 2022): the dominator tree gives the
 * nesting. A block with several ways in stands behind a wasm `block` in its dominator; a loop header opens a `loop`;
 * any other block stands where its one way in is.
 */
import { LAYOUT } from "../../base/layout.js";
import { decode } from "../../bytecode/operands.js";
import type { FlowGraph } from "../analysis/dominators.js";
import { isBackEdge, leadsBack } from "../analysis/families.js";
import type { RegionBlock, RegionEdge } from "../region/region.js";
import { lowerBlock } from "./block.js";
import type { BranchItem, Context } from "./context.js";
import { blockLabel, branchTo, convert, loopLabel } from "./edges.js";
import type { BlockStates } from "./infer.js";
import type { State } from "./known.js";
import type { Node } from "./plan.js";

export class Structurer {
  readonly #blocks: ReadonlyMap<number, RegionBlock>;

  constructor(
    private readonly context: Context,
    private readonly flow: FlowGraph,
    private readonly states: BlockStates,
  ) {
    this.#blocks = new Map(context.inputs.region.blocks.map((block) => [block.start, block]));
  }

  /** The block and everything that it dominates. Control does not fall out of the result. */
  tree(start: number): Node[] {
    const rank = (node: number) => this.flow.rank.get(node) as number;
    const merges = (this.flow.children.get(start) ?? []).filter((child) => this.flow.merges.has(child));
    const nested = this.#within(
      start,
      merges.sort((left, right) => rank(left) - rank(right)),
    );
    return this.flow.loopHeaders.has(start) ? [{ kind: "loop", label: loopLabel(start), body: nested }] : nested;
  }

  /** The code of the block inside one wasm `block` for each merge; the last in order is outermost. */
  #within(start: number, merges: readonly number[]): Node[] {
    const outermost = merges.at(-1);
    if (outermost === undefined) return this.#code(start);
    const body = this.#within(start, merges.slice(0, -1));
    return [{ kind: "block", label: blockLabel(outermost), body }, ...this.tree(outermost)];
  }

  #code(start: number): Node[] {
    const block = this.#blocks.get(start) as RegionBlock;
    const state = this.states.get(start);
    // No state: what stands before it always leaves, so inference never came here.
    if (!state) return [];
    const lowered = lowerBlock(this.context, block, state);
    const nodes = lowered.items.map((item) => (item.kind === "branch" ? this.#test(block, item) : item));
    return lowered.end ? [...nodes, ...this.#edge(block, block.next, lowered.end)] : nodes;
  }

  #test(block: RegionBlock, { condition, edge, state }: BranchItem): Node {
    const body = this.#edge(block, edge, state);
    const [only] = body;
    if (body.length === 1 && only?.kind === "br") return { kind: "br_if", label: only.label, condition };
    return { kind: "if", condition, body };
  }

  /** What happens on the way along an edge, and then its branch, exit, or the target's own code. */
  #edge(block: RegionBlock, edge: RegionEdge, state: State): Node[] {
    const { context, flow } = this;
    const { target } = edge;
    const wanted = this.states.get(target);
    // A block that is one `raise` leaves to itself.
    if (edge.kind === "exit" || !this.#blocks.has(target) || !wanted) {
      return [{ kind: "exit", exit: context.exits.leave(target, state, this.#kindOfExit(edge)) }];
    }
    const nodes = convert(context, target, state, wanted);
    const branch = branchTo(flow, block.start, target);
    if (!branch) return [...nodes, ...this.tree(target)];
    if (branch.kind === "br" && branch.label === loopLabel(target)) {
      if (context.turns !== undefined) nodes.push({ kind: "count", local: context.turns, turns: 1 });
      nodes.push({ kind: "safepoint", exit: context.exits.leave(this.#safepointPc(block, target), wanted) });
    }
    return [...nodes, branch];
  }

  /** Where the loop ends, or where the interpreter goes on with the turn. */
  #kindOfExit({ target, cold }: RegionEdge): number {
    const { observation } = this.context.inputs;
    return cold || leadsBack(observation, target) ? LAYOUT.EXIT_NORMAL : LAYOUT.EXIT_END;
  }

  /** The interpreter performs the back-edge itself: it serves the request and enters stitched code again. */
  #safepointPc(block: RegionBlock, target: number): number {
    const last = block.end - 1;
    return isBackEdge(decode(this.context.inputs.observation.instructions, last).row) ? last : target;
  }
}
