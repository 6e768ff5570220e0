/**
 * A version's code as a module for tools: names of functions and locals, and a source map from its bytes to the Python
 * lines. Made for inspection only; what runs is never made of this.
 */
import { basename } from "node:path";
import { addMapping, GenMapping, setSourceContent, toEncodedMap } from "@jridgewell/gen-mapping";
import { type CodeObject, originOf, type Position, type Program } from "../bytecode/code.js";
import { RUNTIME_FUNCTIONS, type StencilLibrary } from "../bytecode/stencils.js";
import { CALLED_FUNCTION, STITCHED_FUNCTION } from "../jit/stitch/module.js";
import { prepare } from "../jit/stitch/prepare.js";
import type { Locate } from "../jit/stitch/wat.js";
import type { InspectedLoop, Inspection, LoopVersion } from "./inspection.js";
import { pcOf, type SplicedModule, spliceInPieces } from "./pieces.js";
import { joined, nameSection, sourceMapSection, withoutCustomSections } from "./sections.js";

export interface WasmFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Absent for code by a plug-in's stitcher: nobody knows which byte is what. */
  readonly map?: { readonly name: string; readonly text: string };
  /** The Python file that the map speaks of, to lie beside. */
  readonly source: { readonly name: string; readonly text: string };
}

/** The module of a version as it ran. */
export async function wasmFile(inspection: Inspection, loop: InspectedLoop, version: LoopVersion): Promise<WasmFile> {
  const { program, library, run } = inspection;
  const { stitcher, passes = [] } = run.options;
  const source = sourceOf(program, loop.codeId);
  const name = `loop${loop.id}-v${version.version}-${stitcher}.wasm`;
  const url = `${name}.map`;
  if (stitcher === "splice") {
    const spliced = spliceInPieces(version.plan, library);
    const map = { name: url, text: sourceMap(program, loop.codeId, spliced, name) };
    return { name, bytes: withNames(version, library, [sourceMapSection(url)]), map, source };
  }
  if (!stitcher.startsWith("binaryen")) return { name, bytes: version.bytes, source };
  // Stitched once more, with positions. Binaryen's own name section knows which of its locals is what.
  const { binaryenWithMap } = await import("../jit/stitch/binaryen.js");
  const { binary, sourceMap: text } = binaryenWithMap(
    version.plan,
    library,
    stitcher === "binaryen" ? passes : "default",
    { url, locate: locator(program, loop.codeId, version) },
  );
  return { name, bytes: binary, map: { name: url, text: withSource(source.text, name, text ?? "") }, source };
}

/** The file of a code object as maps name it: the source lies beside the module, wherever the folder goes. */
function sourceOf(program: Program, codeId: number): WasmFile["source"] {
  const { module, source } = originOf(program, program.codes[codeId]);
  return { name: module ? `${module}.py` : basename(program.file), text: source };
}

/** The position of a node as Binaryen's text has it. */
function locator(program: Program, codeId: number, { plan }: LoopVersion): Locate {
  const source = sourceOf(program, codeId);
  const lines = source.text.split("\n");
  let pc = plan.header;
  return (node) => {
    if (typeof node === "number") return undefined;
    pc = pcOf(plan, node) ?? pc;
    const position = (program.codes[codeId] as CodeObject).positions[pc];
    return position && `${source.name}:${position.line}:${columnOf(lines, position)}`;
  };
}

/** Binaryen's map names the source; debuggers want its text too. */
function withSource(source: string, file: string, text: string): string {
  const map = JSON.parse(text) as { readonly sources: readonly string[] };
  return JSON.stringify({ ...map, file, sourcesContent: map.sources.map(() => source) });
}

/** The spliced module with names, and further sections behind them. Offsets of its code are those of `splice`. */
export function withNames(
  { plan, bytes }: LoopVersion,
  library: StencilLibrary,
  further: readonly Uint8Array[] = [],
): Uint8Array {
  const scratch = prepare(library).pool.flatMap(({ type, count }) =>
    Array.from({ length: count }, (_, index) => `scratch${index}.${type}`),
  );
  const names = nameSection({
    module: plan.name,
    functions: [...RUNTIME_FUNCTIONS.map(({ name }) => `rt.${name}`), ...(plan.called ? ["entrance"] : []), plan.name],
    index: plan.called ? CALLED_FUNCTION : STITCHED_FUNCTION,
    locals: ["fp", "thread", plan.called ? "depth" : "loop", ...plan.locals.map(({ name }) => name), ...scratch],
  });
  return joined([withoutCustomSections(bytes), names, ...further]);
}

/** In WebAssembly's source maps the generated line is 1 and the column is the byte offset in the module. */
function sourceMap(program: Program, codeId: number, { pieces }: SplicedModule, file: string): string {
  const map = new GenMapping({ file });
  const { name: source, text } = sourceOf(program, codeId);
  const lines = text.split("\n");
  setSourceContent(map, source, text);
  for (const { from, pc } of pieces) {
    const position = (program.codes[codeId] as CodeObject).positions[pc];
    if (!position) continue;
    const original = { line: position.line, column: columnOf(lines, position) };
    addMapping(map, { generated: { line: 1, column: from }, source, original });
  }
  return JSON.stringify(toEncodedMap(map));
}

/** Columns are UTF-8 bytes in code objects and UTF-16 units in source maps. */
function columnOf(lines: readonly string[], { line, column }: Position): number {
  const bytes = Buffer.from(lines[line - 1] ?? "").subarray(0, column);
  return bytes.toString("utf8").length;
}
