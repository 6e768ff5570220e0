/** Operations that cost less with one of some constants. Division by a constant power of two needs no divider: floors and remainders are shifts and masks, of negative ints, too. */
import { constant, type Operand } from "./plan.js";

/** The stencil and its operands, or what gives the same for less. */
export function reduced(stencil: string, operands: readonly Operand[]): readonly [string, readonly Operand[]] {
  const [dividend, divisor] = operands;
  if (stencil === "pow_float" && dividend && divisor?.kind === "const") {
    if (divisor.value === 0.5) return ["root_float", [dividend]];
    if (divisor.value === 2) return ["square_float", [dividend]];
  }
  if (divisor?.kind !== "const" || divisor.type !== "i64" || dividend === undefined) return [stencil, operands];
  const bits = Math.round(Math.log2(divisor.value));
  if (!(bits >= 0) || 2 ** bits !== divisor.value) return [stencil, operands];
  if (stencil === "mod_int") return ["and_int", [dividend, constant("i64", divisor.value - 1)]];
  return stencil === "floordiv_int" ? ["rshift_int", [dividend, constant("i64", bits)]] : [stencil, operands];
}
