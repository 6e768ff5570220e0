/** AssemblyScript runtime → wasm binary, by asc in a child process of its own (it brings its own binaryen). */
import { spawn } from "node:child_process";
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

/**
 * Compiles `entry` (wasm/index.ts) to `output`, not optimised: the link optimises the whole, and code that was optimised
 * twice is larger and no faster. Throws with asc's messages.
 */
export async function compileRuntime(entry: string, output: string, root: string): Promise<void> {
  const asc = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "bin/asc.js");
  const child = spawn(process.execPath, [asc, entry, "-o", output, "--optimizeLevel", "0", ...FLAGS], { cwd: root });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new SyntaxError(`asc could not compile the runtime:\n${said}`);
}
