/**
 * The host functions that make, read and write text (module "host" of the runtime). Pointers are addresses in the
 * shared memory; text there is UTF-8. What JavaScript has and wasm has not is done here: shortest digits of
 * floats, their exact parsing, long arithmetic for formats, Unicode's tables, output.
 */
import { LAYOUT } from "../../base/layout.js";
import { EXCEPTIONS } from "../../bytecode/builtins/index.js";
import { decimalDigit } from "./characters.js";
import { FormatError } from "./format-spec.js";
import { formatBool, formatFloat, formatInt, formatStr } from "./format-value.js";
import { readInput } from "./input.js";
import { floatRepr, roundFloat } from "./number-format.js";
import { type MemoryLike, OutputClosedError, withOutputLock, writeAll } from "./output.js";
import { parseFloatText } from "./parse-number.js";
import { CLASS, changeCase, characterClass } from "./unicode.js";
import { decodeUtf8, encodeUtf8, readUtf8 } from "./utf8.js";

export interface TextOptions {
  /** Receives what the program prints instead of the process's stdout (1) and stderr (2). */
  readonly capture?: (fd: number, text: string) => void;
  /** The reader of stdout is gone; by default the process (in a worker: the thread) ends quietly. */
  readonly onOutputClosed?: (error: OutputClosedError) => void;
}

/** What `format_value` formats: the numbers are part of the contract with wasm/format.ts. */
export const FORMAT_KIND = { int: 0, float: 1, str: 2, bool: 3, bigint: 4 } as const;

export interface TextImports {
  write(fd: number, at: number, length: number): void;
  read_input(line: number, at: number, capacity: number): number;
  float_repr(x: number, out: number): number;
  round_float(x: number, places: number): number;
  parse_float(at: number, length: number, out: number): number;
  format_value(
    kind: number,
    int: bigint,
    float: number,
    text: number,
    textLength: number,
    spec: number,
    specLength: number,
    out: number,
    capacity: number,
  ): number;
  is_printable(code: number): number;
  decimal_digit(code: number): number;
  character_class(code: number): number;
  change_case(mapping: number, at: number, length: number, out: number, capacity: number): number;
}

/** The imports over one shared memory, for one thread. */
export function textImports(memory: MemoryLike, options: TextOptions = {}): TextImports {
  // The memory never grows (initial = maximum), so views stay valid.
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  const read = (at: number, length: number): string => readUtf8(bytes, at >>> 0, length);
  return {
    write: (fd, at, length) => emit(memory, fd, bytes.slice(at >>> 0, (at >>> 0) + length), options),
    read_input: (line, at, capacity) => readInput(bytes.subarray(at >>> 0, (at >>> 0) + capacity), line === 1),
    float_repr(x, out) {
      const text = floatRepr(x);
      for (let i = 0; i < text.length; i++) bytes[(out >>> 0) + i] = text.charCodeAt(i);
      return text.length;
    },
    round_float: roundFloat,
    parse_float(at, length, out) {
      const value = parseFloatText(read(at, length));
      if (value === undefined) return 0;
      view.setFloat64(out >>> 0, value, true);
      return 1;
    },
    format_value(kind, int, float, text, textLength, spec, specLength, out, capacity) {
      const specText = read(spec, specLength);
      const answer = formatted(() => {
        if (kind === FORMAT_KIND.int) return formatInt(int, specText);
        if (kind === FORMAT_KIND.float) return formatFloat(float, specText);
        if (kind === FORMAT_KIND.bool) return formatBool(int !== 0n, specText);
        if (kind === FORMAT_KIND.bigint)
          return formatInt(hexInteger(read(text, textLength)), specText, mostDigits(view));
        return formatStr(read(text, textLength), specText);
      });
      if (answer.bytes.length <= capacity) bytes.set(answer.bytes, out >>> 0);
      else if (answer.failed) bytes.set(answer.bytes.subarray(0, capacity), out >>> 0);
      return answer.failed ? -Math.min(answer.bytes.length, capacity) : answer.bytes.length;
    },
    is_printable: (code) => (characterClass(code) & CLASS.printable ? 1 : 0),
    decimal_digit: decimalDigit,
    character_class: characterClass,
    change_case(mapping, at, length, out, capacity) {
      const changed = encodeUtf8(changeCase(mapping, read(at, length))).subarray(0, capacity);
      bytes.set(changed, out >>> 0);
      return changed.length;
    },
  };
}

/** A big int as wasm/format.ts hands it over: hexadecimal digits behind a sign. */
function hexInteger(text: string): bigint {
  return text.startsWith("-") ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}

/** The most digits of an int in decimal text, 0 = any. */
function mostDigits(view: DataView): number {
  return view.getUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_INT_DIGITS, true);
}

/** Bytes to write: the text, or (failed) one byte with the exception class's number and then the message. */
function formatted(format: () => string): { readonly failed: boolean; readonly bytes: Uint8Array } {
  try {
    return { failed: false, bytes: encodeUtf8(format()) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const kind = String.fromCharCode(EXCEPTIONS.indexOf(error.exception));
    return { failed: true, bytes: encodeUtf8(kind + error.message) };
  }
}

/** Writes a text of the host's own among what the program writes. */
export function writeText(memory: MemoryLike, fd: number, text: string, options: TextOptions = {}): void {
  emit(memory, fd, encodeUtf8(text), options);
}

function emit(memory: MemoryLike, fd: number, text: Uint8Array, options: TextOptions): void {
  if (options.capture) {
    options.capture(fd, decodeUtf8(text));
    return;
  }
  try {
    withOutputLock(memory, () => writeAll(fd, text));
  } catch (error) {
    if (!(error instanceof OutputClosedError)) throw error;
    if (options.onOutputClosed) options.onOutputClosed(error);
    else process.exit(1);
  }
}
