/**
 * Every stencil of stencils/*.wat alone: its file assembled by wabt as it is written, the layout given as imported
 * globals, the exit and the runtime given as stubs; and the variants that the build makes of them. Knows nothing of the
 * interpreter or the stitchers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import wabt from "wabt";
import { CONSTANTS_32, CONSTANTS_64 } from "../../src/build/layout-constants.js";
import { readStencilFiles } from "../../src/build/read-stencils.js";
import { printSExpression } from "../../src/bytecode/sexpression.js";
import type { Representation } from "../../src/bytecode/stencils.js";

const FOLDER = fileURLToPath(new URL("../../stencils/", import.meta.url));
const FEATURES = { threads: true, multi_value: true, sat_float_to_int: true, sign_extension: true, bulk_memory: true };

/** What a stencil gives when it leaves to the generic operation. */
export const LEFT = Symbol("the stencil exited");

/** i64 as bigint, i32 and f64 as number. */
export type Operand = bigint | number;

export interface LoneStencil {
  readonly name: string;
  readonly params: readonly Representation[];
  readonly results: readonly Representation[];
  /** The results (one as itself, none as undefined, several as an array), or LEFT. */
  readonly call: (...operands: readonly Operand[]) => unknown;
}

/** Stubs of the runtime; a test replaces the ones whose calls it wants to see. */
export type Runtime = Record<string, (...args: never[]) => unknown>;

export interface LoneStencils {
  readonly stencils: ReadonlyMap<string, LoneStencil>;
  readonly memory: DataView;
  /** Replaces runtime functions until the next call; functions without a stub throw. */
  use(runtime: Runtime): void;
}

class Exit extends Error {}

/** Assembles and instantiates all files over one small memory. */
export async function loadStencils(): Promise<LoneStencils> {
  const { parseWat } = await wabt();
  // The stencils may ask for up to 4 GiB, the tests' objects need one page of globals and a few of heap.
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
  const stencils = new Map<string, LoneStencil>();
  let runtime: Runtime = {};
  const stencilsOf = (file: string, text: string): LoneStencil[] => {
    const assembled = parseWat(file, text, FEATURES);
    const module = new WebAssembly.Module(new Uint8Array(assembled.toBinary({}).buffer));
    assembled.destroy();
    const given = imports(module, memory, () => runtime);
    return Object.entries(new WebAssembly.Instance(module, given).exports).map(([exportName, func]) =>
      lone(exportName, func as (...operands: Operand[]) => unknown),
    );
  };
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".wat"))) {
    for (const stencil of stencilsOf(file, readFileSync(join(FOLDER, file), "utf8"))) {
      if (stencils.has(stencil.name))
        throw new Error(`two stencils are named ${stencil.name}; the second is in ${file}`);
      stencils.set(stencil.name, stencil);
    }
  }
  // Variants are in no file: the build makes them.
  for (const { file, module } of readStencilFiles(FOLDER))
    for (const stencil of stencilsOf(file, printSExpression(module)))
      if (!stencils.has(stencil.name)) stencils.set(stencil.name, stencil);
  return { stencils, memory: new DataView(memory.buffer), use: (stubs) => (runtime = stubs) };
}

function imports(module: WebAssembly.Module, memory: WebAssembly.Memory, runtime: () => Runtime): WebAssembly.Imports {
  const given: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    given[from] ??= {};
    given[from][name] = imported(from, name, memory, runtime);
  }
  return given;
}

function imported(
  from: string,
  name: string,
  memory: WebAssembly.Memory,
  runtime: () => Runtime,
): WebAssembly.ImportValue {
  if (from === "env") return memory;
  if (from === "patch") {
    return () => {
      throw new Exit();
    };
  }
  if (from === "rt") {
    return (...args: never[]) => {
      const stub = runtime()[name];
      if (!stub) throw new Error(`the stencil called ${name}, which this test did not expect`);
      return stub(...args);
    };
  }
  const wide = CONSTANTS_64[name];
  if (wide !== undefined) return new WebAssembly.Global({ value: "i64" }, BigInt.asIntN(64, wide));
  const narrow = CONSTANTS_32[name];
  if (narrow === undefined) throw new Error(`src/base/layout.ts has no ${name}`);
  return new WebAssembly.Global({ value: "i32" }, narrow);
}

function lone(exportName: string, func: (...operands: Operand[]) => unknown): LoneStencil {
  const match = /^(\w+):((?: \w+)*) ->((?: \w+)*)$/.exec(exportName);
  if (!match) throw new Error(`«${exportName}» is no stencil's signature`);
  const words = (text = "") => text.split(" ").filter(Boolean) as Representation[];
  return {
    name: match[1] as string,
    params: words(match[2]),
    results: words(match[3]),
    call: (...operands) => {
      try {
        return func(...operands);
      } catch (error) {
        if (error instanceof Exit) return LEFT;
        throw error;
      }
    },
  };
}
