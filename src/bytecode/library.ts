/**
 * Reads the stencil library that the build made (dist/wasm/stencils.json): one JSON object, a stencil a key,
 * its bytes as base64. A program applies a few of them: the bytes are decoded where somebody asks for them.
 */
import { readFileSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";
import type { Stencil, StencilLibrary } from "./stencils.js";

/** A stencil as it stands in the file. */
export type StoredStencil = Omit<Stencil, "bytes"> & { readonly bytes: string };

/** Where the build puts the library, seen from the compiled file of this module. */
export const LIBRARY_URL = new URL("../wasm/stencils.json", import.meta.url);

let own: StencilLibrary | undefined;

/** The library from its file; the build's own is read once. Throws PatchworkError when the file is missing. */
export function loadLibrary(url: URL = LIBRARY_URL): StencilLibrary {
  if (url !== LIBRARY_URL) return readLibrary(url);
  own ??= readLibrary(url);
  return own;
}

function readLibrary(url: URL): StencilLibrary {
  let text: string;
  try {
    text = readFileSync(url, "utf8");
  } catch {
    throw new PatchworkError(`the stencil library ${url.pathname} is missing; run \`npm run build\``);
  }
  return parseLibrary(text);
}

/** The library from the file's text. */
export function parseLibrary(text: string): StencilLibrary {
  const stored = JSON.parse(text) as Record<string, StoredStencil>;
  return new Map(Object.entries(stored).map(([name, stencil]) => [name, fromFile(name, stencil)]));
}

function fromFile(name: string, { params, results, scratch, bytes, holes, exits, wat, file }: StoredStencil): Stencil {
  let decoded: Uint8Array | undefined;
  return {
    name,
    params,
    results,
    scratch,
    get bytes() {
      decoded ??= decodeBase64(bytes);
      return decoded;
    },
    holes,
    exits,
    wat,
    file,
  };
}

/** A copy on its own buffer: `Buffer.from` may hand out a slice of a shared pool. */
function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64"));
}
