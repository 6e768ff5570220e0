/** The bytes of a version, a piece of the plan a line, patched holes in brackets. */
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { type Piece, spliceInPieces } from "../pieces.js";
import { heading, hexByte, loopTitle } from "../text.js";

/** A run of bytes: copied as it is, or a hole with what it was patched with. */
export interface ByteRun {
  readonly bytes: string;
  readonly hole?: string;
  readonly kind?: "param" | "scratch" | "exit" | "call";
}

export function byteRuns(bytes: Uint8Array, piece: Piece): ByteRun[] {
  const text = (from: number, to: number) => Array.from(bytes.subarray(from, to), hexByte).join(" ");
  const runs: ByteRun[] = [];
  let at = piece.from;
  for (const hole of piece.holes) {
    if (hole.from > at) runs.push({ bytes: text(at, hole.from) });
    runs.push({ bytes: text(hole.from, hole.to), hole: hole.text, kind: hole.kind });
    at = hole.to;
  }
  if (piece.to > at) runs.push({ bytes: text(at, piece.to) });
  return runs;
}

export function hexView({ library, run }: Inspection, loop: InspectedLoop, version: LoopVersion): string {
  const { bytes, from, to, pieces } = spliceInPieces(version.plan, library);
  const other = Buffer.compare(bytes, version.bytes) !== 0;
  const lines = pieces.flatMap((piece) => {
    const runs = byteRuns(bytes, piece);
    const holes = runs.flatMap(({ hole }) => hole ?? []);
    return [
      `${String(piece.from).padStart(6)}  ${piece.stencil ? `«${piece.stencil}» ` : ""}${piece.title}`,
      `        ${runs.map((one) => (one.hole === undefined ? one.bytes : `[${one.bytes}]`)).join(" ")}`,
      ...(holes.length > 0 ? [`        holes: ${holes.join("; ")}`] : []),
    ];
  });
  return [
    heading(`${loopTitle(loop)}, version ${version.version}`),
    ...(other
      ? [
          `these are the bytes that splice makes of the plan; the run used ${run.options.stitcher}, whose code keeps no stencils apart`,
        ]
      : []),
    `${bytes.length} bytes: 0–${from - 1} header, imports and locals (the same for every loop), ${from}–${to - 1} code, ${to}–${bytes.length - 1} the name`,
    ...lines,
    "",
  ].join("\n");
}
