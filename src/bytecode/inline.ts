/**
 * Copies a stencil's body, as text, into another function: parameters become the operands, own locals and labels
 * get fresh names, exits become the given branch. The interpreter generator and the binaryen stitcher both
 * work by it. Text in, text out.
 */
import { isForm, mapForms, type SExpression } from "./sexpression.js";
import type { WasmType } from "./stencils.js";

export interface Inlining {
  /** The `(func …)` form of the stencil. */
  readonly func: readonly SExpression[];
  /** An expression without effects for each parameter: `(local.get $x)` or a constant. */
  readonly operands: readonly SExpression[];
  /** Names of the locals that receive the results. */
  readonly results: readonly string[];
  /** What an exit does: a form that does not fall through. */
  readonly exit: readonly SExpression[];
  /** Makes names fresh within the function. */
  readonly suffix: string;
}

export interface Inlined {
  readonly statements: readonly SExpression[];
  readonly locals: readonly { readonly name: string; readonly type: WasmType }[];
}

/** Functions of the runtime are called `$rt.<name>` where stencils are inlined. */
export const runtimeName = (name: string): string => `$rt.${name}`;

/** The statements that leave the stencil's results in `results`. */
export function inlineStencil({ func, operands, results, exit, suffix }: Inlining): Inlined {
  const parameters = new Map<string, SExpression>();
  const locals: { name: string; type: WasmType }[] = [];
  const body: SExpression[] = [];
  for (const part of func.slice(1)) {
    if (isForm(part, "param")) parameters.set(String(part[1]), operands[parameters.size] as SExpression);
    else if (isForm(part, "local")) locals.push({ name: `${String(part[1])}.${suffix}`, type: part[2] as WasmType });
    else if (!isForm(part, "export") && !isForm(part, "result")) body.push(part);
  }
  const renamed = body.map((statement) =>
    mapForms(statement, (form) => {
      const [keyword, name] = form;
      if (keyword === "local.get") return parameters.get(String(name)) ?? [keyword, `${String(name)}.${suffix}`];
      if (keyword === "call")
        return name === "$exit" ? exit : [keyword, runtimeName(String(name).slice(1)), ...form.slice(2)];
      if (takesFreshName(keyword)) return [keyword as string, `${String(name)}.${suffix}`, ...form.slice(2)];
      return form;
    }),
  );
  const values = renamed.splice(renamed.length - results.length);
  const stores = values.map((value, index): SExpression => ["local.set", results[index] as string, value]);
  return { statements: [...renamed, ...stores], locals };
}

const FRESH = new Set(["local.set", "local.tee", "block", "loop", "br", "br_if"]);
const takesFreshName = (keyword: SExpression | undefined): boolean => typeof keyword === "string" && FRESH.has(keyword);
