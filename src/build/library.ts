/** The stencil library: all files assembled by wabt, every stencil extracted and held against the opcode table. */
import wabt from "wabt";
import { OPCODES } from "../bytecode/opcodes.js";
import { printSExpression } from "../bytecode/sexpression.js";
import type { Stencil } from "../bytecode/stencils.js";
import { checkRows } from "./check-rows.js";
import { decodeModule } from "./decode.js";
import { extractStencil } from "./extract.js";
import type { StencilFile } from "./stencil-text.js";

/** What wabt has to be told of; V8 has it all. */
export const WABT_FEATURES = {
  threads: true,
  multi_value: true,
  sat_float_to_int: true,
  sign_extension: true,
  mutable_globals: true,
  bulk_memory: true,
};

/** The library of the toolkit. Throws with wabt's message (file, line) or naming the stencil that breaks a rule. */
export async function makeLibrary(files: readonly StencilFile[]): Promise<Stencil[]> {
  const stencils = await assembleStencils(files);
  checkRows(OPCODES, new Map(stencils.map((stencil) => [stencil.name, stencil])));
  return stencils;
}

/** Parses a module's text for what wabt says of it, with lines of the text as written. Throws wabt's message. */
export async function parseText(file: string, text: string): Promise<void> {
  const { parseWat } = await wabt();
  parseWat(file, text, WABT_FEATURES).destroy();
}

/** Assembles and extracts. */
export async function assembleStencils(files: readonly StencilFile[]): Promise<Stencil[]> {
  const { parseWat } = await wabt();
  return files.flatMap(({ file, module, stencils }) => {
    const assembled = parseWat(file, printSExpression(module), WABT_FEATURES);
    const { buffer } = assembled.toBinary({});
    assembled.destroy();
    // V8 judges: wabt.js's own validation takes no feature flags.
    if (!WebAssembly.validate(new Uint8Array(buffer))) new WebAssembly.Module(new Uint8Array(buffer));
    const decoded = decodeModule(buffer);
    return stencils.map((text) => extractStencil(text, decoded));
  });
}

/** dist/wasm/stencils.json: the stencils by name, bytes as base64. */
export function libraryJson(stencils: readonly Stencil[]): string {
  return JSON.stringify(
    Object.fromEntries(
      stencils.map((stencil) => [stencil.name, { ...stencil, bytes: Buffer.from(stencil.bytes).toString("base64") }]),
    ),
  );
}
