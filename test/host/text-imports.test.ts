/** The host's text functions over a shared memory, as wasm calls them. */
import { describe, expect, it } from "vitest";
import { EXCEPTIONS } from "../../src/bytecode/builtins/index.js";
import { FORMAT_KIND, textImports } from "../../src/vm/host/text-imports.js";
import { decodeUtf8, encodeUtf8 } from "../../src/vm/host/utf8.js";

const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
const bytes = new Uint8Array(memory.buffer);
const printed: string[] = [];
const host = textImports(memory, { capture: (fd, text) => printed.push(`${fd}:${text}`) });

const TEXT = 0x2000;
const SPEC = 0x3000;
const OUT = 0x4000;

function put(at: number, text: string): number {
  const encoded = encodeUtf8(text);
  bytes.set(encoded, at);
  return encoded.length;
}

const out = (length: number): string => decodeUtf8(bytes.slice(OUT, OUT + length));

function formatText(text: string, spec: string, capacity = 256): number {
  return host.format_value(FORMAT_KIND.str, 0n, 0, TEXT, put(TEXT, text), SPEC, put(SPEC, spec), OUT, capacity);
}

describe("text imports", () => {
  it("writes what is in shared memory", () => {
    host.write(1, TEXT, put(TEXT, "é😀\n"));
    expect(printed).toEqual(["1:é😀\n"]);
  });

  it("writes and reads floats", () => {
    expect(out(host.float_repr(-1e22, OUT))).toBe("-1e+22");
    expect(host.parse_float(TEXT, put(TEXT, " 1_0.5 "), OUT)).toBe(1);
    expect(new DataView(memory.buffer).getFloat64(OUT, true)).toBe(10.5);
    expect(host.parse_float(TEXT, put(TEXT, "ten"), OUT)).toBe(0);
  });

  it("formats by kind", () => {
    const spec = put(SPEC, "+d");
    expect(out(host.format_value(FORMAT_KIND.int, -5n, 0, 0, 0, SPEC, spec, OUT, 256))).toBe("-5");
    expect(out(host.format_value(FORMAT_KIND.bool, 1n, 0, 0, 0, SPEC, spec, OUT, 256))).toBe("+1");
    expect(out(host.format_value(FORMAT_KIND.float, 0n, 2.5, 0, 0, SPEC, put(SPEC, ".0f"), OUT, 256))).toBe("2");
    expect(out(formatText("é😀", "*^4"))).toBe("*é😀*");
  });

  it("says how much room a long result needs and writes nothing", () => {
    bytes[OUT] = 1;
    expect(formatText("x", "300")).toBe(300);
    expect(bytes[OUT]).toBe(1);
    expect(out(formatText("x", "300", 300)).length).toBe(300);
  });

  it("hands back the class and message of a refusal", () => {
    const length = -formatText("x", "d");
    expect(EXCEPTIONS[bytes[OUT] as number]).toBe("ValueError");
    expect(out(length).slice(1)).toBe("Unknown format code 'd' for object of type 'str'");
  });

  it("knows Unicode's digits and printable characters", () => {
    expect([..."5٣𝟜x"].map((digit) => host.decimal_digit(digit.codePointAt(0) as number))).toEqual([5, 3, 4, -1]);
    expect([0x20, 0x7f, 0xad, 0xe9, 0x2028, 0xd800, 0x1f600, 0xe000].map(host.is_printable)).toEqual([
      1, 0, 0, 1, 0, 0, 1, 0,
    ]);
  });
});

describe("UTF-8", () => {
  it("carries lone surrogates and byte order marks through", () => {
    for (const text of ["", "aé€😀", "\ufeffa", "a\ud800b", "\udc00", "\ud83d\ude00\ud83d", "\ufffd"]) {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }
  });
});
