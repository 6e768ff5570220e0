/**
 * What the module abc needs: classes that must not have instances because abstract methods are missing, and what
 * `__mro_entries__` puts in the place of a base that is no class (typing's Generic[T]).
 */
import { stringOf } from "./text";
import { sortList } from "./list-sort";
import { listOf } from "./collect";
import { argument, checkCount, checkNoKeywords } from "./arguments";
import { getAttribute } from "./attribute";
import { bumpVersion, dataOf, findInClass, setOwn, ownEntry, className, mroOf } from "./class";
import { release, share } from "./count";
import { clearAttributeError, orMemoryError, raise } from "./error";
import {
  CLASS_FLAG_ABSTRACT, CLASS_FLAG_MAPPING, CLASS_FLAG_REGULAR, CLASS_FLAG_SEQUENCE, CLASSDATA_FLAGS, EXC_TypeError, NAME_ABC_REFUSAL, NAME_MRO_ENTRIES, NONE, TYPE_CLASS, TYPE_STR, TYPE_TUPLE, UNBOUND, ATTRIBUTE_VALUE, NAME_ABSTRACTMETHODS,
} from "./generated/layout";
import { call1 } from "./invoke";
import { list_item, list_push, listLength, newList } from "./list";
import { raiseLiteral, raiseMemoryError, begin, raiseBuilt, str, text } from "./messages";
import { singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, isOfType, refOf, typeOf } from "./value";

export function isAbstract(cls: u32): bool {
  return (load<u32>(dataOf(cls) + CLASSDATA_FLAGS) & CLASS_FLAG_ABSTRACT) != 0;
}

/** _abc.refuse(cls, message): instances of the class are refused with the message; None: they are not. */
export function refuseInstances(): i64 {
  if (!checkNoKeywords("refuse") || !checkCount("refuse", 2, 2)) return UNBOUND;
  const cls = argument(0);
  const message = argument(1);
  if (typeOf(cls) != TYPE_CLASS) {
    raiseLiteral(EXC_TypeError, "refuse() argument 1 must be a class");
    return UNBOUND;
  }
  const flags = dataOf(refOf(cls)) + CLASSDATA_FLAGS;
  store<u32>(flags, message == NONE ? load<u32>(flags) & ~CLASS_FLAG_ABSTRACT : load<u32>(flags) | CLASS_FLAG_ABSTRACT);
  return message == NONE || setOwn(refOf(cls), singleton(NAME_ABC_REFUSAL), share(message)) ? NONE : orMemoryError(UNBOUND);
}

/** _abc.regular(metaclass): see CLASS_FLAG_REGULAR. */
export function setRegular(): i64 {
  if (!checkCount("regular", 1, 1) || typeOf(argument(0)) != TYPE_CLASS) return NONE;
  const flags = dataOf(refOf(argument(0))) + CLASSDATA_FLAGS;
  store<u32>(flags, load<u32>(flags) | CLASS_FLAG_REGULAR);
  return NONE;
}

/**
 * _abc.shaped(cls, like): patterns look into instances of the class as they do where they are of the class `like`; or a
 * number says how: 1 sequences, 2 mappings.
 */
export function setShape(): i64 {
  if (!checkCount("shaped", 2, 2) || typeOf(argument(0)) != TYPE_CLASS) return NONE;
  const like = argument(1);
  const shape = typeOf(like) == TYPE_CLASS ? shapesOf(refOf(like)) : like == boxInt(1) ? CLASS_FLAG_SEQUENCE : CLASS_FLAG_MAPPING;
  const word = dataOf(refOf(argument(0))) + CLASSDATA_FLAGS;
  store<u32>(word, load<u32>(word) | shape);
  return NONE;
}

/** CLASS_FLAG_SEQUENCE and CLASS_FLAG_MAPPING, as far as a class or one that it derives from has them. */
export function shapesOf(cls: u32): u32 {
  let flags: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(mroOf(cls)); i++) flags |= load<u32>(dataOf(refOf(tupleItem(mroOf(cls), i))) + CLASSDATA_FLAGS);
  return flags & (CLASS_FLAG_SEQUENCE | CLASS_FLAG_MAPPING);
}

/** An instance of an abstract class is wanted. */
export function raiseAbstract(cls: u32): i64 {
  const message = findInClass(cls, singleton(NAME_ABC_REFUSAL));
  if (isOfType(message, TYPE_STR)) raise(EXC_TypeError, refOf(message));
  else {
    release(message);
    raiseMissing(cls);
  }
  return UNBOUND;
}

/** `__abstractmethods__` of a class was set or deleted. */
export function setAbstract(cls: u32, isOne: bool): void {
  const word = dataOf(cls) + CLASSDATA_FLAGS;
  const flags = load<u32>(word);
  store<u32>(word, isOne ? flags | CLASS_FLAG_ABSTRACT : flags & ~CLASS_FLAG_ABSTRACT);
  // Calls that enter `__init__` at once have not asked since the version changed.
  bumpVersion();
}

/** "Can't instantiate abstract class C without an implementation for abstract methods 'f', 'g'". */
function raiseMissing(cls: u32): void {
  const entry = ownEntry(cls, singleton(NAME_ABSTRACTMETHODS));
  const names = entry == 0 ? 0 : listOf(load<i64>(entry + ATTRIBUTE_VALUE));
  if (names == 0) return;
  if (!sortList(names, NONE, false)) return;
  const count = listLength(names);
  const mark = begin();
  text("Can't instantiate abstract class ");
  str(className(cls));
  text(count == 1 ? " without an implementation for abstract method " : " without an implementation for abstract methods ");
  for (let i: u32 = 0; i < count; i++) {
    const name = list_item(names, i);
    if (name == UNBOUND) break;
    text(i == 0 ? "'" : ", '");
    const shown = stringOf(name);
    release(name);
    if (shown != 0) str(shown);
    if (shown != 0) release(boxRef(shown));
    text("'");
  }
  release(boxRef(names));
  raiseBuilt(EXC_TypeError, mark);
}
