/**
 * V8's machine code for stitched modules, from a child process: V8 itself prints it (--print-wasm-code). TurboFan's
 * graphs (--trace-turbo) tell which wasm byte an instruction comes from; Liftoff keeps that for calls and traps only.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, PatchworkError } from "../base/errors.js";
import { temporaryFolder } from "../threads/temporary-folder.js";
import { type MachineCode, parseListings, type Tier } from "./machine-listing.js";
import { type TurboTrace, wasmOffsets } from "./turbo-trace.js";

const CHILD = fileURLToPath(new URL("../inspect/machine-code-child.js", import.meta.url));

/** Flags of V8 under which a module is compiled by one tier, at once. */
const FLAGS: Readonly<Record<Tier, readonly string[]>> = {
  liftoff: ["--liftoff", "--liftoff-only", "--no-wasm-lazy-compilation", "--single-threaded"],
  turbofan: ["--no-liftoff", "--no-wasm-lazy-compilation", "--single-threaded"],
};

/**
 * The code of each module's function, in the order of the modules. `traced`: with the wasm bytes that TurboFan's
 * instructions come from, which takes a process a module. Throws PatchworkError when V8 prints no code.
 */
export async function machineCode(modules: readonly Uint8Array[], tier: Tier, traced: boolean): Promise<MachineCode[]> {
  return withFiles(modules, async (files, folder) => {
    const all = traced && tier === "turbofan" ? files.map((file) => [file]) : [files];
    const codes: MachineCode[] = [];
    for (const some of all) {
      const traces = mkdtempSync(join(folder, "turbo-"));
      const tracing = all.length === files.length && traced ? ["--trace-turbo", `--trace-turbo-path=${traces}`] : [];
      const listing = await child([...FLAGS[tier], "--print-wasm-code", ...tracing], ["print", ...some], folder);
      const found = parseListings(listing, tier);
      if (found.length !== some.length) throw noCode(tier, listing);
      const trace = readTrace(traces);
      codes.push(...found.map((code) => (trace ? linked(code, trace, modules[codes.length] as Uint8Array) : code)));
    }
    return codes;
  });
}

const linked = (code: MachineCode, trace: TurboTrace, bytes: Uint8Array): MachineCode => ({
  ...code,
  instructions: wasmOffsets(code.instructions, trace, bytes),
});

/** The modules as files of a folder that is gone afterwards. */
async function withFiles<T>(
  modules: readonly Uint8Array[],
  use: (files: readonly string[], folder: string) => Promise<T>,
): Promise<T> {
  const folder = temporaryFolder("patchwork-asm-");
  try {
    const files = modules.map((bytes, index) => {
      const file = join(folder, `${index}.wasm`);
      writeFileSync(file, bytes);
      return file;
    });
    return await use(files, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function noCode(tier: Tier, output: string): PatchworkError {
  const said = output.trim().split("\n").slice(-3).join(" ");
  return new PatchworkError(
    `V8 ${process.versions.v8} printed no ${tier} code for the module${said ? ` (${said})` : ""}; --view wat and hex do not need it`,
    EXIT.failed,
  );
}

/** The trace of the stitched function: wrappers to JavaScript have traces of their own. */
function readTrace(folder: string): TurboTrace | undefined {
  const file = readdirSync(folder).find(
    (name) => name.endsWith(".json") && !/wasm-to-js|js-to-wasm|entrance/.test(name),
  );
  if (!file) return undefined;
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8")) as TurboTrace;
  } catch {
    // Another version's form: the listing does without links.
    return undefined;
  }
}

/** Median time in µs that one tier takes to compile each module, as often as the child repeats it. */
export function compileTimesUs(modules: readonly Uint8Array[], tier: Tier): Promise<number[]> {
  return withFiles(
    modules,
    async (files, folder) => JSON.parse(await child(FLAGS[tier], ["time", ...files], folder)) as number[],
  );
}

/** In a folder that is gone afterwards: V8 leaves files where its process runs. */
function child(flags: readonly string[], args: readonly string[], cwd: string): Promise<string> {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const running = spawn(process.execPath, [...flags, CHILD, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  let errors = "";
  running.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    running.on("error", reject);
    running.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new PatchworkError(
            `V8 could not compile in a process with ${flags.join(" ")} (${signal ?? code}): ${errors.trim().split("\n")[0] ?? ""}`,
            EXIT.failed,
          ),
        );
    });
  });
}
