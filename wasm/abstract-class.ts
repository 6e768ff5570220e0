/**
 * What the module abc needs: classes that must not have instances because abstract methods are missing, and what
 * `__mro_entries__` puts in the place of a base that is no class (typing's Generic[T]).
 */
import { argument, checkCount, checkNoKeywords } from "./arguments";
import { getAttribute } from "./attribute";
import { dataOf, findInClass, setOwn } from "./class";
import { release, share } from "./count";
import { clearAttributeError, orMemoryError, raise } from "./error";
import {
  CLASS_FLAG_ABSTRACT, CLASSDATA_FLAGS, EXC_TypeError, NAME_ABC_REFUSAL, NAME_MRO_ENTRIES, NONE, TYPE_CLASS, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { call1 } from "./invoke";
import { list_item, list_push, listLength, newList } from "./list";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

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

/** An instance of an abstract class is wanted. */
export function raiseAbstract(cls: u32): i64 {
  const message = findInClass(cls, singleton(NAME_ABC_REFUSAL));
  if (isOfType(message, TYPE_STR)) raise(EXC_TypeError, refOf(message));
  else {
    release(message);
    raiseLiteral(EXC_TypeError, "Can't instantiate abstract class");
  }
  return UNBOUND;
}

/** The bases with what `__mro_entries__` of those gives that are no classes; owned, as `bases` was. 0 = raised. */
export function resolveBases(bases: u32): u32 {
  let first: u32 = 0;
  const count = tupleLength(bases);
  while (first < count && typeOf(tupleItem(bases, first)) == TYPE_CLASS) first++;
  if (first == count) return bases;
  const list = newList(count);
  if (list == 0) return failed(bases, 0);
  for (let i: u32 = 0; i < count; i++) if (!pushEntries(list, tupleItem(bases, i), bases)) return failed(bases, list);
  const length = listLength(list);
  const made = newTuple(length);
  if (made == 0) return failed(bases, list);
  for (let i: u32 = 0; i < length; i++) setTupleItem(made, i, list_item(list, i));
  release(boxRef(list));
  release(boxRef(bases));
  return made;
}

function pushEntries(list: u32, base: i64, bases: u32): bool {
  if (typeOf(base) == TYPE_CLASS) return push(list, share(base));
  const method = getAttribute(base, singleton(NAME_MRO_ENTRIES));
  if (method == UNBOUND) return clearAttributeError() && push(list, share(base));
  const entries = call1(method, boxRef(bases));
  release(method);
  if (entries == UNBOUND) return false;
  const isTuple = isOfType(entries, TYPE_TUPLE);
  let done = isTuple;
  if (!isTuple) raiseLiteral(EXC_TypeError, "__mro_entries__ must return a tuple");
  else for (let i: u32 = 0; done && i < tupleLength(refOf(entries)); i++) done = push(list, share(tupleItem(refOf(entries), i)));
  release(entries);
  return done;
}

function push(list: u32, value: i64): bool {
  if (list_push(list, value) != 0) return true;
  release(value);
  raiseMemoryError();
  return false;
}

function failed(bases: u32, list: u32): u32 {
  if (list == 0) raiseMemoryError();
  else release(boxRef(list));
  release(boxRef(bases));
  return 0;
}
