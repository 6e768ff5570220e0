/**
 * Where linked modules are kept between runs: files named by a hash of everything they were made from, written whole
 * (a rename) so that processes at the same time do not see half of one.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** PATCHWORK_CACHE, else the user's cache folder; the temporary folder where that cannot be written. */
function folders(): string[] {
  const { PATCHWORK_CACHE, XDG_CACHE_HOME } = process.env;
  const own = PATCHWORK_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "patchwork-jit");
  return [own, join(tmpdir(), "patchwork-jit")];
}

/** The path of a cached file, made by `make` when it is not there yet. */
export async function cached(name: string, make: () => Promise<Uint8Array | string>): Promise<string> {
  for (const folder of folders()) {
    const path = join(folder, name);
    if (isThere(path)) return path;
  }
  const content = await make();
  let failure: unknown;
  for (const folder of folders()) {
    try {
      return store(folder, name, content);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function isThere(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

function store(folder: string, name: string, content: Uint8Array | string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const draft = `${path}.${process.pid}.${Date.now()}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
  return path;
}

/** A name for what is made from these parts. */
export function hashOf(parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 32);
}
