/**
 * Modules of the library as the build compiles them, part by part, so that a program links the parts that it needs
 * instead of parsing and compiling them. Numbers in the code are a part's own until then: of its codes, of its names
 * (`symbols`), of the modules that it imports. A file holds a line of JSON for the module and one for each part's code,
 * which is read only when the part is needed.
 */
import type { CodeObject, Constant, Handler, LoopInfo, Position } from "../../bytecode/code.js";

/** What a part of a module tells before its code is looked at. */
export interface PartHead {
  /** What it binds; absent: it is kept in any case. */
  readonly names?: readonly string[];
  /** The words that occur in it, and the modules of the library that its text speaks of (library-parts.ts). */
  readonly words: readonly string[];
  readonly reaches: readonly string[];
  /** Modules that its import statements lead to, in their order, packages' members included. */
  readonly imports: readonly string[];
  /** Names of the module that it assigns. */
  readonly bound: readonly string[];
}

/** The code of a part: of the module's own code what it is, and the functions that are defined in it. */
export interface PartCode {
  readonly symbols: readonly string[];
  /** The module's own code is number 0. */
  readonly codes: readonly PackedCode[];
  /** Loops are numbered through the part. */
  readonly loopCount: number;
}

type Tables = "instructions" | "positions" | "module" | "constants";

/** JSON has no -0, infinities and NaN: their names. */
type PackedConstant = Constant | { readonly kind: "float"; readonly text: string } | PackedTuple;
interface PackedTuple {
  readonly kind: "tuple";
  readonly items: readonly PackedConstant[];
}

/** A code object as JSON; numbers in `refers` are indices of instruction words. */
export interface PackedCode extends Omit<CodeObject, Tables> {
  /** Base64 of 16-bit words, the low byte first. */
  readonly instructions: string;
  /** Distinct positions, flat (line, endLine, column, endColumn and four anchors, of which -1: none). */
  readonly places: readonly number[];
  readonly constants: readonly PackedConstant[];
  /** For each instruction its position: base64 of 16-bit indices. */
  readonly at: string;
  /** Words that hold numbers of codes, symbols, modules (indices of the part's imports), and loops. */
  readonly refers: {
    readonly codes: readonly number[];
    readonly symbols: readonly number[];
    readonly modules: readonly number[];
    readonly loops: readonly number[];
  };
}

/** The first line of a file. */
export interface ModuleHead {
  readonly name: string;
  readonly doc?: string;
  readonly parts: readonly PartHead[];
  /** Where a program derives classes from names of typing, or asks for their instances: absent: nothing differs. */
  readonly withBases?: readonly PartHead[];
}

const PLACE_WORDS = 8;

export function packCode(code: CodeObject, refers: PackedCode["refers"]): PackedCode {
  const { module: _module, instructions, positions, constants, ...rest } = code;
  const places: number[] = [];
  const indices = new Map<string, number>();
  const at = positions.map((position) => {
    const flat = flattened(position);
    const key = flat.join();
    let index = indices.get(key);
    if (index === undefined) {
      index = indices.size;
      indices.set(key, index);
      places.push(...flat);
    }
    return index;
  });
  const tables = { instructions: base64Of(instructions), places, at: base64Of(Uint16Array.from(at)) };
  return { ...rest, ...tables, constants: constants.map(packConstant), refers };
}

/** The code object, its numbers still the part's own. */
export function unpackCode({ instructions, places, at, constants, refers: _refers, ...rest }: PackedCode): CodeObject {
  const distinct: Position[] = [];
  for (let index = 0; index < places.length; index += PLACE_WORDS)
    distinct.push(position(places.slice(index, index + PLACE_WORDS)));
  const positions = Array.from(wordsOf(at), (index) => distinct[index] as Position);
  return { ...rest, instructions: wordsOf(instructions), constants: constants.map(unpackConstant), positions };
}

function packConstant(constant: Constant): PackedConstant {
  if (constant.kind === "tuple") return { kind: "tuple", items: constant.items.map(packConstant) };
  if (constant.kind !== "float" || (Number.isFinite(constant.value) && !Object.is(constant.value, -0))) return constant;
  return { kind: "float", text: Object.is(constant.value, -0) ? "-0" : String(constant.value) };
}

function unpackConstant(constant: PackedConstant): Constant {
  if (constant.kind === "tuple") return { kind: "tuple", items: constant.items.map(unpackConstant) };
  return "text" in constant ? { kind: "float", value: Number(constant.text) } : constant;
}

/** Moves tables that tell places among the instructions. */
export const movedHandlers = (handlers: readonly Handler[], by: number): Handler[] =>
  handlers.map(({ start, end, target, register }) => ({
    start: start + by,
    end: end + by,
    target: target + by,
    register,
  }));

export const movedLoops = (loops: readonly LoopInfo[], by: number, ids: number): LoopInfo[] =>
  loops.map(({ id, header, back }) => ({ id: id + ids, header: header + by, back: back + by }));

function flattened({ line, endLine, column, endColumn, anchorStart, anchorEnd }: Position): number[] {
  return [line, endLine, column, endColumn, ...(anchorStart ?? NO_ANCHOR), ...(anchorEnd ?? NO_ANCHOR)];
}

const NO_ANCHOR = [-1, -1] as const;

function position([line = 0, endLine = 0, column = 0, endColumn = 0, ...anchors]: readonly number[]): Position {
  const [startLine = -1, start = -1, stopLine = -1, stop = -1] = anchors;
  return {
    line,
    endLine,
    column,
    endColumn,
    ...(startLine < 0 ? {} : { anchorStart: [startLine, start] as const }),
    ...(stopLine < 0 ? {} : { anchorEnd: [stopLine, stop] as const }),
  };
}

const base64Of = (words: Uint16Array): string =>
  Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString("base64");

function wordsOf(base64: string): Uint16Array {
  const bytes = Buffer.from(base64, "base64");
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
