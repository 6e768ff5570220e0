/**
 * What is the same in every stitched module: the type of stitched code, the imports (memory, then the runtime
 * functions in their order) and the export "run". As bytes for splice, as text for binaryen.
 */
import { RUNTIME_FUNCTIONS, type WasmType } from "../../bytecode/stencils.js";
import type { Called, PlanLocal } from "../plan/plan.js";
import { resultType } from "../plan/signature.js";
import { TYPE_BYTE } from "./encoding.js";
import { ByteWriter } from "./writer.js";

interface Signature {
  readonly params: readonly WasmType[];
  readonly results: readonly WasmType[];
}

/** Function index of the stitched code: it follows the imports. */
export const STITCHED_FUNCTION = RUNTIME_FUNCTIONS.length;

/** A function that stitched code calls follows it. */
export const CALLED_FUNCTION = STITCHED_FUNCTION + 1;

const SIGNATURES: readonly Signature[] = [...RUNTIME_FUNCTIONS, { params: ["i32", "i32", "i32"], results: ["i32"] }];
const ANY_PAGES = 65536;

/** The type of a function that stitched code calls: frame, thread and depth come before what the plan's locals begin with. */
export const calledTypes = ({ parameters, result }: Called, locals: readonly PlanLocal[]): Signature => ({
  params: ["i32", "i32", "i32", ...locals.slice(0, parameters).map(({ type }) => type)],
  results: [resultType(result)],
});

/** As `modulePrefix`, of a module with a function that stitched code calls. Overwrites what is being written. */
export const calledPrefix = (called: Called, locals: readonly PlanLocal[]): Uint8Array =>
  modulePrefix([calledTypes(called, locals)]);

/** Magic, types, imports, function and export section. */
export function modulePrefix(further: readonly Signature[] = []): Uint8Array {
  const signatures = [...SIGNATURES, ...further];
  const out = new ByteWriter();
  for (const byte of [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) out.byte(byte);
  section(out, 1, () => {
    out.unsigned(signatures.length);
    for (const { params, results } of signatures) {
      out.byte(0x60);
      types(out, params);
      types(out, results);
    }
  });
  section(out, 2, () => imports(out));
  section(out, 3, () => {
    out.unsigned(1 + further.length);
    for (let index = 0; index <= further.length; index++) out.unsigned(STITCHED_FUNCTION + index);
  });
  section(out, 7, () => {
    out.unsigned(1);
    out.text("run");
    out.byte(0x00);
    out.unsigned(STITCHED_FUNCTION);
  });
  return out.take();
}

function section(out: ByteWriter, id: number, content: () => void): void {
  out.byte(id);
  const start = out.open();
  content();
  out.close(start);
}

function types(out: ByteWriter, list: readonly WasmType[]): void {
  out.unsigned(list.length);
  for (const type of list) out.byte(TYPE_BYTE[type]);
}

function imports(out: ByteWriter): void {
  out.unsigned(RUNTIME_FUNCTIONS.length + 1);
  out.text("env");
  out.text("memory");
  out.byte(0x02);
  out.byte(0x03); // shared, with a maximum
  out.unsigned(0);
  out.unsigned(ANY_PAGES);
  for (const [index, { name }] of RUNTIME_FUNCTIONS.entries()) {
    out.text("rt");
    out.text(name);
    out.byte(0x00);
    out.unsigned(index);
  }
}

/** The imports as WebAssembly text; functions are called `$rt.<name>`, as the inliner writes them. */
export function importsText(): string[] {
  const list = (keyword: string, wasm: readonly WasmType[]) =>
    wasm.length > 0 ? ` (${keyword} ${wasm.join(" ")})` : "";
  return [
    `(import "env" "memory" (memory $memory 0 ${ANY_PAGES} shared))`,
    ...RUNTIME_FUNCTIONS.map(
      ({ name, params, results }) =>
        `(import "rt" "${name}" (func $rt.${name}${list("param", params)}${list("result", results)}))`,
    ),
  ];
}
