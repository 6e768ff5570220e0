/**
 * One plan's code by several stitchers, side by side: each listing cut into chunks that stand for a line of the plan, and
 * the chunks of the same line in one row. What a pass removed leaves an empty cell, what it moved stands where it went.
 */
import type { StencilLibrary } from "../bytecode/stencils.js";
import type { Node, Plan } from "../jit/plan/plan.js";
import { planLines } from "../jit/plan/print.js";
import type { Inspection, LoopVersion } from "./inspection.js";
import { planLineOf, spliceInPieces } from "./pieces.js";
import { disassemble, flatLines } from "./views/wat.js";

/** A stretch of code that stands for one line of the plan. */
export interface Chunk {
  /** Of planLines; undefined for what frames the plan. */
  readonly planLine: number | undefined;
  /** Instructions, their common indentation taken off. */
  readonly lines: readonly string[];
  readonly sizeBytes: number;
}

export interface SideBySideRow {
  readonly planLine: number | undefined;
  /** The line of the plan as text, behind the stencil that it applies. */
  readonly title: string;
  /** The bytecode instruction that it works for. */
  readonly pc: number | undefined;
  /** One cell a stitcher; undefined where it has no code for the line. */
  readonly cells: readonly (Chunk | undefined)[];
}

export interface SideBySide {
  readonly stitchers: readonly string[];
  readonly rows: readonly SideBySideRow[];
}

/** Stitchers whose code says which line of the plan it is of. A plug-in's does not. */
export const ALIGNED_STITCHERS = ["splice", "binaryen", "binaryen-opt"] as const;
export type AlignedStitcher = (typeof ALIGNED_STITCHERS)[number];

export async function sideBySide(
  inspection: Inspection,
  version: LoopVersion,
  stitchers: readonly AlignedStitcher[] = ALIGNED_STITCHERS,
): Promise<SideBySide> {
  const { plan } = version;
  const lists: Chunk[][] = [];
  for (const stitcher of stitchers)
    lists.push(
      stitcher === "splice"
        ? await chunksOfSplice(inspection, version)
        : await chunksOfBinaryen(plan, inspection.library, stitcher),
    );
  const { pieces } = spliceInPieces(plan, inspection.library);
  const lines = planLines(plan);
  const known = new Map(pieces.map((piece) => [piece.planLine, piece]));
  const rows = align(lists).map((cells): SideBySideRow => {
    const planLine = cells.find((cell) => cell !== undefined)?.planLine;
    const line = planLine === undefined ? undefined : lines[planLine];
    const title = line?.text.replace(/ {2};.*$/, "") ?? "around the plan: blocks that exits leave";
    // What an exit writes back is of no instruction.
    const pc = line?.node && known.get(planLine)?.pc;
    return { planLine, title, pc, cells };
  });
  return { stitchers, rows };
}

async function chunksOfSplice(inspection: Inspection, version: LoopVersion): Promise<Chunk[]> {
  const { to } = spliceInPieces(version.plan, inspection.library);
  const lines = await flatLines(inspection, version);
  return chunks(
    version.plan,
    lines.map(({ offset, text, piece }) => ({ offset, text, planLine: piece.planLine })),
    to,
  );
}

/** Binaryen's source map carries the plan's lines in place of a program's. */
async function chunksOfBinaryen(
  plan: Plan,
  library: StencilLibrary,
  stitcher: "binaryen" | "binaryen-opt",
): Promise<Chunk[]> {
  const { binaryenWithMap } = await import("../jit/stitch/binaryen.js");
  const lineOf = planLineOf(plan);
  const locate = (at: Node | number): string | undefined => {
    const line = lineOf(at);
    return line === undefined ? undefined : `plan:${line + 1}:0`;
  };
  const passes = stitcher === "binaryen" ? [] : "default";
  const { binary, sourceMap } = binaryenWithMap(plan, library, passes, { url: "plan", locate });
  const listing = await disassemble(binary);
  // The way in from the interpreter, where a function has one, stands before it.
  const head = listing.findLastIndex(({ text }) => /^ *\(func /.test(text));
  const body = listing.slice(head + 1).filter(({ text }) => !/^ *(\(local |\)|$)/.test(text));
  const mapped = await lineByOffset(sourceMap);
  const end = listing.slice(head + 1).find(({ text }) => /^ {2}\)$/.test(text))?.offset ?? binary.length;
  return chunks(
    plan,
    body.map(({ offset, text }) => ({ offset, text: text.replace(/\$\d+\./g, "$"), planLine: mapped(offset) })),
    end,
  );
}

