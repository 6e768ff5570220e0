/**
 * The build, after tsc: the entries bundled, stencils → library and AssemblyScript tables → runtime → interpreter modules.
 * `node dist/build/main.js`; everything it makes is in dist/wasm and wasm/generated.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.js";
import { compileRuntime } from "./compile-runtime.js";
import { runtimeMembers } from "./generate-members.js";
import { HEADER, runtimeBuiltins, runtimeLayout, runtimeOpcodes, runtimeStencils } from "./generate-runtime.js";
import { libraryJson, makeLibrary } from "./library.js";
import { readStencilFiles } from "./read-stencils.js";
import { SLOW_STENCIL, withSlowStencil } from "./slow-stencil.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = join(root, "wasm/generated");
const output = join(root, "dist/wasm");
mkdirSync(generated, { recursive: true });
mkdirSync(output, { recursive: true });
await bundle(join(root, "dist"));

// The library that is written in the language.
const pythonLibrary = join(root, "dist/python");
rmSync(pythonLibrary, { recursive: true, force: true });
cpSync(join(root, "src/python"), pythonLibrary, { recursive: true });

const files = withSlowStencil(readStencilFiles(join(root, "stencils")), process.env[SLOW_STENCIL]);
if (process.env[SLOW_STENCIL]) console.error(`slowed on purpose: ${process.env[SLOW_STENCIL]}`);
const stencils = await makeLibrary(files);
writeFileSync(join(output, "stencils.json"), libraryJson(stencils));
writeFileSync(join(generated, "builtins.ts"), runtimeBuiltins());
writeFileSync(join(generated, "members.ts"), runtimeMembers(HEADER));
writeFileSync(join(generated, "opcodes.ts"), runtimeOpcodes());
writeFileSync(join(generated, "stencils.ts"), runtimeStencils(stencils));

/** PATCHWORK_BUILD=quick: hardly optimised; for work on the runtime, never for figures. */
const quick = process.env.PATCHWORK_BUILD === "quick";
const linker = fileURLToPath(new URL("./link.js", import.meta.url));

/** Links a runtime and optimises the whole, which takes longest: the variants do it side by side. */
function link(runtime: string, name: string, counting: boolean): Promise<void> {
  const words = [...(counting ? ["counting"] : []), ...(quick ? ["quick"] : [])];
  const child = spawn(process.execPath, [linker, runtime, join(output, name), ...words], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`linking ${name} failed; see above`))));
  });
}

const links: Promise<void>[] = [];
for (const policy of ["atomic", "plain"] as const) {
  writeFileSync(join(generated, "layout.ts"), runtimeLayout(policy === "atomic"));
  const runtime = join("dist/wasm", `runtime-${policy}.wasm`);
  await compileRuntime("wasm/index.ts", runtime, root, quick);
  for (const counting of [false, true])
    links.push(link(join(root, runtime), `${policy}${counting ? "-stats" : ""}.wasm`, counting));
}
await Promise.all(links);
