/**
 * Writes immortal heap objects into the shared memory before the program runs: a bump pointer from HEAP_BASE on.
 * The only place in TypeScript that knows how objects look.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import type { Constant } from "../bytecode/code.js";

/** A reference's value. */
export const reference = (pointer: number): bigint => VALUE.REF_FLOOR | BigInt(pointer);
const intValue = (int: number): bigint => BigInt.asUintN(64, BigInt(int) + VALUE.INT_BIAS);

export class ObjectWriter {
  readonly view: DataView;
  private readonly strings = new Map<string, number>();

  constructor(
    memory: WebAssembly.Memory,
    private top: number,
  ) {
    this.view = new DataView(memory.buffer);
  }

  /** A block of zeros, 16-byte aligned. */
  block(sizeBytes: number): number {
    const at = this.top;
    this.top = (at + sizeBytes + 15) & ~15;
    if (this.top > this.view.byteLength)
      throw new RangeError("the program does not fit into the shared memory; give it more with --memory");
    return at;
  }

  /** First address that is not used. */
  end(): number {
    return this.top;
  }

  u32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  u16(at: number, value: number): void {
    this.view.setUint16(at, value, true);
  }

  value(at: number, value: bigint): void {
    this.view.setBigUint64(at, value, true);
  }

  object(type: number, sizeBytes: number, at = this.block(sizeBytes)): number {
    this.view.setInt32(at + LAYOUT.HEADER_COUNT, LAYOUT.IMMORTAL, true);
    this.u32(at + LAYOUT.HEADER_TYPE, type);
    return at;
  }

  /** A str; equal texts are one object. */
  string(text: string): number {
    const known = this.strings.get(text);
    if (known !== undefined) return known;
    const points = Array.from(text, (character) => character.codePointAt(0) as number);
    const highest = points.reduce((high, point) => Math.max(high, point), 0);
    const kind = highest < 0x100 ? 1 : highest < 0x1_0000 ? 2 : 4;
    const at = this.object(LAYOUT.TYPE_STR, LAYOUT.STR_DATA + points.length * kind);
    this.view.setUint8(at + LAYOUT.HEADER_FLAGS, LAYOUT.FLAG_INTERNED);
    this.u32(at + LAYOUT.STR_LENGTH, points.length);
    this.u32(at + LAYOUT.STR_KIND, kind);
    const data = at + LAYOUT.STR_DATA;
    for (const [index, point] of points.entries()) {
      if (kind === 1) this.view.setUint8(data + index, point);
      else if (kind === 2) this.u16(data + 2 * index, point);
      else this.u32(data + 4 * index, point);
    }
    this.strings.set(text, at);
    return at;
  }

  /** An int beyond 48 bits. */
  bigint(value: bigint): number {
    const size = value < 0n ? -value : value;
    const digits = size.toString(16);
    const length = Math.ceil(digits.length / 8);
    const at = this.object(LAYOUT.TYPE_BIGINT, LAYOUT.BIGINT_LIMBS + 4 * length);
    this.u32(at + LAYOUT.BIGINT_LENGTH, length);
    this.u32(at + LAYOUT.BIGINT_NEGATIVE, value < 0n ? 1 : 0);
    const padded = digits.padStart(8 * length, "0");
    for (let limb = 0; limb < length; limb++) {
      const end = padded.length - 8 * limb;
      this.u32(at + LAYOUT.BIGINT_LIMBS + 4 * limb, Number.parseInt(padded.slice(end - 8, end), 16));
    }
    return at;
  }

  /** Addresses of all strs so far. */
  allStrings(): number[] {
    return [...this.strings.values()];
  }

  /** A bytes object of Latin-1 characters. */
  bytes(text: string): number {
    const at = this.object(LAYOUT.TYPE_BYTES, LAYOUT.BYTES_DATA + text.length);
    this.u32(at + LAYOUT.BYTES_LENGTH, text.length);
    for (let i = 0; i < text.length; i++) this.view.setUint8(at + LAYOUT.BYTES_DATA + i, text.charCodeAt(i));
    return at;
  }

  tuple(values: readonly bigint[]): number {
    const at = this.object(LAYOUT.TYPE_TUPLE, LAYOUT.TUPLE_ITEMS + 8 * values.length);
    this.u32(at + LAYOUT.TUPLE_LENGTH, values.length);
    for (const [index, value] of values.entries()) this.value(at + LAYOUT.TUPLE_ITEMS + 8 * index, value);
    return at;
  }

  stringTuple(texts: readonly string[]): number {
    return this.tuple(texts.map((text) => reference(this.string(text))));
  }

  constant(constant: Constant): bigint {
    switch (constant.kind) {
      case "none":
        return VALUE.NONE;
      case "ellipsis":
        return VALUE.ELLIPSIS;
      case "bool":
        return constant.value ? VALUE.TRUE : VALUE.FALSE;
      case "int":
        return intValue(constant.value);
      case "bigint":
        return reference(this.bigint(BigInt(constant.value)));
      case "float": {
        const bits = new DataView(new ArrayBuffer(8));
        bits.setFloat64(0, constant.value);
        return bits.getBigUint64(0);
      }
      case "str":
        return reference(this.string(constant.value));
      case "bytes":
        return reference(this.bytes(constant.value));
      case "tuple":
        return reference(this.tuple(constant.items.map((item) => this.constant(item))));
    }
  }
}
