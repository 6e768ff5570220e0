/** Items and attributes that are unboxed where they are read, since what reads them next wants them so (wanted.ts). */
import { type Representation, UNBOX } from "../../bytecode/stencils.js";
import type { Step } from "../../bytecode/steps.js";
import { stormsAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { wantedNext } from "./wanted.js";

/** Stencils that read one item or attribute, and nothing else. */
export const READS_ONE: ReadonlySet<string> = new Set(["list_get", "slot_get"]);

/** Representations that own nothing. */
export const HOLDS_NOTHING: ReadonlySet<Representation> = new Set(["int", "float", "bool"] as const);

/** The representation in which the item of a list, or the attribute, that the step reads is worth having at once. */
export function earlyOf(
  { context, pc, instruction }: Pick<Cursor, "context" | "pc" | "instruction">,
  { stencil }: Extract<Step, { kind: "apply" }>,
  register: number,
): Representation | undefined {
  const { observation, homes } = context.inputs;
  const reads = READS_ONE.has(stencil) || (stencil === "list_next" && !observation.multi);
  if (!reads || homes[register] !== "local" || stormsAt(observation, pc) > 0) return undefined;
  const wanted = wantedNext(context, pc + instruction.row.words, register);
  return wanted !== undefined && UNBOX[wanted] !== undefined ? wanted : undefined;
}
