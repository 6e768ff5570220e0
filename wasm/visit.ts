/** What an object that the collector knows owns: the same as destroy.ts releases. `onChild` hears of every reference. */
import { onChild } from "./cycles";
import { entriesOf } from "./dict-table";
import {
  BOUND_FUNCTION, BOUND_SELF, CELL_VALUE, DICT_FILLED, DICT_TABLE, EXCEPTION_ARGS, EXCEPTION_CAUSE, EXCEPTION_CONTEXT, EXCEPTION_DICT,
  EXCEPTION_FIELD_COUNT, EXCEPTION_FIELDS, EXCEPTION_NOTES, EXCEPTION_TRACEBACK, EXTRAS_ANNOTATE, EXTRAS_ANNOTATIONS, EXTRAS_DICT, EXTRAS_DOC, EXTRAS_MODULE, FUNCTION_CLOSURE, FUNCTION_DEFAULTS, FUNCTION_EXTRAS,
  FUNCTION_KEYWORD_DEFAULTS, GENERATOR_FUNCTION, GENERATOR_HANDLED, GENERATOR_LIVE,
  GENERATOR_REGISTERS, HANDLED_VALUE, HEADER_TYPE, INSTANCE_STORAGE, ITERATOR_KEPT, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, LIST_LENGTH,
  METHOD_SELF, PAIR_KEY, PAIR_SIZE, PAIR_VALUE, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_GET, PROPERTY_SET, PYTHREAD_NAME,
  PYTHREAD_TARGET, SET_MASK, SET_SLOTS, SET_TABLE, SHAPE_COUNT, SLICE_START, SLICE_STEP, SLICE_STOP, SLOT_KEY, SLOT_SIZE, STORAGE_ITEMS,
  SUPER_SELF, TRACEBACK_LOCALS, TRACEBACK_NEXT, TUPLE_ITEMS, TUPLE_LENGTH, TYPE_BOUND, TYPE_CELL, TYPE_CLASSMETHOD, TYPE_DICT, TYPE_DICT_VIEW,
  TYPE_EXCEPTION, TYPE_FIRST_SHAPE, TYPE_FROZENSET, TYPE_FUNCTION, TYPE_GENERATOR, TYPE_ITERATOR, TYPE_LIST, TYPE_METHOD, TYPE_PROPERTY,
  TYPE_SET, TYPE_SLICE, TYPE_STATICMETHOD, TYPE_SUPER, TYPE_THREAD, TYPE_TRACEBACK, TYPE_TUPLE, TYPE_WEAKREF, VIEW_DICT, WEAKREF_CALLBACK, WRAPPER_FUNCTION,
} from "./generated/layout";
import { isRef, refOf } from "./value";

/** The built-in types that may be part of a cycle, a bit each; instances may, too. */
const TRACKED: u64 =
  (<u64>1 << TYPE_LIST) | (<u64>1 << TYPE_TUPLE) | (<u64>1 << TYPE_FUNCTION) | (<u64>1 << TYPE_THREAD) | (<u64>1 << TYPE_EXCEPTION) |
  (<u64>1 << TYPE_METHOD) | (<u64>1 << TYPE_DICT) | (<u64>1 << TYPE_SET) | (<u64>1 << TYPE_FROZENSET) | (<u64>1 << TYPE_SLICE) |
  (<u64>1 << TYPE_CELL) | (<u64>1 << TYPE_GENERATOR) | (<u64>1 << TYPE_ITERATOR) | (<u64>1 << TYPE_DICT_VIEW) | (<u64>1 << TYPE_BOUND) |
  (<u64>1 << TYPE_PROPERTY) | (<u64>1 << TYPE_STATICMETHOD) | (<u64>1 << TYPE_CLASSMETHOD) | (<u64>1 << TYPE_SUPER) | (<u64>1 << TYPE_WEAKREF) | (<u64>1 << TYPE_TRACEBACK);

@inline
export function mayBeInCycle(type: u32): bool {
  return type >= TYPE_FIRST_SHAPE || (type < 64 && ((TRACKED >> <u64>type) & 1) != 0);
}

function value(at: u32): void {
  const child = load<i64>(at);
  if (isRef(child)) onChild(refOf(child));
}

/** A pointer, 0 = none. */
function pointer(at: u32): void {
  const child = load<u32>(at);
  if (child != 0) onChild(child);
}

