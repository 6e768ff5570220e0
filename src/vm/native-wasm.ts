/** Reads the signatures of a wasm module's exported functions: JavaScript tells only that they are functions. */

export interface Signature {
  readonly params: readonly string[];
  readonly results: readonly string[];
}

const TYPES: Readonly<Record<number, string>> = { 127: "i32", 126: "i64", 125: "f32", 124: "f64" };
const SECTION_TYPE = 1;
const SECTION_FUNCTION = 3;
const SECTION_EXPORT = 7;
const HEADER_BYTES = 8;

/** Of a valid module without imports: name → types. Throws RangeError for types that are no numbers. */
export function signaturesOf(bytes: Uint8Array): ReadonlyMap<string, Signature> {
  const types: Signature[] = [];
  const functions: number[] = [];
  const found = new Map<string, Signature>();
  let at = HEADER_BYTES;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const many = <Item>(read: () => Item): Item[] => Array.from({ length: unsigned() }, read);
  const type = (): string => {
    const name = TYPES[bytes[at++] as number];
    if (name === undefined) throw new RangeError("a function takes or returns what is no number");
    return name;
  };
  const readers: Readonly<Record<number, () => void>> = {
    [SECTION_TYPE]: () => {
      types.push(
        ...many(() => {
          at++;
          return { params: many(type), results: many(type) };
        }),
      );
    },
    [SECTION_FUNCTION]: () => {
      functions.push(...many(unsigned));
    },
    [SECTION_EXPORT]: () => {
      many(() => {
        const length = unsigned();
        const name = new TextDecoder().decode(bytes.subarray(at, at + length));
        at += length;
        const kind = bytes[at++];
        const signature = types[functions[unsigned()] as number];
        if (kind === 0 && signature) found.set(name, signature);
      });
    },
  };
  while (at < bytes.length) {
    const section = bytes[at++] as number;
    const length = unsigned();
    const end = at + length;
    readers[section]?.();
    at = end;
  }
  return found;
}
