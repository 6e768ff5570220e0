/** The hand-written modules of bench/limits, from text to bytes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import wabt from "wabt";

/** Throws with wabt's message (file, line). */
export async function makeLimits(from: string, to: string): Promise<void> {
  const { parseWat } = await wabt();
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from).filter((name) => name.endsWith(".wat"))) {
    const module = parseWat(file, readFileSync(join(from, file), "utf8"));
    try {
      module.validate();
      writeFileSync(join(to, file.replace(/wat$/, "wasm")), module.toBinary({}).buffer);
    } finally {
      module.destroy();
    }
  }
}
