/** Every constant of the layout by name, as the build hands them to stencils (globals) and runtime (constants). */
import { LAYOUT, VALUE } from "../base/layout.js";
import { BUILTIN_STRIDE, BUILTINS_BASE, FIRST_EXCEPTION } from "../bytecode/builtins/index.js";
import { isForm, mapForms, type SExpression } from "../bytecode/sexpression.js";

/** 32-bit constants, derived addresses included. */
export const CONSTANTS_32: Readonly<Record<string, number>> = {
  ...LAYOUT,
  BUILTINS_BASE,
  BUILTIN_STRIDE,
  FIRST_EXCEPTION,
  CONTROL_MULTI_ADDRESS: LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI,
  RECURSION_LIMIT_ADDRESS: LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_RECURSION_LIMIT,
  CLASS_VERSION_ADDRESS: LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CLASS_VERSION,
  SINGLETONS_ADDRESS: LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_SINGLETONS,
};

/** 64-bit constants. */
export const CONSTANTS_64: Readonly<Record<string, bigint>> = VALUE;

/** `i64.const …` or `i32.const …` of a layout constant. Throws RangeError for a name that there is not. */
export function constantInstruction(name: string): readonly [string, string] {
  const wide = CONSTANTS_64[name];
  if (wide !== undefined) return ["i64.const", String(BigInt.asIntN(64, wide))];
  const narrow = CONSTANTS_32[name];
  if (narrow !== undefined) return ["i32.const", String(narrow | 0)];
  throw new RangeError(`imports layout "${name}", which src/base/layout.ts does not have`);
}

/** `(global.get $INT_BIAS)` becomes `(i64.const …)`; the module's imports of the layout go. */
export function fillConstants(module: readonly SExpression[]): readonly SExpression[] {
  const isImport = (part: SExpression): part is readonly SExpression[] =>
    isForm(part, "import") && part[1] === '"layout"';
  const names = new Map(
    module.filter(isImport).map((part) => [(part[3] as SExpression[])[1], String(part[2]).slice(1, -1)]),
  );
  const kept = module.filter((part) => !isImport(part));
  return mapForms(kept, (form) => {
    const name = form[0] === "global.get" ? names.get(form[1] as string) : undefined;
    return name === undefined ? form : [...constantInstruction(name)];
  }) as readonly SExpression[];
}
