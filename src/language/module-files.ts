/**
 * Modules in files: those beside the program come first, as in CPython's sys.path, then those in the folders of
 * PYTHONPATH, then the library's own (written in the language, in the folder python of this package). What is part of CPython's
 * executable, or imported before the program is, comes from the library whatever stands beside the program.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FoundModule, ModuleFinder } from "./module-sources.js";

/** The library's folder, and where the build puts what it compiled of it. */
export const PYTHON = fileURLToPath(new URL("../python/", import.meta.url));
export const COMPILED = join(PYTHON, ".compiled");

/** Built-in and frozen modules of CPython, and those that its start imports. */
const NEVER_SHADOWED = new Set(
  `abc atexit builtins codecs encodings errno faulthandler gc genericpath io itertools marshal ntpath os posix posixpath pwd runpy site stat sys
  time zipimport`.split(/\s+/),
);

/** Finds what the program of a file may import. */
export function moduleFiles(program: string): ModuleFinder {
  const named = (process.env.PYTHONPATH ?? "").split(delimiter).filter((directory) => directory !== "");
  const directories = [dirname(program), ...named];
  return {
    program: resolve(program),
    find: (name) => {
      for (const directory of NEVER_SHADOWED.has(name.split(".", 1)[0] ?? "") ? [] : directories) {
        const found = inDirectory(directory, name, false);
        if (found) return found;
      }
      return libraryFinder.find(name);
    },
    compiled: compiledModule,
    get library() {
      return libraryModules();
    },
  };
}

/** The library alone, as text. */
export const libraryFinder: ModuleFinder = {
  find: (name) => inDirectory(PYTHON, name, true),
  get library() {
    return libraryModules();
  },
};

/** A module that the build compiled; undefined where it did not. */
function compiledModule(name: string): string | undefined {
  try {
    return readFileSync(join(COMPILED, `${name}.jsonl`), "utf8");
  } catch {
    return undefined;
  }
}

function libraryModules(): string[] {
  try {
    return readdirSync(PYTHON)
      .filter((name) => !/^[_.]/.test(name))
      .map((name) => name.replace(/\.py$/, ""));
  } catch {
    return [];
  }
}

function inDirectory(directory: string, name: string, isLibrary: boolean): FoundModule | undefined {
  const base = join(directory, ...name.split("."));
  return (
    inFile(join(base, "__init__.py"), true, isLibrary) ??
    inFile(`${base}.py`, false, isLibrary) ??
    (!isLibrary && isDirectory(base) ? { file: base, text: "", isPackage: true, isLibrary } : undefined)
  );
}

function inFile(file: string, isPackage: boolean, isLibrary: boolean): FoundModule | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { file, path: resolve(file), text: readFileSync(file, "utf8"), isPackage, isLibrary };
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
