/**
 * What is lent (plan/lent.ts) gets its owners behind everything else that an exit writes back: counting may call the runtime, and
 * whatever were still to be written then would have to outlive the call, for which V8 puts it into memory where it is made, in the
 * loop.
 */
import { constant, FP, local, type Operand, type Store } from "../plan/plan.js";

const BOX_OF_LENT: Readonly<Record<string, string | undefined>> = { keep_value: undefined, keep_ref: "box_ref" };

export const isLent = ({ box }: Store): boolean => box === "keep_value" || box === "keep_ref";

/** How a store is boxed when nothing is counted. */
export const uncountedBox = ({ box }: Store): string | undefined =>
  box === "keep_value" || box === "keep_ref" ? BOX_OF_LENT[box] : box;

/** The operands of `keep_slot` for a store that was to be counted. */
export const ownerOf = ({ register }: Store): Operand[] => [local(FP), constant("i32", 8 * register)];
