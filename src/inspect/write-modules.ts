/** Writes the modules of compiled loops, with their source maps and the Python sources, into a folder. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PatchworkError } from "../base/errors.js";
import { writeText } from "../lab/files.js";
import type { InspectedLoop, Inspection, LoopVersion } from "./inspection.js";
import { wasmFile } from "./wasm-file.js";

/** Returns the names of the files, in order. Throws PatchworkError when one cannot be written. */
export async function writeModules(
  inspection: Inspection,
  folder: string,
  versions: readonly (readonly [InspectedLoop, LoopVersion])[],
): Promise<string[]> {
  const written: string[] = [];
  const sources = new Map<string, string>();
  const write = (name: string, content: string | Uint8Array) => {
    writeText(join(folder, name), content);
    written.push(name);
  };
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new PatchworkError(`cannot write into ${folder}: ${(error as Error).message}`);
  }
  for (const [loop, version] of versions) {
    const { name, bytes, map, source } = await wasmFile(inspection, loop, version);
    write(name, bytes);
    if (map) write(map.name, map.text);
    sources.set(source.name, source.text);
  }
  for (const [name, text] of sources) write(name, text);
  return written;
}
