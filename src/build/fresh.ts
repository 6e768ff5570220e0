/**
 * Steps of the build that take long are left out when what they are made of is what it was. A key file says what an
 * output was made of: the hash of contents, not times, which a checkout changes.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One hash of texts, bytes and whole folders (`{ folder, ends }`: files by name, below it too). */
export function keyOf(
  ...parts: readonly (string | Uint8Array | { readonly folder: string; readonly ends: string })[]
): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Uint8Array) hash.update(part).update("\0");
    else {
      const files = readdirSync(part.folder, { recursive: true, encoding: "utf8" });
      for (const file of files.filter((name) => name.endsWith(part.ends)).sort())
        hash
          .update(file)
          .update("\0")
          .update(readFileSync(join(part.folder, file)))
          .update("\0");
    }
  }
  return hash.digest("hex");
}

/** Runs `make` unless all `outputs` are there and were made of `key`. */
export async function unlessFresh(
  keyFile: string,
  key: string,
  outputs: readonly string[],
  make: () => Promise<void>,
): Promise<void> {
  if (outputs.every(existsSync) && existsSync(keyFile) && readFileSync(keyFile, "utf8") === key) return;
  await make();
  writeFileSync(keyFile, key);
}