/** The plan's line of a byte, asked in rising order: that of the last place before it that has one. */
async function lineByOffset(sourceMap: string | null): Promise<(offset: number) => number | undefined> {
  const { decodedMappings, TraceMap } = await import("@jridgewell/trace-mapping");
  const places = sourceMap === null ? [] : decodedMappings(new TraceMap(sourceMap)).flat();
  const mapped = places.flatMap(([at, , line]) => (line === undefined ? [] : [{ at, line }]));
  let index = -1;
  return (offset) => {
    while ((mapped[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= offset) index++;
    return mapped[index]?.line;
  };
}

interface Line {
  readonly offset: number;
  readonly text: string;
  readonly planLine: number | undefined;
}

/** Neighbours of one line of the plan. Blocks that lead to what exits write back are of no line. */
function chunks(plan: Plan, listing: readonly Line[], end: number): Chunk[] {
  const shown = planLines(plan);
  const frames = (line: Line) =>
    line.planLine !== undefined && shown[line.planLine]?.group !== undefined && /^ *(block|end)\b/.test(line.text);
  const lines = listing
    .filter(({ text }) => text.trim() !== ")")
    .map((line) => (frames(line) ? { ...line, planLine: undefined } : line));
  const found: Chunk[] = [];
  let from = 0;
  for (let at = 1; at <= lines.length; at++) {
    const { planLine, offset } = lines[from] as Line;
    if (at < lines.length && lines[at]?.planLine === planLine) continue;
    const own = lines.slice(from, at).map(({ text }) => text);
    found.push({ planLine, lines: outdented(own), sizeBytes: (lines[at]?.offset ?? end) - offset });
    from = at;
  }
  return found;
}

function outdented(lines: readonly string[]): string[] {
  const depth = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(depth));
}

/** Rows of all lists in the order of the first; what only others have stands before the next row that both have. */
function align(lists: readonly Chunk[][]): (Chunk | undefined)[][] {
  const [first = [], ...others] = lists;
  const partners = others.map((other) => matches(first, other));
  const taken = others.map(() => 0);
  const rows: (Chunk | undefined)[][] = [];
  for (let at = 0; at <= first.length; at++) {
    for (const [index, other] of others.entries()) {
      const until = at < first.length ? partners[index]?.get(at) : other.length;
      if (until === undefined) continue;
      for (let place = taken[index] as number; place < until; place++)
        rows.push(lists.map((_, column) => (column === index + 1 ? other[place] : undefined)));
      taken[index] = until + 1;
    }
    if (at === first.length) break;
    rows.push([
      first[at],
      ...others.map((other, index) => {
        const partner = partners[index]?.get(at);
        return partner === undefined ? undefined : other[partner];
      }),
    ]);
  }
  return rows;
}

/** A longest common subsequence of lines of the plan: index in the second list by index in the first. */
function matches(left: readonly Chunk[], right: readonly Chunk[]): Map<number, number> {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const same = (row: number, column: number) => left[row]?.planLine === right[column]?.planLine;
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--) {
      const next = (row + 1) * width + column;
      lengths[row * width + column] = same(row, column)
        ? 1 + (lengths[next + 1] as number)
        : Math.max(lengths[next] as number, lengths[row * width + column + 1] as number);
    }
  const found = new Map<number, number>();
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    if (same(row, column)) found.set(row++, column++);
    else if ((lengths[(row + 1) * width + column] as number) >= (lengths[row * width + column + 1] as number)) row++;
    else column++;
  }
  return found;
}
