/** The stencils of a version in the order in which they stand in its code. */
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { type Piece, spliceInPieces } from "../pieces.js";
import { columns, heading, loopTitle, plural } from "../text.js";

export function stencilsView({ library }: Inspection, loop: InspectedLoop, version: LoopVersion): string {
  const { pieces, to, from } = spliceInPieces(version.plan, library);
  const applied = pieces.filter((piece) => piece.stencil !== undefined);
  const stencilBytes = applied.reduce((sum, piece) => sum + sizeOf(piece), 0);
  const rows = applied.map((piece) => [
    String(piece.from),
    String(piece.pc),
    `line ${version.observation.lines[piece.pc] ?? "?"}`,
    piece.prologue ? "entry" : "",
    piece.stencil as string,
    plural(sizeOf(piece), "byte"),
    plural(piece.holes.length, "hole"),
    piece.title,
  ]);
  return [
    heading(`${loopTitle(loop)}, version ${version.version}`),
    ...columns([["at", "pc", "source", "", "stencil", "size", "holes", "plan"], ...rows], [0, 1]),
    `${plural(applied.length, "stencil")}, ${stencilBytes} of ${to - from} bytes of instructions; the rest is control flow, moves and write-backs`,
    "",
  ].join("\n");
}

const sizeOf = ({ stencilFrom = 0, stencilTo = 0 }: Piece): number => stencilTo - stencilFrom;
