/** Owners for what is lent (lent.ts): from there on nothing that happens elsewhere can end its life. */
import { isHeld, isLent, isUnboxed, type Known, ownerOf, representationOf, type State } from "./known.js";
import { type Apply, application, local, type Representation } from "./plan.js";

/** The stencil that makes a further owner of what is lent so, and gives it boxed. */
export const keeperOf = (known: Known): string => (isUnboxed(known) ? "keep_ref" : "keep_value");

/** The same beside other threads, where it may have died: leaves then. */
const takerOf = (known: Known): string => (isUnboxed(known) ? "take_ref" : "take_value");

/** What is lent beside other threads (loans.ts): where exits go back to, and which registers look on. */
export interface Loans {
  readonly pc: number;
  /** What was known there. */
  readonly start: State;
  readonly registers: Set<number>;
}

/** Where loans are noted, and what settling them takes. */
interface Ledger {
  loans: Loans | undefined;
  readonly locals: { of(register: number, representation: Representation): number };
  readonly exits: { leave(pc: number, state: State): number };
}

/** Forgets what is lent no more; without anything lent there are no loans. */
export function endLoans(ledger: Ledger, state: State): void {
  const { loans } = ledger;
  if (!loans) return;
  for (const register of loans.registers) if (!isLent(state[register] as Known)) loans.registers.delete(register);
  if (loans.registers.size === 0) ledger.loans = undefined;
}

/**
 * Gives owners to what is lent, but for some registers, and to what is held by owners of which `ends` is true. Nothing of the
 * instruction has been done.
 */
export function settle(
  ledger: Ledger,
  pc: number,
  state: State,
  items: { push(node: Apply): unknown },
  except: (register: number) => boolean,
  ends: (owner: number) => boolean = () => false,
): void {
  const { locals, exits, loans } = ledger;
  const exit = loans && exits.leave(loans.pc, loans.start);
  for (const [register, known] of state.entries()) {
    if (!isLent(known) || except(register) || (isHeld(known) && !ends(ownerOf(known)))) continue;
    const representation = representationOf(known);
    const from = locals.of(register, representation);
    const boxed = locals.of(register, "value");
    const taken = exit !== undefined && loans?.registers.has(register);
    items.push(application(pc, (taken ? takerOf : keeperOf)(known), [local(from)], [boxed], taken ? exit : undefined));
    state[register] = (isUnboxed(known) ? representation : "value") as Known;
  }
  endLoans(ledger, state);
}
