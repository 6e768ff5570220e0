/** One link of the build, in a process of its own, since several run at once: `link.js RUNTIME POLICY OUTPUT [quick]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLibrary } from "../bytecode/library.js";
import type { CountPolicy } from "./interpreter/ownership.js";
import { linkModules } from "./module.js";

const [runtime = "", policy = "", output = "", ...words] = process.argv.slice(2);
const { plain, counting } = linkModules({
  runtime: readFileSync(runtime),
  policy: policy as CountPolicy,
  library: loadLibrary(),
  quick: words.includes("quick"),
});
for (const [file, bytes] of [
  [`${output}.wasm`, plain],
  [`${output}-stats.wasm`, counting],
] as const) {
  writeFileSync(file, bytes);
  console.error(`${file.replace(/.*[\\/]/, "")}: ${bytes.length} bytes`);
}
