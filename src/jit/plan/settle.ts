/** Owners for what is lent (lent.ts): from there on nothing that happens elsewhere can end its life. */
import { isLent, isUnboxed, type Known, representationOf, type State } from "./known.js";
import { type Apply, local, type Representation } from "./plan.js";

/** The stencil that makes a further owner of what is lent so, and gives it boxed. */
export const keeperOf = (known: Known): string => (isUnboxed(known) ? "keep_ref" : "keep_value");

/** Gives owners to what is lent, but for some registers. */
export function settle(
  locals: { of(register: number, representation: Representation): number },
  pc: number,
  state: State,
  items: { push(node: Apply): unknown },
  except: (register: number) => boolean,
): void {
  for (const [register, known] of state.entries()) {
    if (!isLent(known) || except(register)) continue;
    const representation = representationOf(known);
    const from = locals.of(register, representation);
    const boxed = locals.of(register, "value");
    items.push({ kind: "apply", pc, stencil: keeperOf(known), operands: [local(from)], results: [boxed] });
    state[register] = (isUnboxed(known) ? representation : "value") as Known;
  }
}
