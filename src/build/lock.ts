/**
 * The lock under the GIL when a module is linked: the runtime's own (wasm/gil-lock.ts), or a plug-in's four functions.
 * Their contract, which the toolkit keeps owner, counts and timeline around:
 *
 *   try_acquire (lock i32) -> i32           1: it was free and is the calling thread's now
 *   acquire     (lock i32) (interval i64)   returns when it is; whoever waited an interval of nanoseconds in vain asks
 *                                           the holder (rt lock_ask_holder), which drops it at its next safepoint
 *   release     (lock i32) -> i32           frees it and wakes a waiter; 1: another thread waits
 *   hand_over   (lock i32) (me i32)         after a release that was asked for: returns when another thread took it
 *                                           (GIL_LAST is no longer `me`), nobody wants it, or rt lock_stopping says 1
 *
 * `lock` is the address of the GIL's words (GIL_* of the layout). GIL_LOCKED is 0 exactly while it is free: when a
 * holder's worker dies the toolkit stores 0 there, and notifies GIL_LOCKED and GIL_LAST. GIL_PRIVATE is the plug-in's.
 */
import wabt from "wabt";
import { isForm, parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import type { WasmType } from "../bytecode/stencils.js";
import { fillConstants } from "./layout-constants.js";
import { WABT_FEATURES } from "./library.js";

interface Signature {
  readonly params: readonly WasmType[];
  readonly results: readonly WasmType[];
}

const FUNCTIONS: Readonly<Record<string, Signature>> = {
  try_acquire: { params: ["i32"], results: ["i32"] },
  acquire: { params: ["i32", "i64"], results: [] },
  release: { params: ["i32"], results: ["i32"] },
  hand_over: { params: ["i32", "i32"], results: [] },
};
/** What a lock's module may import from "rt". */
const SERVICES = ["lock_ask_holder", "lock_stopping"];
const OWN = "$plug-in.lock.";

/** The function that stands for the runtime's import `name` from "lock": a call of `target`. */
export function lockFunction(internalName: string, name: string, target: string): SExpression {
  const { params, results } = signatureOf(name);
  return [
    "func",
    internalName,
    ...params.map((type, index) => ["param", `$p${index}`, type]),
    ...results.map((type) => ["result", type]),
    ["call", target, ...params.map((_, index) => ["local.get", `$p${index}`])],
  ];
}

function signatureOf(name: string): Signature {
  const signature = FUNCTIONS[name];
  if (!signature) throw new RangeError(`the runtime imports lock "${name}", which src/build/lock.ts lacks`);
  return signature;
}

/** A lock's text → its binary, names kept. Throws SyntaxError for what is not valid or not a lock. */
export async function assembleLock(text: string, file: string): Promise<Uint8Array> {
  const [module] = parseSExpressions(text);
  if (!isForm(module, "module")) throw new SyntaxError("its lock is not one (module …)");
  const { parseWat } = await wabt();
  const assembled = parseWat(file, printSExpression(fillConstants(module)), WABT_FEATURES);
  const buffer = Uint8Array.from(assembled.toBinary({ write_debug_names: true }).buffer);
  assembled.generateNames();
  assembled.applyNames();
  const normalised = assembled.toText({});
  assembled.destroy();
  const compiled = new WebAssembly.Module(buffer);
  const exported = WebAssembly.Module.exports(compiled).map(({ name }) => name);
  for (const name of Object.keys(FUNCTIONS)) {
    if (!exported.includes(name)) throw new SyntaxError(`its lock exports no function ${name}`);
  }
  for (const { module: from, name } of WebAssembly.Module.imports(compiled)) {
    if (from === "rt" ? !SERVICES.includes(name) : from !== "env")
      throw new SyntaxError(`its lock imports ${from} ${name}; a lock may import rt ${SERVICES.join(" and ")}`);
  }
  checkSignatures(normalised);
  return buffer;
}

/** The module as wabt prints it: exports and functions by name, types written out. */
function checkSignatures(text: string): void {
  const [module] = parseSExpressions(text) as SExpression[][];
  const parts = (module as SExpression[]).filter((part): part is SExpression[] => Array.isArray(part));
  for (const [, name, target] of parts.filter(([keyword]) => keyword === "export")) {
    const internal = String((target as SExpression[])[1]);
    const func = parts.find(([keyword, own]) => keyword === "func" && own === internal);
    const wanted = FUNCTIONS[unquoted(name)];
    if (func && wanted) checkSignature(unquoted(name), func, wanted);
  }
}

export interface LockParts {
  /** The functions, names made unlike any of the runtime's. */
  readonly functions: readonly SExpression[];
  /** Internal name by exported name. */
  readonly names: ReadonlyMap<string, string>;
}

/** A lock's module as binaryen prints it → functions for the linked module. `runtime` are the runtime's exports. */
export function lockParts(text: string, runtime: ReadonlyMap<string, string>): LockParts {
  const [module] = parseSExpressions(text) as SExpression[][];
  const parts = (module as SExpression[]).filter((part): part is SExpression[] => Array.isArray(part));
  const names = new Map<string, string>();
  const calls = new Map<string, string>();
  for (const part of parts) {
    if (part[0] === "export") names.set(unquoted(part[1]), OWN + String((part[2] as SExpression[])[1]).slice(1));
    if (part[0] === "import" && part[1] === '"rt"')
      calls.set(String((part[3] as SExpression[])[1]), runtime.get(unquoted(part[2])) as string);
  }
  const functions = parts.filter((part) => part[0] === "func");
  for (const func of functions) calls.set(String(func[1]), OWN + String(func[1]).slice(1));
  if (parts.some(({ 0: kind }) => kind === "global" || kind === "table" || kind === "data"))
    throw new SyntaxError("its lock has globals, tables or data: they would be each thread's own; use GIL_PRIVATE");
  return { functions: functions.map((func) => renamed(func, calls) as SExpression[]), names };
}

const unquoted = (text: SExpression | undefined): string => String(text).slice(1, -1);

function checkSignature(name: string, func: readonly SExpression[], wanted: Signature): void {
  // Behind the header the body stands flat, and an `if` has a result too.
  const body = func.findIndex((part, index) => index > 1 && typeof part === "string");
  const header = body < 0 ? func : func.slice(0, body);
  const types = (kind: string) =>
    header.flatMap((part) => (isForm(part, kind) ? part.slice(1).filter((word) => !String(word).startsWith("$")) : []));
  const words = (params: readonly unknown[], results: readonly unknown[]) =>
    `(${params.join(", ")}) -> (${results.join(", ")})`;
  const found = words(types("param"), types("result"));
  const right = words(wanted.params, wanted.results);
  if (found !== right) throw new SyntaxError(`its lock's ${name} is ${found}; it must be ${right}`);
}

function renamed(expression: SExpression, calls: ReadonlyMap<string, string>): SExpression {
  if (!Array.isArray(expression)) return expression;
  const parts: readonly SExpression[] = expression;
  const [keyword, name] = parts;
  const names = keyword === "func" || keyword === "call";
  // A function's type by number is its own module's; binaryen finds it from params and results.
  return parts
    .filter((part) => keyword !== "func" || !isForm(part, "type"))
    .map((part, index) => (names && index === 1 ? (calls.get(String(name)) ?? String(name)) : renamed(part, calls)));
}
