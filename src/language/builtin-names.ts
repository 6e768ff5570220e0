/**
 * What of CPython's built-in names, attributes and keywords a program may use here; the rest is refused by name.
 */

import {
  BUILTIN_CONSTANTS,
  BUILTIN_LIST,
  EXCEPTIONS,
  GLOBAL_BUILTINS,
  globalBuiltin,
  MODULE_CONSTANTS,
  MODULES,
  type ModuleName,
} from "../bytecode/builtins/index.js";
import { PYTHON_BUILTINS } from "../bytecode/python-names.js";
import { moduleOfName } from "./builtins-in-python.js";

const exceptions: ReadonlySet<string> = new Set(EXCEPTIONS);
const cpythons: ReadonlySet<string> = new Set(PYTHON_BUILTINS);

export const isBuiltin = (name: string): boolean => globalBuiltin(name) !== undefined || name in BUILTIN_CONSTANTS;

/** A name that CPython knows without a definition and that is missing here. */
export const isMissingBuiltin = (name: string): boolean =>
  cpythons.has(name) && !isBuiltin(name) && !OWN_NAMES.includes(name) && moduleOfName(name) === undefined;

/** What every module has of its own: the loader gives it its value. */
export const OWN_NAMES: readonly string[] = ["__name__", "__file__", "__doc__", "__package__"];

export const builtinNames = (): string => GLOBAL_BUILTINS.filter((name) => !exceptions.has(name)).join(", ");

/** Members of a module by its name. */
export function moduleMembers(module: string): string[] {
  const constants = Object.keys(MODULE_CONSTANTS[module] ?? {});
  const members = BUILTIN_LIST.filter(({ name }) => name.startsWith(`${module}.`)).map(({ name }) =>
    name.slice(module.length + 1),
  );
  const inner = MODULES.filter((name) => name.startsWith(`${module}.`)).map((name) => name.slice(module.length + 1));
  return [...members.filter((name) => !name.startsWith("__") && !name.includes(".")), ...inner, ...constants];
}

export const isModule = (name: string): name is ModuleName => (MODULES as readonly string[]).includes(name);
