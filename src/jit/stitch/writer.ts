/** A growing byte buffer with wasm's number encodings. One is kept for all stitching; `take` and `leave` copy the result out. */

const NUMBER = new DataView(new ArrayBuffer(8));
const ENCODER = new TextEncoder();

/** Memory at a time, for writing and for results. */
const ROOM = 1 << 16;

export class ByteWriter {
  bytes = new Uint8Array(ROOM);
  /** The same memory, for several bytes at a time. */
  view = new DataView(this.bytes.buffer);
  length = 0;
  #results = Buffer.alloc(0);
  #used = 0;

  /** Makes room for `count` further bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  copy(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /** Unsigned LEB128. */
  unsigned(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** An instruction with an index. */
  indexed(opcode: number, index: number): void {
    if (this.length + 3 > this.bytes.length) this.reserve(3);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = opcode;
    if (index < 128) bytes[at++] = index;
    else if (index < 1 << 14) {
      bytes[at++] = (index & 127) | 128;
      bytes[at++] = index >>> 7;
    } else {
      this.length = at;
      this.unsigned(index);
      return;
    }
    this.length = at;
  }

  /** Signed LEB128 of an integer that a number holds exactly (|value| < 2^53). */
  signed(value: number): void {
    let rest = value;
    if (rest >= -64 && rest < 64) {
      this.byte(rest & 127);
      return;
    }
    for (;;) {
      const high = Math.floor(rest / 128);
      const low = rest - high * 128;
      if ((high === 0 && low < 64) || (high === -1 && low >= 64)) {
        this.byte(low);
        return;
      }
      this.byte(low | 128);
      rest = high;
    }
  }

  float64(value: number): void {
    NUMBER.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.byte(NUMBER.getUint8(i));
  }

  /** UTF-8 behind its length. */
  text(value: string): void {
    const start = this.open();
    this.reserve(3 * value.length);
    const { bytes, length } = this;
    for (let index = 0; index < value.length; index++) {
      const unit = value.charCodeAt(index);
      bytes[length + index] = unit;
      if (unit > 127) {
        this.length += ENCODER.encodeInto(value, bytes.subarray(length)).written;
        this.close(start);
        return;
      }
    }
    this.length += value.length;
    this.close(start);
  }

  /** Five bytes for a length that is known later (`close`). */
  open(): number {
    this.reserve(5);
    this.length += 5;
    return this.length;
  }

  /** Writes the length of everything since `open` into its five bytes. */
  close(start: number): void {
    let rest = this.length - start;
    for (let at = start - 5; at < start - 1; at++) {
      this.bytes[at] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[start - 1] = rest;
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /**
   * As `take`, into memory that results have in common: a buffer of its own for each would cost more than a third of splicing, and so
   * does clearing what is written over at once.
   */
  leave(): Uint8Array {
    const { length } = this;
    if (this.#results.length - this.#used < length) {
      this.#results = Buffer.allocUnsafeSlow(Math.max(ROOM, length));
      this.#used = 0;
    }
    const result = new Uint8Array(this.#results.buffer, this.#used, length);
    result.set(this.bytes.subarray(0, length));
    this.#used += length;
    return result;
  }
}
