/**
 * What the runtime imports and the linker makes: "stencil" (stencils as functions, so that arithmetic is not written
 * twice), "opcode" (facts of the opcode table) "lock" (the lock under the GIL), and
 * "interpreter" (operations that call Python run it once more). Text in, text out.
 */
import { inlineStencil, runtimeName } from "../bytecode/inline.js";
import { parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import { type StencilLibrary, WASM_TYPE } from "../bytecode/stencils.js";
import { lockFunction } from "./lock.js";
import { lookUpFunction } from "./opcode-tables.js";

export interface Sources {
  readonly library: StencilLibrary;
  /** Internal names of the runtime's functions by the names under which it exports them. */
  readonly names: ReadonlyMap<string, string>;
  /** Internal names of the lock's functions. */
  readonly lock: ReadonlyMap<string, string>;
}

/** The lock that the runtime brings itself (wasm/gil-lock.ts). */
export function ownLock(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].flatMap(([name, to]) => (name.startsWith("lock_") ? [[name.slice(5), to] as const] : [])));
}

/** The runtime's parts with those imports replaced by functions. */
export function resolveImports(parts: readonly SExpression[], sources: Sources): SExpression[] {
  return parts.map((part) => {
    if (!Array.isArray(part) || part[0] !== "import") return part;
    const internal = String((part[3] as readonly SExpression[])[1]);
    const name = String(part[2]).slice(1, -1);
    switch (part[1]) {
      case '"stencil"':
        return name === "exited" ? exitedFunction(internal) : stencilFunction(internal, name, sources);
      case '"opcode"':
        return lookUpFunction(internal, name);
      case '"lock"':
        return lockFunction(internal, name, sources.lock.get(name) as string);
      case '"interpreter"':
        return interpreterFunction(internal, name);
      default:
        return part;
    }
  });
}

/** What the runtime asks of the interpreter: to run, to perform one instruction, to enter stitched code, to ask the JIT about it. */
function interpreterFunction(internal: string, name: string): SExpression {
  const given = (names: readonly string[]): SExpression[] => names.map((one) => ["local.get", one]);
  const taken = (names: readonly string[]): SExpression[] => names.map((one) => ["param", one, "i32"]);
  const [target, names, result] =
    name === "run"
      ? ["$enter", [], true]
      : name === "generic"
        ? ["$generic", ["$fp", "$ip"], true]
        : name === "stitched"
          ? ["$enter_stitched", ["$fp", "$thread", "$loop"], true]
          : ["$host.hot", ["$loop", "$fp"], false];
  return [
    "func",
    internal,
    ...taken(names as string[]),
    ...(result ? [["result", "i32"]] : []),
    ["call", target as string, ...given(names as string[])],
  ];
}

function stencilFunction(internalName: string, name: string, { library, names }: Sources): SExpression {
  const stencil = library.get(name);
  if (!stencil) throw new RangeError(`the runtime imports the stencil ${name}, which no file of stencils/ exports`);
  const [func] = parseSExpressions(stencil.wat) as SExpression[][];
  const result = stencil.results[0] === undefined ? undefined : WASM_TYPE[stencil.results[0]];
  const exit: SExpression[] = [
    "block",
    ["global.set", "$stencil.exited", ["i32.const", "1"]],
    ["return", ...(result ? [[`${result}.const`, "0"]] : [])],
  ];
  const { statements, locals } = inlineStencil({
    func: func as SExpression[],
    operands: stencil.params.map((_, index) => ["local.get", `$p${index}`]),
    results: result ? ["$result"] : [],
    exit,
    suffix: name,
  });
  return [
    "func",
    internalName,
    ...stencil.params.map((param, index) => ["param", `$p${index}`, WASM_TYPE[param]]),
    ...(result ? [["result", result]] : []),
    ...locals.map(({ name: local, type }) => ["local", local, type]),
    ...(result ? [["local", "$result", result]] : []),
    ...statements.map((statement) => withInternalNames(statement, names)),
    ...(result ? [["local.get", "$result"]] : []),
  ];
}

const exitedFunction = (internalName: string): SExpression => [
  "func",
  internalName,
  ["result", "i32"],
  ["global.get", "$stencil.exited"],
  ["global.set", "$stencil.exited", ["i32.const", "0"]],
];

/** `$rt.share` → the runtime's internal name of its export "share". */
function withInternalNames(expression: SExpression, names: ReadonlyMap<string, string>): SExpression {
  const [replaced] = parseSExpressions(
    printSExpression(expression).replace(/\$rt\.(\w+)/g, (_, name: string) => resolved(names, name)),
  );
  return replaced as SExpression;
}

/** The internal name of what the interpreter and stencils call `$rt.<name>`. */
export function resolved(names: ReadonlyMap<string, string>, name: string): string {
  const internal = names.get(name) ?? (name === "generic" ? "$generic" : undefined);
  if (!internal)
    throw new RangeError(`the interpreter needs ${runtimeName(name)}, which wasm/index.ts does not export`);
  return internal;
}
