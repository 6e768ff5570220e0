/** Names of a WebAssembly module's functions, from its name section (WebAssembly core specification, appendix "Custom sections"). */

const FUNCTION_NAMES = 1;

/** Function index → name; empty where the module has no names. */
export function functionNames(module: WebAssembly.Module): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const section of WebAssembly.Module.customSections(module, "name")) {
    const reader = new Reader(new Uint8Array(section));
    while (reader.hasMore()) {
      const kind = reader.unsigned();
      const end = reader.unsigned() + reader.position;
      if (kind === FUNCTION_NAMES) {
        for (let left = reader.unsigned(); left > 0; left--) names.set(reader.unsigned(), reader.text());
      }
      reader.position = end;
    }
  }
  return names;
}

class Reader {
  position = 0;
  constructor(private readonly bytes: Uint8Array) {}

  hasMore(): boolean {
    return this.position < this.bytes.length;
  }

  /** LEB128. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  text(): string {
    const length = this.unsigned();
    const end = this.position + length;
    const text = new TextDecoder().decode(this.bytes.subarray(this.position, end));
    this.position = end;
    return text;
  }
}
