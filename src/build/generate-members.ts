/**
 * Writes wasm/generated/members.ts: which built-in an attribute is, as one open-addressing hash table over all owners
 * (the part before the dot in a built-in's name: a type; modules have their own tables). Probed by wasm/members.ts.
 */
import { LAYOUT } from "../base/layout.js";
import { BUILTIN_LIST, MODULES } from "../bytecode/builtins/index.js";

/** Owners whose type has another name in the layout. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  int: ["TYPE_BIGINT"],
  BaseException: ["TYPE_EXCEPTION"],
};

/** Owners of what belongs to values that are not references, and to types that a family has not named yet. */
const ALWAYS = [
  "none",
  "int",
  "float",
  "str",
  "list",
  "tuple",
  "range",
  "bytes",
  "bytearray",
  "dict",
  "set",
  "frozenset",
];

const ownerNameOf = (name: string): string => name.slice(0, name.lastIndexOf("."));

/** Words of four Latin-1 characters, as `stringHash` of wasm/string.ts has it: never 0. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i += 4) {
    let word = 0;
    for (let k = 0; k < 4 && i + k < text.length; k++) word |= text.charCodeAt(i + k) << (8 * k);
    const product = Math.imul(hash ^ word, 0x9e3779b1);
    hash = product ^ (product >>> 15);
  }
  return hash >>> 0 || 1;
}

/** Spreads the owner's number over the key; the same in wasm/members.ts. */
const keyOf = (owner: number, name: string): number => (hashOf(name) ^ Math.imul(owner + 1, 0x9e3779b1)) >>> 0;

/** The source of wasm/generated/members.ts. */
export function runtimeMembers(header: string): string {
  const modules = new Set<string>(MODULES);
  const members = BUILTIN_LIST.filter(({ name }) => name.includes(".") && !modules.has(ownerNameOf(name)));
  const owners = [...new Set([...ALWAYS, ...members.map(({ name }) => ownerNameOf(name))])];
  let size = 64;
  while (size < 2 * members.length) size *= 2;
  const keys = new Array<number>(size).fill(0);
  const entries = new Array<number>(size).fill(0);
  for (const { id, name } of members) {
    const owner = owners.indexOf(ownerNameOf(name));
    const key = keyOf(owner, name.slice(name.lastIndexOf(".") + 1));
    let slot = key & (size - 1);
    while (entries[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    entries[slot] = (owner << 16) | (id + 1);
  }
  const ownersOfTypes = new Array<number>(64).fill(0);
  for (const [owner, name] of owners.entries()) {
    for (const type of TYPES[name] ?? [`TYPE_${name.toUpperCase()}`]) {
      const number = (LAYOUT as Readonly<Record<string, number>>)[type];
      if (number !== undefined && number < 64) ownersOfTypes[number] = owner;
    }
  }
  const kinds = BUILTIN_LIST.map(({ kind }) =>
    kind === "method" ? 1 : kind === "static" ? 2 : kind === "getter" ? 3 : 0,
  );
  const array = (name: string, type: string, items: readonly number[]) =>
    `export const ${name}: StaticArray<${type}> = [${items.join(", ")}];`;
  const constant = (name: string) => name.replaceAll(".", "_").toUpperCase();
  return `${header}${owners.map((name, owner) => `export const OWNER_${constant(name)}: u32 = ${owner};`).join("\n")}
export const MEMBER_SLOTS: u32 = ${size};
/** Hash of the name, mixed with the owner's number; the entry is owner << 16 | number of the built-in + 1, 0 = free. */
${array("MEMBER_KEYS", "u32", keys)}
${array("MEMBER_ENTRIES", "u32", entries)}
/** Owner by TYPE_*; 0: its objects have no built-in members. */
${array("OWNERS_OF_TYPES", "u8", ownersOfTypes)}
/** Owner that the class has which a built-in is; 0 = it is no class, or one without members. */
${array(
  "OWNERS_OF_CLASSES",
  "u8",
  BUILTIN_LIST.map(({ name, kind }) => (kind === "class" ? Math.max(0, owners.indexOf(name)) : 0)),
)}
/** By the number of a built-in: 1 = a method (argument 0 is its object), 2 = belongs to the class, without an object; 3 = a getter. */
${array("MEMBER_KINDS", "u8", kinds)}
`;
}
