/**
 * Reads a WebAssembly binary far enough to take stencils out of it: function imports, exports, and each
 * function's locals and instructions with their immediates. Only the instructions that stencils use.
 */
import type { WasmType } from "../bytecode/stencils.js";

export interface Instruction {
  readonly opcode: number;
  /** Of the whole instruction in the binary. */
  readonly start: number;
  readonly end: number;
  /** First immediate of local, call and branch instructions. */
  readonly immediate: number;
}
export interface DecodedFunction {
  readonly locals: readonly WasmType[];
  readonly instructions: readonly Instruction[];
}
export interface DecodedModule {
  readonly bytes: Uint8Array;
  /** "module.name" of every imported function, in order. */
  readonly importedFunctions: readonly string[];
  readonly exportedFunctions: ReadonlyMap<string, number>;
  readonly functions: readonly DecodedFunction[];
}

export const OP = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i64Const: 0x42,
  f64Const: 0x44,
  return: 0x0f,
} as const;
const TYPES: Readonly<Record<number, WasmType>> = { 127: "i32", 126: "i64", 124: "f64" };

/** Decodes a module made by wabt from a stencil file. Throws RangeError at an instruction that stencils may not use. */
export function decodeModule(bytes: Uint8Array): DecodedModule {
  const reader = new Reader(bytes);
  reader.position = 8;
  const importedFunctions: string[] = [];
  const exportedFunctions = new Map<string, number>();
  const functions: DecodedFunction[] = [];
  while (reader.position < bytes.length) {
    const section = reader.byte();
    const end = reader.unsigned() + reader.position;
    if (section === 2) reader.vector(() => readImport(reader, importedFunctions));
    else if (section === 7) reader.vector(() => readExport(reader, exportedFunctions));
    else if (section === 10) reader.vector(() => functions.push(readFunction(reader)));
    reader.position = end;
  }
  return { bytes, importedFunctions, exportedFunctions, functions };
}

function readImport(reader: Reader, functions: string[]): void {
  const name = `${reader.string()}.${reader.string()}`;
  const kind = reader.byte();
  if (kind === 0) {
    functions.push(name);
    reader.unsigned();
  } else if (kind === 2) {
    const flags = reader.byte();
    reader.unsigned();
    if (flags & 1) reader.unsigned();
  } else throw new RangeError(`stencils import functions and the memory only, not ${name}`);
}

function readExport(reader: Reader, functions: Map<string, number>): void {
  const name = reader.string();
  const kind = reader.byte();
  const index = reader.unsigned();
  if (kind === 0) functions.set(name, index);
}

function readFunction(reader: Reader): DecodedFunction {
  const end = reader.unsigned() + reader.position;
  const locals: WasmType[] = [];
  reader.vector(() => {
    const count = reader.unsigned();
    const type = TYPES[reader.byte()];
    if (!type) throw new RangeError("stencils' locals are i32, i64 and f64");
    for (let n = 0; n < count; n++) locals.push(type);
  });
  const instructions: Instruction[] = [];
  while (reader.position < end) instructions.push(readInstruction(reader));
  return { locals, instructions };
}

function readInstruction(reader: Reader): Instruction {
  const start = reader.position;
  const opcode = reader.byte();
  const immediate = readImmediates(reader, opcode);
  return { opcode, start, end: reader.position, immediate };
}

function readImmediates(reader: Reader, opcode: number): number {
  if (
    opcode === OP.block ||
    opcode === OP.loop ||
    opcode === OP.if ||
    opcode === OP.i32Const ||
    opcode === OP.i64Const
  ) {
    reader.signed();
    return 0;
  }
  if (
    (opcode >= OP.localGet && opcode <= OP.localTee) ||
    opcode === OP.br ||
    opcode === OP.brIf ||
    opcode === OP.call
  ) {
    return reader.unsigned();
  }
  if (opcode === OP.f64Const) reader.position += 8;
  else if (opcode >= 0x28 && opcode <= 0x3e) memoryArgument(reader);
  else if (opcode === 0xfe) {
    reader.unsigned();
    memoryArgument(reader);
  } else if (opcode === 0xfc) {
    const operation = reader.unsigned();
    if (operation > 7) throw new RangeError(`stencils do not use instruction 0xfc ${operation}`);
  } else if (!isPlain(opcode)) throw new RangeError(`stencils do not use instruction 0x${opcode.toString(16)}`);
  return 0;
}

/** unreachable, nop, else, end, drop, select and all numeric instructions have no immediates. */
const isPlain = (opcode: number): boolean =>
  opcode <= 0x01 ||
  opcode === OP.else ||
  opcode === OP.end ||
  opcode === 0x1a ||
  opcode === 0x1b ||
  (opcode >= 0x45 && opcode <= 0xc4);

function memoryArgument(reader: Reader): void {
  reader.unsigned();
  reader.unsigned();
}

class Reader {
  position = 0;
  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new RangeError("unexpected end of the WebAssembly binary");
    return byte;
  }

  unsigned(): number {
    let result = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      result += (byte & 0x7f) * shift;
      if (byte < 0x80) return result;
    }
  }

  /** Skips a signed LEB; its value is not needed. */
  signed(): void {
    while (this.byte() >= 0x80);
  }

  string(): string {
    const length = this.unsigned();
    this.position += length;
    return new TextDecoder().decode(this.bytes.slice(this.position - length, this.position));
  }

  vector(readElement: () => void): void {
    for (let count = this.unsigned(); count > 0; count--) readElement();
  }
}
