/**
 * What is lent (plan/lent.ts) gets its owners behind everything else that an exit writes back: counting may call the runtime, and
 * whatever were still to be written then would have to outlive the call, for which V8 puts it into memory where it is made, in the
 * loop.
 */
import { constant, FP, local, type Operand, type Store } from "../plan/plan.js";

const BOX_OF_LENT: Readonly<Record<string, string | undefined>> = { keep_value: undefined, keep_ref: "box_ref" };

const isLent = ({ box }: Store): boolean => box === "keep_value" || box === "keep_ref";

/** The stores of an exit, nothing counted. */
export function uncounted(writes: readonly Store[]): readonly Store[] {
  return writes.some(isLent) ? writes.map(plain) : writes;
}

function plain(store: Store): Store {
  if (!isLent(store)) return store;
  const { box: keeps, ...rest } = store;
  const box = BOX_OF_LENT[keeps as string];
  return box === undefined ? rest : { ...rest, box };
}

/** The operands of `keep_slot` for each of the stores that was to be counted. */
export const ownersOf = (writes: readonly Store[]): Operand[][] =>
  writes.filter(isLent).map(({ register }) => [local(FP), constant("i32", 8 * register)]);
