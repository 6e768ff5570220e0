/** Modules as the compiler sees them: where they come from, their trees, their numbers. Types only. */
import type { SourceText } from "./source-text.js";
import type { Module } from "./syntax.js";

/** A module's file, as a finder reads it. */
export interface FoundModule {
  /** As tracebacks print it. */
  readonly file: string;
  /** The absolute path: `__file__`. */
  readonly path?: string;
  readonly text: string;
  /** Its modules may be imported from it. */
  readonly isPackage: boolean;
  /** One of ours, in the place of CPython's. */
  readonly isLibrary: boolean;
}

/** Finds modules by their dotted names. */
export interface ModuleFinder {
  /** The module of that dotted name: a file beside the program, on PYTHONPATH, or of the library; undefined = none. */
  find(name: string): FoundModule | undefined;
  /** Names of the library's modules, for messages. */
  readonly library: readonly string[];
  /** What `__file__` of the program is. */
  readonly program?: string;
}

export interface ModuleSource {
  readonly number: number;
  readonly name: string;
  readonly isPackage: boolean;
  readonly isLibrary: boolean;
  readonly parent: number | undefined;
  /** Absent: built in. */
  readonly body?: { readonly source: SourceText; readonly tree: Module; readonly path?: string };
}

/** What an import statement of a module leads to. */
export interface Imports {
  readonly modules: readonly ModuleSource[];
  /** The module of an absolute name. */
  of(name: string): ModuleSource | undefined;
}
