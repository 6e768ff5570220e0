/**
 * Native modules: functions in TypeScript, JavaScript or wasm that a program imports. `defineNative` is what such a file
 * calls; bench/native/README.md explains it. Each worker loads the files for itself: what a module keeps in variables is one
 * thread's, and what threads share belongs into Python objects. The format of calls is wasm/native-call.ts's.
 */
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { PatchworkError } from "../base/errors.js";
import { importTypeScript } from "../base/user-module.js";
import { EXCEPTIONS } from "../bytecode/builtins/index.js";
import { signaturesOf } from "./native-wasm.js";

/** A Python value in JavaScript: int is bigint; a float is a number; tuples and bytearrays come as lists and bytes. */
export type NativeValue = null | boolean | bigint | number | string | Uint8Array | readonly NativeValue[];
/** undefined is None. */
export type NativeFunction = (...args: never[]) => NativeValue | undefined;

/** A module of native functions: what {@link defineNative} takes, by the name of its file when it is imported. */
export interface NativeModule {
  /** `__doc__`. */
  readonly doc?: string;
  /** "not used": it is safe without the GIL (CPython's Py_MOD_GIL_NOT_USED). Otherwise importing it switches the GIL on. */
  readonly gil?: "used" | "not used";
  readonly functions: Readonly<Record<string, NativeFunction>>;
}

/** The default export of a native module's file: `export default defineNative({ … })`. */
export const defineNative = (module: NativeModule): NativeModule => module;

/** Thrown by a native function: the Python exception of that class. */
export class PythonError extends Error {
  constructor(
    readonly exception: string,
    message = "",
  ) {
    super(message);
    this.name = "PythonError";
  }
}

/** A native module by the name that programs import it by, and its file, absolute. */
export interface NativeFile {
  readonly name: string;
  readonly file: string;
}

/** What is known of a loaded one. */
export interface LoadedNative extends NativeFile {
  readonly doc?: string;
  readonly safe: boolean;
  readonly functions: readonly string[];
}

const functions = new Map<string, NativeFunction>();
const loaded = new Map<string, Promise<LoadedNative>>();

/** Loads what this thread of JavaScript has not loaded yet. Throws PatchworkError naming the file. */
export function loadNatives(files: readonly NativeFile[]): Promise<LoadedNative[]> {
  return Promise.all(
    files.map((each) => {
      const key = `${each.name}=${each.file}`;
      const known = loaded.get(key) ?? load(each);
      loaded.set(key, known);
      return known;
    }),
  );
}

async function load({ name, file }: NativeFile): Promise<LoadedNative> {
  if (!existsSync(file)) throw new PatchworkError(`native module ${file}: there is no such file`);
  const module = file.endsWith(".wasm") ? wasmModule(file) : await scriptModule(file);
  for (const [each, call] of Object.entries(module.functions)) {
    if (typeof call !== "function" || !/^[A-Za-z_]\w*$/.test(each))
      throw new PatchworkError(`native module ${file}: ${each} is no function with a name that Python takes`);
    functions.set(`${name}.${each}`, call);
  }
  const { doc, gil } = module;
  return {
    name,
    file,
    ...(doc !== undefined && { doc }),
    safe: gil === "not used",
    functions: Object.keys(module.functions),
  };
}

