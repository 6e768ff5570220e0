/**
 * Code objects: what the compiler makes, the assembler reads and writes, the loader puts into shared memory.
 * Plain data (structured clone carries it to workers). Knows nothing of wasm.
 */

/** A constant: the compiler's view of an immortal value. */
export type Constant =
  /** Within 48 bits. */
  | { readonly kind: "int"; readonly value: number }
  /** An int beyond 48 bits, in decimal digits with its sign. */
  | { readonly kind: "bigint"; readonly value: string }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "str"; readonly value: string }
  /** One character a byte. */
  | { readonly kind: "bytes"; readonly value: string }
  | { readonly kind: "tuple"; readonly items: readonly Constant[] };

/** Where an instruction comes from: lines from 1, columns in UTF-8 bytes from 0 as CPython counts them. */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  /**
   * CPython's caret anchors within the range, for binary operations, subscripts and calls (PEP 657):
   * `~` from column to anchorStart, `^` from anchorStart to anchorEnd, `~` to the end. Absent: all `^`.
   */
  readonly anchorStart?: readonly [line: number, column: number];
  readonly anchorEnd?: readonly [line: number, column: number];
}

/** One entry of the exception table: instructions [start, end) go to target, the exception in register. */
export interface Handler {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly register: number;
}

/** A loop, numbered by its JUMP_BACK's field a through the whole program. */
export interface LoopInfo {
  readonly id: number;
  readonly header: number;
  readonly back: number;
}

/** How many parameters of which kind a function has besides plain ones; `*args` and `**kwargs` have the last registers. */
export interface Signature {
  readonly positionalOnly: number;
  readonly keywordOnly: number;
  readonly varArgs: boolean;
  readonly varKeywords: boolean;
}

/** The compiled form of one function, or of the module's own code: instructions, constants, tables. Plain data. */
export interface CodeObject {
  readonly name: string;
  readonly qualifiedName: string;
  readonly firstLine: number;
  /** Parameters are registers 0 … args-1, then the other named locals. */
  readonly args: number;
  readonly localNames: readonly string[];
  /** Kinds of the parameters, in the order of their registers; absent: all take positional and keyword arguments. */
  readonly signature?: Signature;
  /** Names of the cells in the function's closure. */
  readonly free?: readonly string[];
  /** True when a call makes a generator. */
  readonly generator?: boolean;
  readonly doc?: string;
  /** All registers, the outgoing call area included. */
  readonly registers: number;
  /** Four u16 an instruction. */
  readonly instructions: Uint16Array;
  readonly constants: readonly Constant[];
  /** One an instruction. */
  readonly positions: readonly Position[];
  readonly handlers: readonly Handler[];
  readonly loops: readonly LoopInfo[];
  /**
   * Indices of the binary operations that come from augmented assignments: a list changes in place, and a
   * TypeError says `+=`. Absent: none. The loader marks them in CODE_ADAPTIVE (bit 7), generic handlers look there.
   */
  readonly inPlace?: readonly number[];
  /** Number of its module in Program.modules; absent: 0, the program itself. */
  readonly module?: number;
}

/** A module that the program reaches by imports, or the program itself. */
export interface ModuleInfo {
  /** Dotted: `package.module`. */
  readonly name: string;
  /** Number of the code object that runs at the first import; absent: a built-in module. */
  readonly code?: number;
  /** As tracebacks print it; absent: a built-in module, or the program (Program has it). */
  readonly file?: string;
  readonly source?: string;
  /** What `__file__` is. */
  readonly path?: string;
  /** Its docstring. */
  readonly doc?: string;
  /** One of the library: tracebacks do not show its frames. */
  readonly isLibrary?: boolean;
  /** Number of the package that it belongs to. */
  readonly parent?: number;
  /** Its global names and their slots; of a built-in module its members. */
  readonly globals: readonly (readonly [name: string, slot: number])[];
}

/** A whole program: code object 0 is the module. */
export interface Program {
  /** As given on the command line: tracebacks print it. */
  readonly file: string;
  readonly source: string;
  readonly codes: readonly CodeObject[];
  /** Names of all modules' globals by slot, built-ins that the program uses included. */
  readonly globals: readonly string[];
  /** Absent: the program imports nothing. Else the program itself is number 0. */
  readonly modules?: readonly ModuleInfo[];
  readonly loopCount: number;
  /** SyntaxWarnings, as CPython prints them; absent: none. */
  readonly warnings?: readonly string[];
}

/** Whose code it is. */
export interface CodeOrigin {
  /** The module's dotted name; empty: the program itself. */
  readonly module: string;
  readonly source: string;
  readonly isLibrary: boolean;
}

/** The module that a code object comes from, with its text. */
export function originOf({ source, modules }: Program, code: Pick<CodeObject, "module"> | undefined): CodeOrigin {
  const number = code?.module ?? 0;
  const module = number > 0 ? modules?.[number] : undefined;
  if (!module) return { module: "", source, isLibrary: false };
  return { module: module.name, source: module.source ?? "", isLibrary: module.isLibrary ?? false };
}

/** As people know it: `Stack.push` in the program itself, `heapq._sink` in another module. */
export function fullName(program: Program, code: Pick<CodeObject, "module" | "qualifiedName"> | undefined): string {
  const { module } = originOf(program, code);
  return `${module && `${module}.`}${code?.qualifiedName ?? ""}`;
}

/** All modules, number 0 with the file and source of the program. */
export function modulesOf({ file, source, globals, modules }: Program): readonly ModuleInfo[] {
  const names = (): ModuleInfo["globals"] => globals.map((name, slot) => [name, slot]);
  const [main = { name: "__main__", code: 0, globals: names() }, ...imported] = modules ?? [];
  return [{ ...main, file, source }, ...imported];
}
