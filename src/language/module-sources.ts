/** Modules as the compiler sees them: where they come from, their trees, their numbers. */
import type { PartCode } from "./compiled/format.js";
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
  /** A module of the library as the build compiled it (compiled/format.ts); absent, undefined: it is there as text. */
  readonly compiled?: (name: string) => string | undefined;
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
  /** Absent: built in, or compiled. */
  readonly body?: { readonly source: SourceText; readonly tree: Module; readonly path?: string };
  /** One of the library that was compiled when this package was built. */
  readonly compiled?: CompiledBody;
}

/** The parts of a compiled module that a program needs. */
export interface CompiledBody {
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly doc: string | undefined;
  readonly bound: ReadonlySet<string>;
  readonly parts: readonly { readonly imports: readonly string[]; readonly code: () => PartCode }[];
}

/** Native ones know their members themselves. */
export const isNative = ({ body, compiled }: ModuleSource): boolean => !body && !compiled;

/** What an import statement of a module leads to. */
export interface Imports {
  readonly modules: readonly ModuleSource[];
  /** The module of an absolute name. */
  of(name: string): ModuleSource | undefined;
}
