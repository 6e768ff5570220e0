/**
 * The module of a version as WebAssembly text. Folded: the plan's own text with a comment where a stencil begins (code
 * by binaryen: by wabt, from the bytes). Flat: the bytes disassembled, with their offsets.
 */
import { planToWat } from "../../jit/stitch/wat.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { type Piece, spliceInPieces } from "../pieces.js";
import { loopTitle } from "../text.js";
import { withNames } from "../wasm-file.js";

export async function watView(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  flat: boolean,
): Promise<string> {
  const { library, run } = inspection;
  const title = `;; ${loopTitle(loop)}, version ${version.version}, ${run.options.stitcher}\n`;
  if (run.options.stitcher !== "splice") return title + (await wabtText(version.bytes, !flat));
  if (!flat) return title + planToWat(version.plan, library);
  const lines = await flatLines(inspection, version);
  const body = lines.flatMap(({ offset, text, piece, first }) => [
    ...(first ? [`${" ".repeat(8)};; ${pieceComment(piece)}`] : []),
    `${String(offset).padStart(6)}  ${text}`,
  ]);
  return `${title}${body.join("\n")}\n`;
}

const pieceComment = ({ stencil, title, pc }: Piece): string =>
  `${stencil ? `«${stencil}» ` : ""}${title}, instruction ${pc}`;

/** Names as they are; throws where wabt cannot read or print the module. */
export async function wabtText(bytes: Uint8Array, foldExprs: boolean): Promise<string> {
  const { default: load } = await import("wabt");
  const wabt = await load();
  const module = wabt.readWasm(bytes, { readDebugNames: true, threads: true, sat_float_to_int: true });
  try {
    module.applyNames();
    return module.toText({ foldExprs, inlineExport: true });
  } finally {
    module.destroy();
  }
}

/** One wasm instruction of the spliced function. */
export interface FlatLine {
  readonly offset: number;
  /** Indented by nesting. */
  readonly text: string;
  readonly piece: Piece;
  /** The first line of its piece. */
  readonly first: boolean;
}

/** Of the code that splice makes of the plan, whatever stitcher ran. */
export async function flatLines({ library }: Inspection, version: LoopVersion): Promise<FlatLine[]> {
  const { bytes, pieces, from, to } = spliceInPieces(version.plan, library);
  const listing = await disassemble(withNames({ ...version, bytes }, library));
  let at = 0;
  let last: Piece | undefined;
  return listing
    .filter(({ offset }) => offset >= from && offset < to)
    .map(({ offset, text }) => {
      while ((pieces[at] as Piece).to <= offset) at++;
      const piece = pieces[at] as Piece;
      const first = piece !== last;
      last = piece;
      return { offset, text: text.replace(/^ {4}/, ""), piece, first };
    });
}

/** Mozilla's wasmparser, as browsers' debuggers show modules. */
export async function disassemble(bytes: Uint8Array): Promise<{ readonly offset: number; readonly text: string }[]> {
  const [{ default: parser }, { default: text }] = await Promise.all([
    import("wasmparser/dist/cjs/WasmParser.js"),
    import("wasmparser/dist/cjs/WasmDis.js"),
  ]);
  const { buffer } = Uint8Array.from(bytes);
  const names = new text.NameSectionReader();
  const reader = new parser.BinaryReader();
  reader.setData(buffer, 0, bytes.length);
  names.read(reader);
  const disassembler = new text.WasmDisassembler();
  disassembler.addOffsets = true;
  if (names.hasValidNames()) disassembler.nameResolver = names.getNameResolver();
  const again = new parser.BinaryReader();
  again.setData(buffer, 0, bytes.length);
  disassembler.disassembleChunk(again);
  const { lines, offsets } = disassembler.getResult();
  return lines.map((text, index) => ({ text, offset: offsets?.[index] ?? 0 }));
}
