/** Copying a stencil's bytes and patching its holes: the inner loop of splicing. */

import type { Operand } from "../plan/plan.js";
import { CONST, OP } from "./encoding.js";
import { HOLE, type PreparedStencil } from "./prepare.js";
import type { ByteWriter } from "./writer.js";

/** Longest immediate: `i64.const` with ten bytes. */
const IMMEDIATE_BYTES = 11;

/**
 * Appends the stencil. Scratch locals begin at `scratch`; an exit gives `code` to the label `outward` levels out
 * from where the stencil stands. An immediate operand takes the place of its `local.get`.
 */
export function copyStencil(
  out: ByteWriter,
  stencil: PreparedStencil,
  operands: readonly Operand[],
  scratch: number,
  code: number,
  outward: number,
): void {
  const { bytes, offsets, kinds } = stencil;
  out.reserve(bytes.length + IMMEDIATE_BYTES * operands.length * offsets.length);
  let from = 0;
  for (let hole = 0; hole < offsets.length; hole++) {
    const offset = offsets[hole] as number;
    const argument = stencil.arguments[hole] as number;
    const kind = kinds[hole];
    const operand = kind === HOLE.param ? (operands[argument] as Operand) : undefined;
    copyBytes(out, bytes, from, operand?.kind === "const" ? offset - 1 : offset);
    from = offset + (kind === HOLE.exit ? EXIT_BYTES : INDEX_BYTES);
    if (operand?.kind === "const") writeOperand(out, operand);
    else if (kind === HOLE.exit) patchExit(out, code, outward + argument);
    else patchIndex(out, kind === HOLE.scratch ? scratch + argument : operand ? operand.local : argument);
  }
  copyBytes(out, bytes, from, bytes.length);
}

const EXIT_BYTES = 7;
const INDEX_BYTES = 2;

/** Pushes a local or an immediate. */
export function writeOperand(out: ByteWriter, operand: Operand): void {
  if (operand.kind === "local") {
    out.byte(OP.localGet);
    out.unsigned(operand.local);
    return;
  }
  out.byte(CONST[operand.type]);
  if (operand.type === "f64") out.float64(operand.value);
  else out.signed(operand.value);
}

/** A loop: the pieces between holes are a few bytes, and `set` of a subarray costs more than they do. */
function copyBytes(out: ByteWriter, source: Uint8Array, from: number, to: number): void {
  const { bytes } = out;
  let at = out.length;
  for (let index = from; index < to; index++) bytes[at++] = source[index] as number;
  out.length = at;
}

/** A padded 2-byte LEB. */
function patchIndex(out: ByteWriter, index: number): void {
  out.bytes[out.length++] = (index & 127) | 128;
  out.bytes[out.length++] = index >>> 7;
}

/** `i32.const code` with a padded 3-byte LEB, then `br depth` with a padded 2-byte one. */
function patchExit(out: ByteWriter, code: number, depth: number): void {
  const { bytes } = out;
  const at = out.length;
  bytes[at] = OP.i32Const;
  bytes[at + 1] = (code & 127) | 128;
  bytes[at + 2] = ((code >>> 7) & 127) | 128;
  bytes[at + 3] = code >>> 14;
  bytes[at + 4] = OP.br;
  out.length = at + 5;
  patchIndex(out, depth);
}