function values(at: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) value(at + 8 * i);
}

export function visitChildren(object: u32): void {
  const type = load<u32>(object + HEADER_TYPE);
  if (type >= TYPE_FIRST_SHAPE) return values(load<u32>(object + INSTANCE_STORAGE) + STORAGE_ITEMS, load<u32>(type + SHAPE_COUNT));
  switch (type) {
    case TYPE_LIST: return values(load<u32>(object + LIST_ITEMS) + STORAGE_ITEMS, load<u32>(object + LIST_LENGTH));
    case TYPE_TUPLE: return values(object + TUPLE_ITEMS, load<u32>(object + TUPLE_LENGTH));
    case TYPE_DICT: return visitDict(load<u32>(object + DICT_TABLE));
    case TYPE_SET:
    case TYPE_FROZENSET: return visitSet(load<u32>(object + SET_TABLE));
    case TYPE_DICT_VIEW: return pointer(object + VIEW_DICT);
    case TYPE_FUNCTION: return visitFunction(object);
    case TYPE_EXCEPTION: return visitException(object);
    case TYPE_WEAKREF: return value(object + WEAKREF_CALLBACK);
    case TYPE_CELL: return value(object + CELL_VALUE);
    case TYPE_TRACEBACK:
      pointer(object + TRACEBACK_LOCALS);
      return pointer(object + TRACEBACK_NEXT);
    case TYPE_METHOD: return value(object + METHOD_SELF);
    case TYPE_SUPER: return value(object + SUPER_SELF);
    case TYPE_STATICMETHOD:
    case TYPE_CLASSMETHOD: return value(object + WRAPPER_FUNCTION);
    case TYPE_GENERATOR:
      values(object + GENERATOR_REGISTERS, load<u32>(object + GENERATOR_LIVE));
      value(object + GENERATOR_FUNCTION);
      value(object + GENERATOR_HANDLED + HANDLED_VALUE);
      return;
    case TYPE_ITERATOR:
      value(object + ITERATOR_OBJECT);
      value(object + ITERATOR_SECOND);
      pointer(object + ITERATOR_KEPT);
      return;
    case TYPE_BOUND:
      value(object + BOUND_FUNCTION);
      value(object + BOUND_SELF);
      return;
    case TYPE_PROPERTY:
      value(object + PROPERTY_GET);
      value(object + PROPERTY_SET);
      value(object + PROPERTY_DELETE);
      value(object + PROPERTY_DOC);
      return;
    case TYPE_SLICE:
      value(object + SLICE_START);
      value(object + SLICE_STOP);
      value(object + SLICE_STEP);
      return;
    case TYPE_THREAD:
      value(object + PYTHREAD_TARGET);
      pointer(object + PYTHREAD_NAME);
  }
}

function visitDict(table: u32): void {
  if (table == 0) return;
  let entry = entriesOf(table);
  for (let i = load<u32>(table, DICT_FILLED); i != 0; i--, entry += PAIR_SIZE) {
    value(entry + PAIR_KEY);
    value(entry + PAIR_VALUE);
  }
}

function visitSet(table: u32): void {
  if (table == 0) return;
  for (let i: u32 = 0; i <= load<u32>(table, SET_MASK); i++) value(table + SET_SLOTS + i * SLOT_SIZE + SLOT_KEY);
}

function visitFunction(object: u32): void {
  pointer(object + FUNCTION_DEFAULTS);
  pointer(object + FUNCTION_KEYWORD_DEFAULTS);
  pointer(object + FUNCTION_CLOSURE);
  const extras = load<u32>(object + FUNCTION_EXTRAS);
  if (extras == 0) return;
  value(extras + EXTRAS_DOC);
  value(extras + EXTRAS_MODULE);
  value(extras + EXTRAS_ANNOTATE);
  value(extras + EXTRAS_ANNOTATIONS);
  value(extras + EXTRAS_DICT);
}

function visitException(object: u32): void {
  value(object + EXCEPTION_ARGS);
  value(object + EXCEPTION_CAUSE);
  value(object + EXCEPTION_CONTEXT);
  value(object + EXCEPTION_NOTES);
  pointer(object + EXCEPTION_TRACEBACK);
  pointer(object + EXCEPTION_DICT);
  const fields = load<u32>(object + EXCEPTION_FIELDS);
  if (fields != 0) values(fields, EXCEPTION_FIELD_COUNT);
}
