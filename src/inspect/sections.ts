/** The sections of a wasm binary, and writing custom ones. No knowledge of plans. */
import { ByteWriter } from "../jit/stitch/writer.js";

export interface Section {
  readonly id: number;
  /** Offsets: of the id byte, of the content, beyond the content. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const HEADER_BYTES = 8;
const CUSTOM = 0;
const CODE = 10;

export function sectionsOf(bytes: Uint8Array): Section[] {
  const sections: Section[] = [];
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const { value: size, end: content } = unsignedAt(bytes, at + 1);
    sections.push({ id: bytes[at] as number, start: at, content, end: content + size });
    at = content + size;
  }
  return sections;
}

/** An unsigned LEB128 and the offset behind it. */
export function unsignedAt(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let position = at;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[position++] as number;
    value += (byte & 127) * shift;
    if (byte < 128) return { value, end: position };
  }
}

/** Where the body of the only function begins (its declarations of locals), and how many bytes it has. */
export function functionBody(bytes: Uint8Array): { readonly from: number; readonly sizeBytes: number } {
  const code = sectionsOf(bytes).find(({ id }) => id === CODE) as Section;
  const count = unsignedAt(bytes, code.content);
  const size = unsignedAt(bytes, count.end);
  return { from: size.end, sizeBytes: size.value };
}

/** The module without its custom sections: what is executed. Offsets before them stay. */
export function withoutCustomSections(bytes: Uint8Array): Uint8Array {
  const kept = sectionsOf(bytes).filter(({ id }) => id !== CUSTOM);
  return joined([bytes.subarray(0, HEADER_BYTES), ...kept.map(({ start, end }) => bytes.subarray(start, end))]);
}

/** A plain array on a buffer of its own: tools look at `.buffer`, which a Buffer may share with others. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

export interface Names {
  readonly module: string;
  /** By index, imports first. */
  readonly functions: readonly string[];
  /** Of the stitched function, by index. */
  /** The function whose locals they are. */
  readonly index: number;
  readonly locals: readonly string[];
}

/** The name section (WebAssembly specification, appendix "Custom Sections"). */
export function nameSection({ module, functions, index, locals }: Names): Uint8Array {
  const out = new ByteWriter();
  const list = (names: readonly string[]) => {
    out.unsigned(names.length);
    for (const [index, name] of names.entries()) {
      out.unsigned(index);
      out.text(name);
    }
  };
  const subsection = (id: number, content: () => void) => {
    out.byte(id);
    const start = out.open();
    content();
    out.close(start);
  };
  return customSection("name", () => {
    subsection(0, () => out.text(module));
    subsection(1, () => list(functions));
    subsection(2, () => {
      out.unsigned(1);
      out.unsigned(index);
      list(locals);
    });
    return out.take();
  });
}

/** WebAssembly's convention for debuggers: where the source map lies. */
export function sourceMapSection(url: string): Uint8Array {
  const out = new ByteWriter();
  return customSection("sourceMappingURL", () => {
    out.text(url);
    return out.take();
  });
}

function customSection(name: string, content: () => Uint8Array): Uint8Array {
  const out = new ByteWriter();
  out.byte(CUSTOM);
  const start = out.open();
  out.text(name);
  out.copy(content());
  out.close(start);
  return out.take();
}
