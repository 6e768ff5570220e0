/**
 * `(i32.load (i32.add (local.get $list) (i32.const 16)))` becomes `(i32.load offset=16 (local.get $list))`: V8 takes the offset
 * into the instruction, while the sum, which might wrap, needs one of its own. Fields of objects lie above their address, and
 * no object reaches the end of memory, so neither form ever wraps.
 */
import { isForm, mapForms, type SExpression } from "../bytecode/sexpression.js";

const ACCESS = /^(i32|i64|f64)\.(atomic\.)?(load|store)/;
/** Offsets of fields are small; what is larger is an address. */
const MOST = 4096;

export function foldOffsets(module: SExpression): SExpression {
  return mapForms(module, (form) => {
    const [op, address, ...rest] = form;
    if (typeof op !== "string" || !ACCESS.test(op) || address === undefined || typeof address === "string") return form;
    const parts = terms(address);
    const offset = parts.reduce((sum, part) => sum + offsetOf(part), 0);
    const others = parts.filter((part) => offsetOf(part) === 0);
    const [first, ...further] = others;
    if (offset === 0 || first === undefined) return form;
    const base = further.reduce<SExpression>((sum, part) => ["i32.add", sum, part], first);
    return [op, `offset=${offset}`, base, ...rest];
  });
}

/** The summands of an address. */
function terms(form: SExpression): SExpression[] {
  if (!isForm(form, "i32.add")) return [form];
  return [...terms(form[1] as SExpression), ...terms(form[2] as SExpression)];
}

function offsetOf(part: SExpression): number {
  if (!isForm(part, "i32.const")) return 0;
  const value = Number(part[1]);
  return value > 0 && value < MOST ? value : 0;
}
