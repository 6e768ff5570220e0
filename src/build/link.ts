/** One link of the build, in a process of its own, since several run at once: `link.js RUNTIME OUTPUT [quick]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLibrary } from "../bytecode/library.js";
import { linkModules } from "./module.js";

const [runtime = "", output = "", ...words] = process.argv.slice(2);
const { plain, counting } = linkModules({
  runtime: readFileSync(runtime),
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
