/**
 * Finds and loads a design file: patchwork.config.ts, .mts, .js, .mjs or .json, and the plug-ins that it names: their
 * policies and stitchers may be levels of its axes.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, relative, resolve } from "node:path";
import { PatchworkError } from "../base/errors.js";
import { importTypeScript } from "../base/user-module.js";
import { checkDesign, type ExperimentDesign } from "./design.js";
import { loadForLab } from "./plugin-axes.js";

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
  const folder = dirname(resolve(file));
  const plugins = await loadForLab(pluginsOf(data).map((name) => resolve(folder, name)));
  const design = checkDesign(data, shown);
  const found = (name: string): string => (existsSync(resolve(folder, name)) ? resolve(folder, name) : name);
  return {
    ...design,
    ...(design.programs && { programs: design.programs.map(found) }),
    ...(design.plugins && { plugins }),
  };
}

/** The plug-ins that it names; what is no list of texts is checkDesign's to complain of. */
function pluginsOf(data: unknown): string[] {
  const { plugins } = (data ?? {}) as { readonly plugins?: unknown };
  return Array.isArray(plugins) && plugins.every((name) => typeof name === "string") ? plugins : [];
}

async function importDefault(file: string): Promise<unknown> {
  const module = await importTypeScript(file);
  if (module.default === undefined) throw new PatchworkError(`${relative(process.cwd(), file)} has no default export`);
  return module.default;
}
