/**
 * Finds and loads a design file: patchwork.config.ts, .mts, .js, .mjs or .json. TypeScript is read by jiti, since
 * Node 20 does not read it; `patchwork-jit` in the file is this very package, installed beside it or not.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PatchworkError } from "../base/errors.js";
import { checkDesign, type ExperimentDesign } from "./design.js";

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `patchwork.config.${ending}`);

/** The design file of a folder; undefined when it has none. */
export function findDesignFile(folder: string): string | undefined {
  const found = NAMES.map((name) => resolve(folder, name)).filter((file) => existsSync(file));
  if (found.length > 1) {
    const names = found.map((file) => basename(file)).join(" and ");
    throw new PatchworkError(`${folder} has ${names}; keep one, or name one with --config`);
  }
  return found[0];
}

/** Reads and checks a design; programs in it are found relative to the file. */
export async function loadDesignFile(file: string): Promise<ExperimentDesign> {
  const shown = relative(process.cwd(), file) || file;
  if (!existsSync(file)) throw new PatchworkError(`there is no design file ${shown}`);
  let data: unknown;
  try {
    data = extname(file) === ".json" ? JSON.parse(readFileSync(file, "utf8")) : await importDefault(resolve(file));
  } catch (error) {
    if (error instanceof PatchworkError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PatchworkError(`${shown} cannot be loaded: ${message.replace(/\s+/g, " ")}`);
  }
  const design = checkDesign(data, shown);
  const folder = dirname(resolve(file));
  const found = (name: string): string => (existsSync(resolve(folder, name)) ? resolve(folder, name) : name);
  return { ...design, ...(design.programs && { programs: design.programs.map(found) }) };
}

const LIBRARY = fileURLToPath(new URL("../index.js", import.meta.url));

async function importDefault(file: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, {
    alias: { "patchwork-jit": LIBRARY },
    nativeModules: [LIBRARY],
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
  });
  const module = await jiti.import<{ default?: unknown }>(file);
  if (module.default === undefined) throw new PatchworkError(`${relative(process.cwd(), file)} has no default export`);
  return module.default;
}
