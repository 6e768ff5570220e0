/**
 * The build, after tsc: stencils → library and AssemblyScript tables → runtime → interpreter modules.
 * `node dist/build/main.js`; everything it makes is in dist/wasm and wasm/generated.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runtimeLayout, runtimeOpcodes, runtimeStencils } from "./generate-runtime.js";
import { libraryJson, makeLibrary } from "./library.js";
import { readStencilFiles } from "./read-stencils.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = join(root, "wasm/generated");
const output = join(root, "dist/wasm");
mkdirSync(generated, { recursive: true });
mkdirSync(output, { recursive: true });

const files = readStencilFiles(join(root, "stencils"));
const stencils = await makeLibrary(files);
writeFileSync(join(output, "stencils.json"), libraryJson(stencils));
writeFileSync(join(generated, "layout.ts"), runtimeLayout(false));
writeFileSync(join(generated, "opcodes.ts"), runtimeOpcodes());
writeFileSync(join(generated, "stencils.ts"), runtimeStencils(stencils));
