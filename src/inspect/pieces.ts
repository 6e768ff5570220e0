/**
 * The bytes of a spliced module cut into pieces: which part of the plan each stands for, and each hole with what it was
 * patched with. Everything that links bytes to something else (hex, flat WAT, source map, machine code) reads this.
 */
import type { StencilLibrary } from "../bytecode/stencils.js";
import { type Node, type Operand, PARAMETERS, type Plan } from "../jit/plan/plan.js";
import { planLines } from "../jit/plan/print.js";
import type { Mark } from "../jit/stitch/marks.js";
import { splice } from "../jit/stitch/splice.js";
import { appliesOf } from "./exits.js";
import { type PatchedHole, patchedHoles } from "./holes.js";

export interface Piece {
  /** Its place in the list. */
  readonly id: number;
  /** Offsets in the module; `to` is beyond the last byte. */
  readonly from: number;
  readonly to: number;
  /** The plan's line, or what it is of the frame around the plan. */
  readonly title: string;
  /** The bytecode instruction that it works for; the header's for what enters the loop. */
  readonly pc: number;
  /** Before the loop: entry guards and loads. */
  readonly prologue: boolean;
  readonly stencil?: string;
  /** The stencil's own bytes within the piece. */
  readonly stencilFrom?: number;
  readonly stencilTo?: number;
  readonly holes: readonly PatchedHole[];
  /** Line of planLines. */
  readonly planLine?: number;
}

export interface SplicedModule {
  readonly bytes: Uint8Array;
  /** Instructions of the function. */
  readonly from: number;
  readonly to: number;
  /** In the order of the bytes, without gaps between `from` and `to`. */
  readonly pieces: readonly Piece[];
}

/** Splices the plan once more, with the marks. */
export function spliceInPieces(plan: Plan, library: StencilLibrary): SplicedModule {
  const marks: Mark[] = [];
  const bytes = splice(plan, library, (mark) => void marks.push(mark));
  // Outer before inner: a node is told when it ends.
  marks.sort((left, right) => left.from - right.from || right.to - left.to || rank(left) - rank(right));
  const body = marks.find(({ kind }) => kind === "function") as Mark;
  const cutter = new Cutter(plan, library, bytes);
  cutter.cut(
    body,
    marks.filter((mark) => mark !== body),
    "exit blocks",
  );
  return { bytes, from: body.from, to: body.to, pieces: cutter.pieces };
}

/**
 * The line of planLines for a node or an exit group, asked in the order of the plan: turns that a loop does at a time hold
 * the same nodes again, each with a line of its own.
 */
export function planLineOf(plan: Plan): (at: Node | number) => number | undefined {
  const lines = new Map<Node | number, number[]>();
  for (const [index, { node, group }] of planLines(plan).entries()) {
    const key = node ?? group;
    if (key !== undefined) lines.set(key, [...(lines.get(key) ?? []), index]);
  }
  return (at) => lines.get(at)?.shift();
}

const rank = ({ kind }: Mark): number => ["function", "group", "node", "stencil"].indexOf(kind);

type StencilMark = Extract<Mark, { kind: "stencil" }>;

class Cutter {
  readonly pieces: Piece[] = [];
  #pc: number;
  #prologue = true;
  readonly #lineOf: (at: Node | number) => number | undefined;

  constructor(
    private readonly plan: Plan,
    private readonly library: StencilLibrary,
    private readonly bytes: Uint8Array,
  ) {
    this.#pc = plan.header;
    this.#lineOf = planLineOf(plan);
  }

  /** Pieces of a mark whose inner marks are given, outer ones first. */
  cut(outer: Mark, inner: readonly Mark[], title: string, line?: number): void {
    let at = outer.from;
    let index = 0;
    while (index < inner.length) {
      const mark = inner[index] as Mark;
      let end = index + 1;
      while (end < inner.length && (inner[end] as Mark).to <= mark.to && (inner[end] as Mark).from < mark.to) end++;
      this.#gap(at, mark.from, title, line);
      this.#mark(mark, inner.slice(index + 1, end), line);
      at = mark.to;
      index = end;
    }
    this.#gap(at, outer.to, title, line);
  }

  #mark(mark: Mark, inner: readonly Mark[], outerLine: number | undefined): void {
    if (mark.kind === "group") {
      this.cut(mark, inner, this.plan.groups[mark.group]?.label ?? "", this.#lineOf(mark.group));
      return;
    }
    if (mark.kind !== "node") {
      this.#leaf(mark, [mark], mark.kind === "stencil" ? mark.stencil : "", outerLine);
      return;
    }
    const { node } = mark;
    if (node.kind === "loop") this.#prologue = false;
    this.#pc = pcOf(this.plan, node) ?? this.#pc;
    const line = this.#lineOf(node);
    const title = titleOf(this.plan, line);
    if ("body" in node) this.cut(mark, inner, title, line);
    else this.#leaf(mark, inner, title, line);
  }

  #gap(from: number, to: number, title: string, line?: number): void {
    if (from < to) this.#push({ from, to, title, holes: [], ...(line !== undefined && { planLine: line }) });
  }

  #leaf(mark: Mark, inner: readonly Mark[], title: string, line?: number): void {
    const stencils = inner.filter((one): one is StencilMark => one.kind === "stencil");
    const [first] = stencils;
    const holes = stencils.flatMap((stencil) => patchedHoles(stencil, this.library, this.plan, this.bytes));
    this.#push({
      from: mark.from,
      to: mark.to,
      title,
      holes,
      ...(line !== undefined && { planLine: line }),
      ...(first && { stencil: first.stencil, stencilFrom: first.from, stencilTo: first.to }),
    });
  }

  #push(piece: Omit<Piece, "id" | "pc" | "prologue">): void {
    this.pieces.push({ id: this.pieces.length, pc: this.#pc, prologue: this.#prologue, ...piece });
  }
}

function titleOf(plan: Plan, line: number | undefined): string {
  return line === undefined ? "" : (planLines(plan)[line]?.text ?? "").replace(/ {2};.*$/, "");
}

/** The bytecode instruction that a node works for; undefined when that of the node before it is meant. */
export function pcOf(plan: Plan, node: Node): number | undefined {
  if (node.kind === "exit" || node.kind === "safepoint") return plan.exits[node.exit]?.pc;
  if (node.kind === "generic" || node.kind === "copy") return node.pc;
  return appliesOf(node)[0]?.pc;
}

/** A wasm local's or an immediate's name. */
export function operandName(plan: Plan, operand: Operand): string {
  return operand.kind === "const" ? `${operand.value}:${operand.type}` : localName(plan, operand.local);
}

export function localName(plan: Plan, index: number): string {
  return ["fp", "thread", "loop"][index] ?? plan.locals[index - PARAMETERS]?.name ?? `scratch${index}`;
}
