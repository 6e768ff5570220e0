/** Copying a stencil's bytes and patching its holes: the inner loop of splicing. */

import type { Operand } from "../plan/plan.js";
import { CONST, OP } from "./encoding.js";
import { HOLE, PACKED, type PreparedStencil } from "./prepare.js";
import type { ByteWriter } from "./writer.js";

/** Longest immediate: `i64.const` with ten bytes. */
const IMMEDIATE_BYTES = 11;

/** An exit: `i32.const code` with a padded 3-byte LEB, then `br` with a padded 2-byte one. */
const EXIT_BYTES = 7;
/** A local's or a function's index is a padded 2-byte LEB. */
const INDEX_BYTES = 2;

/**
 * Appends the stencil. Scratch locals begin at `scratch`; an exit gives `code` to the label `outward` levels out
 * from where the stencil stands. An immediate operand takes the place of its `local.get`.
 *
 * The bytes are copied whole and the holes patched behind that: a small int takes as many bytes as the `local.get`, with a padded LEB.
 */
export function copyStencil(
  out: ByteWriter,
  stencil: PreparedStencil,
  operands: readonly Operand[],
  scratch: number,
  code: number,
  outward: number,
): void {
  const { words, holes } = stencil;
  out.reserve(4 * words.length);
  const { bytes, view, length: begin } = out;
  for (let word = 0; word < words.length; word++) view.setInt32(begin + 4 * word, words[word] as number, true);
  for (let hole = 0; hole < holes.length; hole++) {
    const how = holes[hole] as number;
    const at = begin + (how & OFFSET_MASK);
    const kind = (how >>> PACKED.offsetBits) & KIND_MASK;
    let index = how >>> (PACKED.offsetBits + PACKED.kindBits);
    if (kind === HOLE.param) {
      const operand = operands[index] as Operand;
      if (operand.kind === "local") index = operand.local;
      else if (!isSmall(operand)) {
        copyInPieces(out, stencil, operands, scratch, code, outward);
        return;
      } else {
        bytes[at - 1] = CONST[operand.type];
        index = operand.value & 0x3fff;
      }
    } else if (kind === HOLE.scratch) index += scratch;
    else {
      patchExit(bytes, at, code, outward + index);
      continue;
    }
    patchIndex(bytes, at, index);
  }
  out.length = begin + stencil.bytes.length;
}

const OFFSET_MASK = (1 << PACKED.offsetBits) - 1;
const KIND_MASK = (1 << PACKED.kindBits) - 1;

/** Fits a signed LEB of two bytes. */
const isSmall = ({ type, value }: Operand & { kind: "const" }): boolean =>
  type !== "f64" && value >= -0x2000 && value < 0x2000;

function patchIndex(bytes: Uint8Array, at: number, index: number): void {
  bytes[at] = (index & 127) | 128;
  bytes[at + 1] = index >>> 7;
}

function patchExit(bytes: Uint8Array, at: number, code: number, depth: number): void {
  bytes[at] = OP.i32Const;
  bytes[at + 1] = (code & 127) | 128;
  bytes[at + 2] = ((code >>> 7) & 127) | 128;
  bytes[at + 3] = code >>> 14;
  bytes[at + 4] = OP.br;
  bytes[at + 5] = (depth & 127) | 128;
  bytes[at + 6] = depth >>> 7;
}

/** The same where an immediate is longer than the `local.get` in whose place it comes. */
function copyInPieces(
  out: ByteWriter,
  stencil: PreparedStencil,
  operands: readonly Operand[],
  scratch: number,
  code: number,
  outward: number,
): void {
  const { bytes: source, holes } = stencil;
  out.reserve(source.length + IMMEDIATE_BYTES * holes.length);
  const { bytes } = out;
  let from = 0;
  const copyTo = (end: number): void => {
    while (from < end) bytes[out.length++] = source[from++] as number;
  };
  for (const how of holes) {
    const offset = how & OFFSET_MASK;
    const kind = (how >>> PACKED.offsetBits) & KIND_MASK;
    const argument = how >>> (PACKED.offsetBits + PACKED.kindBits);
    const operand = kind === HOLE.param ? (operands[argument] as Operand) : undefined;
    if (operand?.kind === "const") {
      copyTo(offset - 1);
      writeOperand(out, operand);
      from = offset + INDEX_BYTES;
      continue;
    }
    copyTo(offset + (kind === HOLE.exit ? EXIT_BYTES : INDEX_BYTES));
    if (kind === HOLE.exit) patchExit(bytes, out.length - EXIT_BYTES, code, outward + argument);
    else patchIndex(bytes, out.length - INDEX_BYTES, operand ? operand.local : scratch + argument);
  }
  copyTo(source.length);
}

/** Pushes a local or an immediate. */
export function writeOperand(out: ByteWriter, operand: Operand): void {
  if (operand.kind === "local") {
    out.indexed(OP.localGet, operand.local);
    return;
  }
  out.byte(CONST[operand.type]);
  if (operand.type === "f64") out.float64(operand.value);
  else out.signed(operand.value);
}
