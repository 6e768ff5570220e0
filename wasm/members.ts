/**
 * Members of built-in types by name: one hash table for all, which the build makes from
 * src/bytecode/builtins. An owner is a type, by number (OWNER_*).
 */
import {
  MEMBER_ENTRIES, MEMBER_KEYS, MEMBER_KINDS, MEMBER_SLOTS, OWNER_FLOAT, OWNER_INT, OWNERS_OF_CLASSES,
  OWNERS_OF_TYPES,
} from "./generated/members";
import { BUILTIN_ID, STR_DATA, STR_KIND, STR_LENGTH, TYPE_CLASS } from "./generated/layout";
import { builtinName, shortNameStart } from "./names";
import { stringHash } from "./string";
import { isFloat, isIntegral, refOf, typeOf } from "./value";

export const NO_MEMBER: u32 = 0xffff_ffff;
/** Objects without built-in members have this owner. */
const NOBODY: u32 = 0;

/** The owner of the built-in attributes of a value: its type. (Members of modules: module.ts.) */
export function ownerOf(value: i64): u32 {
  const type = typeOf(value);
  if (type != 0) return type < <u32>OWNERS_OF_TYPES.length ? unchecked(OWNERS_OF_TYPES[type]) : NOBODY;
  if (isFloat(value)) return OWNER_FLOAT;
  return isIntegral(value) ? OWNER_INT : NOBODY;
}

/** The owner that a built-in class as a value is, for `str.upper`. */
export function ownerOfClass(value: i64): u32 {
  return typeOf(value) == TYPE_CLASS ? unchecked(OWNERS_OF_CLASSES[load<u32>(refOf(value) + BUILTIN_ID)]) : NOBODY;
}

/** Number of the built-in that an owner's attribute is (`name`: a str), or NO_MEMBER. */
export function findMember(owner: u32, name: u32): u32 {
  if (owner == NOBODY) return NO_MEMBER;
  const key = stringHash(name) ^ (owner + 1) * 0x9e37_79b1;
  let slot = key & (MEMBER_SLOTS - 1);
  let entry = unchecked(MEMBER_ENTRIES[slot]);
  while (entry != 0) {
    const id = (entry & 0xffff) - 1;
    if (unchecked(MEMBER_KEYS[slot]) == key && entry >> 16 == owner && isNamed(id, name)) return id;
    slot = (slot + 1) & (MEMBER_SLOTS - 1);
    entry = unchecked(MEMBER_ENTRIES[slot]);
  }
  return NO_MEMBER;
}

/** The last part of a built-in's name is `name`. */
function isNamed(id: u32, name: u32): bool {
  const full = builtinName(id);
  const start = shortNameStart(full);
  const length = <i32>load<u32>(name + STR_LENGTH);
  if (full.length - start != length || load<u32>(name + STR_KIND) != 1) return false;
  for (let i = 0; i < length; i++) if (full.charCodeAt(start + i) != <i32>load<u8>(name + STR_DATA + i)) return false;
  return true;
}

/** True when argument 0 of the built-in is its object. */
export function isMethod(id: u32): bool {
  return unchecked(MEMBER_KINDS[id]) == 1;
}

/** True when the built-in belongs to a class and takes no object: `bytes.fromhex`, on the class and on its objects. */
export function isStatic(id: u32): bool {
  return unchecked(MEMBER_KINDS[id]) == 2;
}

/** True when the attribute's value is what the built-in gives for the object: `range.start`. */
export function isGetter(id: u32): bool {
  return unchecked(MEMBER_KINDS[id]) == 3;
}
