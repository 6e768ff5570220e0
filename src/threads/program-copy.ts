/**
 * A program on its way to the workers: serialised once into memory that all share, read once by each worker that runs
 * one of its threads, and kept there for the next one. (A structured clone with each thread took milliseconds.)
 */
import { deserialize, serialize } from "node:v8";
import type { ProgramMemory } from "../vm/loader.js";

/** Plain data that every message to a worker can carry at no cost. */
export interface PackedProgram {
  /** No other program of this process has it. */
  readonly id: number;
  readonly memory: WebAssembly.Memory;
  readonly text: SharedArrayBuffer;
}

let packed = 0;

export function packProgram({ memory, program, codes }: ProgramMemory): PackedProgram {
  const bytes = serialize({ program, codes });
  const text = new SharedArrayBuffer(bytes.length);
  new Uint8Array(text).set(bytes);
  return { id: packed++, memory, text };
}

export function unpackProgram({ memory, text }: PackedProgram): ProgramMemory {
  // Copied: what is read may be views of the bytes, and V8 wants those of a program to be nobody else's.
  const { program, codes } = deserialize(Buffer.from(new Uint8Array(text))) as Omit<ProgramMemory, "memory">;
  return { memory, program, codes };
}
