/**
 * Variants of stencils, made from their text: `item_int` reads item `place` of a list's storage, `item_int_1` the next one.
 * The distance is in the offset of the loads and stores, which V8 takes into the instruction, so that neighbours share the
 * calculation of one address. No sum wraps: the items lie in one storage.
 */
import { aheadName, MOST_AHEAD, READ_AHEAD } from "../bytecode/ahead.js";
import { isForm, mapForms, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import type { StencilFile, StencilText } from "./stencil-text.js";

const ACCESS = /^(i32|i64|f64)\.(load|store)/;
const ITEM_BYTES = 8;

/** The file with the variants of its stencils behind them. */
export function withVariants(file: StencilFile): StencilFile {
  const varied = file.stencils.filter(({ name }) => READ_AHEAD.has(name));
  if (varied.length === 0) return file;
  const variants = varied.flatMap((stencil) =>
    Array.from({ length: MOST_AHEAD }, (_, index) => furtherOn(stencil, index + 1)),
  );
  return {
    ...file,
    module: [...(file.module as readonly SExpression[]), ...variants.map(({ func }) => func)],
    stencils: [...file.stencils, ...variants],
  };
}

function furtherOn(stencil: StencilText, items: number): StencilText {
  const { func } = stencil;
  const place = nameOf(func.filter((part) => isForm(part, "param"))[1]);
  const addresses = new Set(
    func.filter((part) => isForm(part, "local.set") && mentions(part, place)).map((part) => nameOf(part)),
  );
  let found = false;
  const moved = mapForms(func, (form) => {
    const [op, ...rest] = form;
    if (typeof op !== "string" || !ACCESS.test(op)) return form;
    const before = typeof rest[0] === "string" ? Number(/^offset=(\d+)$/.exec(rest[0])?.[1]) : 0;
    const [address, ...others] = before ? rest.slice(1) : rest;
    if (address === undefined || ![place, ...addresses].some((name) => mentions(address, name))) return form;
    found = true;
    return [op, `offset=${before + items * ITEM_BYTES}`, address, ...others];
  }) as readonly SExpression[];
  if (!found) throw new SyntaxError(`${stencil.file}: ${stencil.name} loads nothing from its second operand's place`);
  const name = aheadName(stencil.name, items);
  const exportName = stencil.exportName.replace(stencil.name, name);
  const exported: SExpression = ["export", `"${exportName}"`];
  return { ...stencil, name, exportName, func: moved.map((part) => (isForm(part, "export") ? exported : part)) };
}

/** The name that a declaration or assignment gives: `(param $place i64)`, `(local.set $slot …)`. */
const nameOf = (form: SExpression | undefined): string => String((form as readonly SExpression[] | undefined)?.[1]);

const mentions = (form: SExpression, name: string): boolean =>
  new RegExp(`\\(local\\.get ${name.replace("$", "\\$")}\\)`).test(printSExpression(form));
