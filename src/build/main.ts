/**
 * The build, after tsc: the entries bundled, stencils → library and AssemblyScript tables → runtime → interpreter modules.
 * `node dist/build/main.js`; everything it makes is in dist/wasm and wasm/generated.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.js";
import { keepCode } from "./code-cache.js";
import { compileRuntime } from "./compile-runtime.js";
import { keyOf, unlessFresh } from "./fresh.js";
import { runtimeMembers } from "./generate-members.js";
import { HEADER, runtimeBuiltins, runtimeLayout, runtimeOpcodes, runtimeStencils } from "./generate-runtime.js";
import { libraryJson, makeLibrary } from "./library.js";
import { makeLimits } from "./limits.js";
import { readStencilFiles } from "./read-stencils.js";
import { SLOW_STENCIL, withSlowStencil } from "./slow-stencil.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = join(root, "wasm/generated");
const output = join(root, "dist/wasm");
mkdirSync(generated, { recursive: true });
mkdirSync(output, { recursive: true });
await bundle(join(root, "dist"));

// The library that is written in the language, and what programs link of it.
const pythonLibrary = join(root, "dist/python");
const pythonKey = keyOf(
  { folder: join(root, "src/python"), ends: ".py" },
  ...["base", "bytecode", "language"].map((folder) => ({ folder: join(root, "dist", folder), ends: ".js" })),
  readFileSync(join(root, "package-lock.json")),
);
await unlessFresh(join(generated, "python.key"), pythonKey, [join(pythonLibrary, ".compiled/threading.jsonl")], () => {
  rmSync(pythonLibrary, { recursive: true, force: true });
  cpSync(join(root, "src/python"), pythonLibrary, { recursive: true });
  return run("../language/compiled/main.js");
});

// What the bench holds the JIT against.
await makeLimits(join(root, "bench/limits"), join(root, "dist/limits"));

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

/** What a link depends on besides the runtime: the stencils and everything in code that makes modules of them. */
const makers = keyOf(
  readFileSync(join(output, "stencils.json")),
  ...["base", "bytecode", "build"].map((folder) => ({ folder: join(root, "dist", folder), ends: ".js" })),
  readFileSync(join(root, "package-lock.json")),
  String(quick),
);

/** Links a runtime and optimises the whole, which takes longest: the policies do it side by side. */
function link(policy: string, runtime: string): Promise<void> {
  const outputs = ["", "-stats"].map((variant) => join(output, `${policy}${variant}.wasm`));
  const key = keyOf(makers, readFileSync(runtime));
  return unlessFresh(join(generated, `${policy}.key`), key, outputs, () => {
    const words = quick ? ["quick"] : [];
    return run("./link.js", runtime, policy, join(output, policy), ...words);
  });
}

/** Runs a script of the package in a process of its own. */
function run(script: string, ...words: string[]): Promise<void> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...words], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ${words.join(" ")} failed; see above`)),
    );
  });
}

const links: Promise<void>[] = [];
for (const policy of ["biased", "atomic", "plain"] as const) {
  writeFileSync(join(generated, "layout.ts"), runtimeLayout(policy));
  const runtime = join("dist/wasm", `runtime-${policy}.wasm`);
  const compiler = { folder: join(root, "dist/build"), ends: "compile-runtime.js" };
  const key = keyOf(
    compiler,
    { folder: join(root, "wasm"), ends: ".ts" },
    readFileSync(join(root, "package-lock.json")),
  );
  await unlessFresh(join(generated, `runtime-${policy}.key`), key, [join(root, runtime)], () =>
    compileRuntime("wasm/index.ts", runtime, root),
  );
  links.push(link(policy, join(root, runtime)));
}
await Promise.all(links);
keepCode(join(root, "dist"));
