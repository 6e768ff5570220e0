/** One link of the build, in a process of its own, since several run at once: `link.js RUNTIME OUTPUT [counting] [quick]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLibrary } from "../bytecode/library.js";
import { linkModule } from "./module.js";

const [runtime = "", output = "", ...words] = process.argv.slice(2);
const bytes = linkModule({
  runtime: readFileSync(runtime),
  library: loadLibrary(),
  counting: words.includes("counting"),
  quick: words.includes("quick"),
});
writeFileSync(output, bytes);
console.error(`${output.replace(/.*[\\/]/, "")}: ${bytes.length} bytes`);
