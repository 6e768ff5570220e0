/** The bytes of wasm's instructions and types that stitched modules are written with. */
import type { WasmType } from "../../bytecode/stencils.js";

export const TYPE_BYTE: Readonly<Record<WasmType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };

export const OP = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  return: 0x0f,
  call: 0x10,
  unreachable: 0x00,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Load: 0x28,
  i32Store: 0x36,
  i64Load: 0x29,
  i64Store: 0x37,
  i32Const: 0x41,
  i64Const: 0x42,
  f64Const: 0x44,
  i32Eqz: 0x45,
  i32Eq: 0x46,
  i32Ne: 0x47,
  i64Eq: 0x51,
  i32Add: 0x6a,
  i64ReinterpretF64: 0xbd,
  f64ReinterpretI64: 0xbf,
  void: 0x40,
  i32: 0x7f,
} as const;
/** The instruction that pushes an immediate of a type. */
export const CONST: Readonly<Record<WasmType, number>> = { i32: OP.i32Const, i64: OP.i64Const, f64: OP.f64Const };
