/**
 * Links a runtime (AssemblyScript's binary) with the interpreter and with the stencils that the runtime calls as
 * functions, and lets binaryen optimise the whole. Linking is by text: names are the interface.
 */
import binaryen from "binaryen";
import { inlineStencil, runtimeName } from "../bytecode/inline.js";
import { isForm, parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import { RUNTIME_FUNCTIONS, type Stencil, WASM_TYPE } from "../bytecode/stencils.js";
import { interpreterText } from "./interpreter/function.js";

/** Both take features as a second argument, which the typings leave out. */
const readBinary = binaryen.readBinary as (bytes: Uint8Array, features: number) => binaryen.Module;
const parseText = binaryen.parseText as (text: string, features: number) => binaryen.Module;

/** Never Features.All: it would turn on proposals that V8 refuses. */
const FEATURES =
  binaryen.Features.Atomics |
  binaryen.Features.BulkMemory |
  binaryen.Features.BulkMemoryOpt |
  binaryen.Features.SignExt |
  binaryen.Features.NontrappingFPToInt |
  binaryen.Features.MutableGlobals |
  binaryen.Features.ReferenceTypes |
  binaryen.Features.Multivalue;

export interface LinkInput {
  readonly runtime: Uint8Array;
  readonly library: ReadonlyMap<string, Stencil>;
  readonly counting: boolean;
}

/** The finished module's bytes, names kept. Throws with the text's place when the linked module is not valid. */
export function linkModule({ runtime, library, counting }: LinkInput): Uint8Array {
  const runtimeModule = readBinary(runtime, FEATURES);
  const runtimeText = runtimeModule.emitText();
  runtimeModule.dispose();
  const [source] = parseSExpressions(runtimeText) as SExpression[][];
  const linked = resolveStencils((source as SExpression[]).slice(1), library);
  const names = exportedNames(linked);
  const interpreter = interpreterText(library, counting).replace(/\$rt\.(\w+)/g, (_, name: string) =>
    resolved(names, name),
  );
  // Imports come before definitions.
  const imports = linked.filter((part) => isForm(part, "import"));
  const definitions = linked.filter((part) => !isForm(part, "import"));
  const text = [
    HOST_IMPORTS,
    ...imports.map(printSExpression),
    ...definitions.map(printSExpression),
    STENCIL_MARK,
    interpreter,
  ];
  return optimised(`(module ${text.join("\n")})`);
}

const HOST_IMPORTS = `
  (type $stitched (func (param i32 i32 i32) (result i32)))
  (import "host" "hot" (func $host.hot (param i32 i32)))
  (import "host" "install" (func $host.install (param i32)))
  (import "host" "event" (func $host.event (param i32 i32)))
  (import "host" "table" (table $host.table 0 funcref))`;

/** Where a stencil that the runtime called says that it left. Per instance, so per thread. */
const STENCIL_MARK = `(global $stencil.exited (mut i32) (i32.const 0))`;

/** Imports from "stencil" become functions whose bodies are the stencils'. */
function resolveStencils(parts: readonly SExpression[], library: ReadonlyMap<string, Stencil>): SExpression[] {
  const names = exportedNames(parts);
  return parts.map((part) => {
    if (!Array.isArray(part) || part[0] !== "import" || part[1] !== '"stencil"') return part;
    const declaration = part[3] as readonly SExpression[];
    const name = String(part[2]).slice(1, -1);
    return name === "exited" ? exitedFunction(String(declaration[1])) : stencilFunction(String(declaration[1]), name);
  });

  function stencilFunction(internalName: string, name: string): SExpression {
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

function exportedNames(parts: readonly SExpression[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const part of parts) {
    if (!Array.isArray(part) || part[0] !== "export") continue;
    names.set(String(part[1]).slice(1, -1), String((part[2] as readonly SExpression[])[1]));
  }
  return names;
}

function resolved(names: ReadonlyMap<string, string>, name: string): string {
  const internal = names.get(name) ?? (name === "generic" ? "$generic" : undefined);
  if (!internal)
    throw new RangeError(`the interpreter needs ${runtimeName(name)}, which wasm/index.ts does not export`);
  return internal;
}

function optimised(text: string): Uint8Array {
  binaryen.setDebugInfo(true);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  const module = parseText(text, FEATURES);
  for (const { name } of RUNTIME_FUNCTIONS) checkExport(module, name);
  if (!module.validate())
    throw new SyntaxError("the linked interpreter is not valid WebAssembly; binaryen printed why");
  module.optimize();
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

function checkExport(module: binaryen.Module, name: string): void {
  for (let index = 0; index < module.getNumExports(); index++) {
    if (binaryen.getExportInfo(module.getExportByIndex(index)).name === name) return;
  }
  throw new RangeError(`stitched code imports rt.${name}, which the runtime does not export`);
}
