/**
 * UTF-8 in the shared memory ↔ JavaScript strings. A Python str may hold lone surrogates; in memory these are
 * three bytes each, which TextDecoder and TextEncoder refuse, so such text takes a slower way. Pure.
 */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const LONE_SURROGATE = /\p{Cs}/u;

/** Up to this many bytes a loop is faster than TextDecoder and its copy. */
const SHORT = 64;

/** The text at [at, at + length) of shared memory. */
export function readUtf8(memory: Uint8Array, at: number, length: number): string {
  let text = "";
  if (length <= SHORT) {
    let i = at;
    for (; i < at + length && (memory[i] as number) < 0x80; i++) text += String.fromCharCode(memory[i] as number);
    if (i === at + length) return text;
  }
  return decodeUtf8(memory.slice(at, at + length));
}

/** Text of bytes that the caller owns (TextDecoder takes no view of a SharedArrayBuffer: slice first). */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  return text.includes("\ufffd") ? decodeSurrogates(bytes) : text;
}

export function encodeUtf8(text: string): Uint8Array {
  return LONE_SURROGATE.test(text) ? encodeSurrogates(text) : encoder.encode(text);
}

function decodeSurrogates(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = size === 1 ? first : first & (0x7f >> size);
    for (let i = 1; i < size; i++) code = (code << 6) | ((bytes[at + i] ?? 0) & 63);
    text += String.fromCodePoint(code);
    at += size;
  }
  return text;
}

function encodeSurrogates(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (!LONE_SURROGATE.test(character)) bytes.push(...encoder.encode(character));
    else bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}
