/** The holes of one copied stencil: where they lie in the module, and what they were patched with. */
import { RUNTIME_FUNCTIONS, type Stencil, type StencilLibrary } from "../bytecode/stencils.js";
import { type Operand, PARAMETERS, type Plan } from "../jit/plan/plan.js";
import type { Mark } from "../jit/stitch/marks.js";

export interface PatchedHole {
  readonly from: number;
  readonly to: number;
  readonly kind: "param" | "scratch" | "exit" | "call";
  /** For people: "operand 0 = i.int". */
  readonly text: string;
}

type StencilMark = Extract<Mark, { kind: "stencil" }>;

const INDEX_BYTES = 2;
const EXIT_BYTES = 7;
const FLOAT_CONST = 0x44;

/** In the order of the bytes. A `local.get` whose operand is an immediate was replaced whole: the hole is the constant. */
export function patchedHoles(
  mark: StencilMark,
  library: StencilLibrary,
  plan: Plan,
  bytes: Uint8Array,
): readonly PatchedHole[] {
  const { holes } = library.get(mark.stencil) as Stencil;
  let copied = 0;
  let at = mark.from;
  return holes.map((hole): PatchedHole => {
    const operand = hole.kind === "param" ? mark.operands[hole.index] : undefined;
    const immediate = operand?.kind === "const";
    const start = immediate ? hole.offset - 1 : hole.offset;
    const from = at + start - copied;
    const size = immediate ? immediateSize(bytes, from) : hole.kind === "exit" ? EXIT_BYTES : INDEX_BYTES;
    copied = hole.offset + (hole.kind === "exit" ? EXIT_BYTES : INDEX_BYTES);
    at = from + size;
    return { from, to: at, kind: hole.kind, text: textOf(hole, operand, mark, plan, bytes, from) };
  });
}

/** Bytes of a constant instruction. */
function immediateSize(bytes: Uint8Array, from: number): number {
  if (bytes[from] === FLOAT_CONST) return 9;
  let at = from + 1;
  while (((bytes[at] as number) & 0x80) !== 0) at++;
  return at + 1 - from;
}

function textOf(
  hole: Stencil["holes"][number],
  operand: Operand | undefined,
  mark: StencilMark,
  plan: Plan,
  bytes: Uint8Array,
  from: number,
): string {
  switch (hole.kind) {
    case "param":
      return `operand ${hole.index} = ${operand?.kind === "const" ? operand.value : nameOf(plan, operand)}`;
    case "scratch":
      return `scratch ${hole.index} = local ${indexAt(bytes, from)}`;
    case "call":
      return `call ${RUNTIME_FUNCTIONS[indexAt(bytes, from)]?.name ?? hole.name}`;
    case "exit":
      return `exit at ${mark.code >> 3}, code ${mark.code}, ${mark.outward + hole.depth} labels out`;
  }
}

const nameOf = (plan: Plan, operand: Operand | undefined): string =>
  operand?.kind === "local"
    ? (["fp", "thread", "loop"][operand.local] ?? plan.locals[operand.local - PARAMETERS]?.name ?? "?")
    : "?";

/** A padded two-byte LEB. */
const indexAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) & 127) | ((bytes[at + 1] as number) << 7);
