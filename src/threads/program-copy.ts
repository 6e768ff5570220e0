/**
 * A program on its way to the workers: serialised once into memory that all share, and read by each worker that runs
 * one of its threads, as far as it has to: the code of a module when something first asks for one of its functions.
 * (A program with threads brings the library's threading module, thirty times its own size; a thread whose code is
 * neither compiled nor in a traceback reads none of it.)
 */
import { deserialize, serialize } from "node:v8";
import type { CodeObject, Program } from "../bytecode/code.js";
import type { ProgramMemory } from "../vm/loader.js";

/** Plain data that every message to a worker can carry at no cost. */
export interface PackedProgram {
  /** No other program of this process has it. */
  readonly id: number;
  readonly memory: WebAssembly.Memory;
  readonly head: SharedArrayBuffer;
  /** The code objects of each module that has some, in the order of their numbers. */
  readonly codes: readonly SharedArrayBuffer[];
}

/** What every worker reads. */
interface Head {
  readonly program: Omit<Program, "codes">;
  /** Addresses of the code objects. */
  readonly addresses: readonly number[];
  /** Which of `PackedProgram.codes` has each code object. */
  readonly groups: readonly number[];
}

let packed = 0;

export function packProgram({
  memory,
  program: { codes, ...program },
  codes: addresses,
}: ProgramMemory): PackedProgram {
  const modules = [...new Set(codes.map(({ module = 0 }) => module))];
  const groups = codes.map(({ module = 0 }) => modules.indexOf(module));
  const head: Head = { program, addresses, groups };
  return {
    id: packed++,
    memory,
    head: pack(head),
    codes: modules.map((of) => pack(codes.filter(({ module = 0 }) => module === of))),
  };
}

export function unpackProgram({ memory, head, codes }: PackedProgram): ProgramMemory {
  const { program, addresses, groups } = unpack(head) as Head;
  return { memory, program: { ...program, codes: lazyCodes(groups, codes) }, codes: addresses };
}

/** An array whose elements are read, a group at a time, when one of the group is asked for. */
function lazyCodes(groups: readonly number[], texts: readonly SharedArrayBuffer[]): readonly CodeObject[] {
  const codes: CodeObject[] = [];
  const read = (group: number): void => {
    const found = (unpack(texts[group] as SharedArrayBuffer) as CodeObject[]).values();
    for (const [id, of] of groups.entries())
      if (of === group) Object.defineProperty(codes, id, { value: found.next().value });
  };
  for (const [id, group] of groups.entries()) {
    const get = (): CodeObject => {
      read(group);
      return codes[id] as CodeObject;
    };
    Object.defineProperty(codes, id, { configurable: true, enumerable: true, get });
  }
  return codes;
}

function pack(value: unknown): SharedArrayBuffer {
  const bytes = serialize(value);
  const text = new SharedArrayBuffer(bytes.length);
  new Uint8Array(text).set(bytes);
  return text;
}

/** Copied: what is read may be views of the bytes, and V8 wants those of a program to be nobody else's. */
const unpack = (text: SharedArrayBuffer): unknown => deserialize(Buffer.from(new Uint8Array(text)));
