/** The names in a class's own `__slots__`, and the descriptors that stand for them in the class (src/python/_members.py). */
import { dataOf, mroOf } from "./class";
import { release } from "./count";
import { CLASSDATA_OWN_SLOTS, CLASSDATA_SLOTS, UNBOUND } from "./generated/layout";
import { call2 } from "./invoke";
import { importModule, moduleNamed, ownMember } from "./module";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, refOf } from "./value";

/** The slot by that name of a class or one that it extends, owned; UNBOUND = none, or raised. */
export function memberInClass(cls: u32, name: u32): i64 {
  const mro = mroOf(cls);
  for (let i: u32 = 0; mro != 0 && i < tupleLength(mro); i++) {
    const owner = refOf(tupleItem(mro, i));
    if (isSlotOf(owner, name)) return memberOf(owner, name);
  }
  return UNBOUND;
}

/** Whether a class or one that it extends has a slot by that name. */
export function isSlotIn(cls: u32, name: u32): bool {
  const mro = mroOf(cls);
  for (let i: u32 = 0; mro != 0 && i < tupleLength(mro); i++) if (isSlotOf(refOf(tupleItem(mro, i)), name)) return true;
  return false;
}

function isSlotOf(cls: u32, name: u32): bool {
  const own = ownSlots(cls);
  if (own == 0) return false;
  for (let i: u32 = 0; i < tupleLength(own); i++) if (refOf(tupleItem(own, i)) == name) return true;
  return false;
}

/** The tuple of the names in a class's own `__slots__`, 0 = it has none. */
export function ownSlots(cls: u32): u32 {
  return load<u32>(dataOf(cls) + CLASSDATA_OWN_SLOTS);
}

/** The descriptor of a class's own slot, owned; UNBOUND = raised, or the program never says `__slots__`. */
export function memberOf(cls: u32, name: u32): i64 {
  const library = moduleNamed("_members");
  if (library == 0 || !importModule(library)) return UNBOUND;
  const maker = ownMember("_members", "slot_member");
  if (maker == UNBOUND) return UNBOUND;
  const made = call2(maker, boxRef(cls), boxRef(name));
  release(maker);
  return made;
}

/** How many slots instances have beside the dict that a class of the MRO gives them. */
export function slotsBesideDict(cls: u32): u32 {
  const mro = mroOf(cls);
  if (mro == 0 || load<u32>(dataOf(cls) + CLASSDATA_SLOTS) != 0) return 0;
  let count: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const own = ownSlots(refOf(tupleItem(mro, i)));
    if (own != 0) count += tupleLength(own);
  }
  return count;
}
