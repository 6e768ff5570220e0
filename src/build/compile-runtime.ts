/** AssemblyScript runtime → wasm binary, by asc in a child process of its own (it brings its own binaryen). */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LAYOUT } from "../base/layout.js";

const FLAGS = [
  "--runtime",
  "stub",
  "--noAssert",
  "--importMemory",
  "--sharedMemory",
  "--initialMemory",
  "32",
  "--maximumMemory",
  "65536",
  "--enable",
  "threads",
  "--enable",
  "bulk-memory",
  "--enable",
  "sign-extension",
  "--enable",
  "nontrapping-f2i",
  "--debug",
  "--memoryBase",
  String(LAYOUT.RUNTIME_DATA_BASE),
];

/** Compiles `entry` (wasm/index.ts) to `output` and returns the bytes. Throws with asc's messages. */
export function compileRuntime(entry: string, output: string, root: string, quick = false): Uint8Array {
  const asc = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "bin/asc.js");
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [asc, entry, "-o", output, quick ? "-O1" : "-O3", ...FLAGS],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new SyntaxError(`asc could not compile the runtime:\n${stderr}${stdout}`);
  return readFileSync(output);
}
