/** What a dead object owned is released here, by its type; the object's own block is freed by count.ts. */
import { destroyTypes } from "./type-expressions";
import { freeByteStorage } from "./bytes";
import { TYPE_BYTEARRAY, TYPE_ALIAS, TYPE_UNION } from "./generated/layout";
import { release, releaseHeld, releaseRef } from "./count";
import { destroyException } from "./exception";
import { destroyGenerator } from "./generator";
import { destroyFunction, releaseOptional } from "./function";
import {
  BOUND_FUNCTION, BOUND_SELF, CELL_VALUE, HEADER_TYPE, ITERATOR_KEPT, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, LIST_LENGTH,
  METHOD_SELF, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_GET, PROPERTY_SET, PYTHREAD_NAME, PYTHREAD_TARGET,
  RANGE_EXACT, SLICE_START, SLICE_STEP, SLICE_STOP, STORAGE_ITEMS, SUPER_SELF, TRACEBACK_LOCALS, TRACEBACK_NEXT, TYPE_BOUND, TYPE_CELL,
  TYPE_CLASSMETHOD, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, TYPE_FUNCTION, TYPE_GENERATOR, TYPE_ITERATOR, TYPE_LIST, TYPE_METHOD,
  TYPE_PROPERTY, TYPE_RANGE, TYPE_SLICE, TYPE_STATICMETHOD, TYPE_SUPER, TYPE_THREAD, TYPE_TRACEBACK, TYPE_TUPLE,
  WRAPPER_FUNCTION,
  TYPE_WEAKREF,
  TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET, VIEW_DICT,
} from "./generated/layout";
import { destroyInstance } from "./instance";
import { destroyDict } from "./dict";
import { destroySet } from "./set";
import { freeStorage } from "./list";
import { tupleItem, tupleLength } from "./tuple";
import { destroyWeakref } from "./weak";

export function destroyChildren(object: u32): void {
  if (load<u32>(object + HEADER_TYPE) >= TYPE_FIRST_SHAPE) return destroyInstance(object);
  switch (load<u32>(object + HEADER_TYPE)) {
    case TYPE_BOUND:
      release(load<i64>(object + BOUND_FUNCTION));
      release(load<i64>(object + BOUND_SELF));
      break;
    case TYPE_PROPERTY:
      release(load<i64>(object + PROPERTY_GET));
      release(load<i64>(object + PROPERTY_SET));
      release(load<i64>(object + PROPERTY_DELETE));
      release(load<i64>(object + PROPERTY_DOC));
      break;
    case TYPE_STATICMETHOD:
    case TYPE_CLASSMETHOD: release(load<i64>(object + WRAPPER_FUNCTION)); break;
    case TYPE_UNION:
    case TYPE_ALIAS: destroyTypes(object, load<u32>(object + HEADER_TYPE) == TYPE_UNION); break;
    case TYPE_SUPER: release(load<i64>(object + SUPER_SELF)); break;
    case TYPE_LIST:
      releaseItems(load<u32>(object + LIST_ITEMS), load<u32>(object + LIST_LENGTH));
      freeStorage(object);
      break;
    case TYPE_TUPLE:
      for (let i: u32 = 0; i < tupleLength(object); i++) releaseHeld(object, tupleItem(object, i));
      break;
    case TYPE_DICT: destroyDict(object); break;
    case TYPE_SET:
    case TYPE_FROZENSET: destroySet(object); break;
    case TYPE_DICT_VIEW: releaseRef(load<u32>(object + VIEW_DICT)); break;
    case TYPE_BYTEARRAY: freeByteStorage(object); break;
    case TYPE_FUNCTION: destroyFunction(object); break;
    case TYPE_GENERATOR: destroyGenerator(object); break;
    case TYPE_CELL: release(load<i64>(object + CELL_VALUE)); break;
    case TYPE_RANGE: releaseOptional(load<u32>(object + RANGE_EXACT)); break;
    case TYPE_EXCEPTION: destroyException(object); break;
    case TYPE_TRACEBACK:
      releaseOptional(load<u32>(object + TRACEBACK_LOCALS));
      releaseOptional(load<u32>(object + TRACEBACK_NEXT));
      break;
    case TYPE_METHOD: release(load<i64>(object + METHOD_SELF)); break;
    case TYPE_ITERATOR:
      release(load<i64>(object + ITERATOR_OBJECT));
      release(load<i64>(object + ITERATOR_SECOND));
      releaseOptional(load<u32>(object + ITERATOR_KEPT));
      break;
    case TYPE_SLICE:
      release(load<i64>(object + SLICE_START));
      release(load<i64>(object + SLICE_STOP));
      release(load<i64>(object + SLICE_STEP));
      break;
    case TYPE_WEAKREF: destroyWeakref(object); break;
    case TYPE_THREAD:
      release(load<i64>(object + PYTHREAD_TARGET));
      releaseOptional(load<u32>(object + PYTHREAD_NAME));
      break;
  }
}

/** Nobody else sees a dead list: no lock. */
function releaseItems(storage: u32, length: u32): void {
  for (let i: u32 = 0; i < length; i++) release(load<i64>(storage + STORAGE_ITEMS + 8 * i));
}