async function scriptModule(file: string): Promise<NativeModule> {
  let module: unknown;
  try {
    const whole = /\.[cm]?ts$/.test(file) ? await importTypeScript(file) : await import(pathToFileURL(file).href);
    module = (whole as { readonly default?: unknown }).default;
  } catch (error) {
    throw new PatchworkError(`native module ${file} does not load: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof module !== "object" || module === null || !("functions" in module))
    throw new PatchworkError(`native module ${file}: its default export must be defineNative({ functions: { … } })`);
  return module as NativeModule;
}

/** Its exported functions, on numbers; a global `gil_not_used` says that it needs no GIL. It can import nothing. */
function wasmModule(file: string): NativeModule {
  try {
    const bytes = readFileSync(file);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
    const signatures = signaturesOf(bytes);
    const calls = [...signatures].map(
      ([name, types]) => [name, onNumbers(name, types, exports[name] as never)] as const,
    );
    return { gil: "gil_not_used" in exports ? "not used" : "used", functions: Object.fromEntries(calls) };
  } catch (error) {
    throw new PatchworkError(`native module ${file} does not load: ${error instanceof Error ? error.message : error}`);
  }
}

/** A function of wasm: i32 and i64 are ints (wrapped, as wasm does), f32 and f64 floats. */
function onNumbers(
  name: string,
  { params, results }: { readonly params: readonly string[]; readonly results: readonly string[] },
  call: (...args: (number | bigint)[]) => number | bigint | undefined,
): NativeFunction {
  const given = (type: string, value: NativeValue): number | bigint => {
    if (typeof value !== "bigint" && (typeof value !== "number" || type.startsWith("i")))
      throw new PythonError("TypeError", `${name}() takes ${type.startsWith("i") ? "an int" : "a float"} here`);
    if (type === "i64") return BigInt.asIntN(64, BigInt(value));
    return type === "i32" ? Number(BigInt.asIntN(32, BigInt(value))) : Number(value);
  };
  return (...args: NativeValue[]) => {
    if (args.length !== params.length)
      throw new PythonError("TypeError", `${name}() takes exactly ${params.length} arguments (${args.length} given)`);
    const result = call(...params.map((type, index) => given(type, args[index] as NativeValue)));
    return results[0] === "i32" ? BigInt(result as number) : result;
  };
}

/** What the runtime asks: reads the call, makes it, writes the answer. Never throws. */
export function callNative(request: Uint8Array): Uint8Array {
  const writer = new Writer();
  try {
    const reader = new Reader(request);
    const name = reader.value() as string;
    const count = reader.u32();
    const args = Array.from({ length: count }, () => reader.value());
    const call = functions.get(name) as (...args: NativeValue[]) => NativeValue | undefined;
    writer.value(call(...args));
    return writer.bytes();
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Uint8Array {
  const message = error instanceof Error ? error.message : String(error);
  const kind =
    error instanceof PythonError || (error as Error)?.name === "PythonError" ? (error as PythonError).exception : "";
  const known = EXCEPTIONS.indexOf(kind as (typeof EXCEPTIONS)[number]);
  const writer = new Writer();
  writer.tag("X");
  writer.u32(known >= 0 ? known : EXCEPTIONS.indexOf("RuntimeError"));
  writer.value(known >= 0 || kind === "" ? message : `${kind}: ${message}`);
  return writer.bytes();
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(private readonly request: Uint8Array) {
    this.#view = new DataView(request.buffer, request.byteOffset, request.length);
  }

  u32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  value(): NativeValue {
    switch (String.fromCharCode(this.request[this.#at++] as number)) {
      case "T":
        return true;
      case "F":
        return false;
      case "I":
        this.#at += 8;
        return this.#view.getBigInt64(this.#at - 8, true);
      case "D":
        this.#at += 8;
        return this.#view.getFloat64(this.#at - 8, true);
      case "G": {
        const negative = this.request[this.#at++] === 1;
        const size = BigInt(`0x${new TextDecoder().decode(this.#block())}`);
        return negative ? -size : size;
      }
      case "S":
        return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#block());
      case "B":
        return this.#block();
      case "L":
        return Array.from({ length: this.u32() }, () => this.value());
      default:
        return null;
    }
  }

  #block(): Uint8Array {
    const length = this.u32();
    this.#at += length;
    return this.request.slice(this.#at - length, this.#at);
  }
}

/** Ints beyond this do not fit the runtime's small ones. */
const MOST_SMALL = 2n ** 47n;
const DEEPEST = 100;

class Writer {
  readonly #parts: Uint8Array[] = [];
  #depth = 0;

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  tag(character: string): void {
    this.#parts.push(Buffer.from(character, "latin1"));
  }

  u32(n: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(n);
    this.#parts.push(bytes);
  }

  value(value: NativeValue | undefined): void {
    if (value === undefined || value === null) this.tag("N");
    else if (typeof value === "boolean") this.tag(value ? "T" : "F");
    else if (typeof value === "bigint") this.#int(value);
    else if (typeof value === "number") this.#number("D", (bytes) => bytes.writeDoubleLE(value));
    else if (typeof value === "string") this.#block("S", Buffer.from(value, "utf8"));
    else if (value instanceof Uint8Array) this.#block("B", value);
    else if (Array.isArray(value)) this.#list(value);
    else throw new PythonError("TypeError", `a native function returned what Python has no type for: ${typeof value}`);
  }

  #int(value: bigint): void {
    if (value >= -MOST_SMALL && value < MOST_SMALL) {
      this.#number("I", (bytes) => bytes.writeBigInt64LE(value));
      return;
    }
    this.tag("G");
    this.#parts.push(Buffer.from([value < 0n ? 1 : 0]));
    this.#block("", Buffer.from((value < 0n ? -value : value).toString(16), "latin1"));
  }

  #number(tag: string, write: (bytes: Buffer) => void): void {
    const bytes = Buffer.alloc(8);
    write(bytes);
    this.tag(tag);
    this.#parts.push(bytes);
  }

  #block(tag: string, bytes: Uint8Array): void {
    this.tag(tag);
    this.u32(bytes.length);
    this.#parts.push(bytes);
  }

  #list(items: readonly NativeValue[]): void {
    if (++this.#depth > DEEPEST) throw new PythonError("RecursionError", "maximum recursion depth exceeded");
    this.tag("L");
    this.u32(items.length);
    for (const item of items) this.value(item);
    this.#depth--;
  }
}
