/**
 * What few functions have: names, documentation and module that were set, annotations, attributes of one's own. They lie
 * in a block that is made when the first of them is. Names are interned, so that nobody need own them.
 */
import { makeReadable } from "./biased";
import { release } from "./count";
import { newDict } from "./dict";
import {
  CODE_NAME, CODE_QUALIFIED_NAME, EXTRAS_ANNOTATE, EXTRAS_ANNOTATIONS, EXTRAS_DICT, EXTRAS_DOC, EXTRAS_MODULE, EXTRAS_NAME,
  EXTRAS_QUALIFIED_NAME, EXTRAS_SIZE, FUNCTION_CODE, FUNCTION_EXTRAS, REFCOUNT_BIASED, UNBOUND,
} from "./generated/layout";
import { exchangeSlot, loadSlot } from "./globals";
import { alloc, free } from "./memory";
import { boxRef } from "./value";

/** The block, made when there is none; 0 when memory is exhausted. */
export function extrasOf(object: u32): u32 {
  const known = atomic.load<u32>(object + FUNCTION_EXTRAS);
  if (known != 0) return known;
  const made = alloc(EXTRAS_SIZE);
  if (made == 0) return 0;
  store<u32>(made + EXTRAS_NAME, 0);
  store<u32>(made + EXTRAS_QUALIFIED_NAME, 0);
  memory.fill(made + EXTRAS_DOC, 0xff, EXTRAS_SIZE - EXTRAS_DOC);
  const seen = atomic.cmpxchg<u32>(object + FUNCTION_EXTRAS, 0, made);
  if (seen == 0) return made;
  free(made);
  return seen;
}

/** A value of the block, owned; UNBOUND = not set. */
export function extra(object: u32, field: u32): i64 {
  const extras = atomic.load<u32>(object + FUNCTION_EXTRAS);
  return extras == 0 ? UNBOUND : loadSlot(extras + field);
}

/** Sets a value of the block, whose ownership it takes; false: memory is exhausted, the value was released. */
export function setExtra(object: u32, field: u32, value: i64): bool {
  const extras = extrasOf(object);
  if (extras == 0) release(value);
  else exchangeSlot(extras + field, value);
  return extras != 0;
}

/** Makes the annotations unknown, so that they are evaluated again. */
export function forgetAnnotations(object: u32): void {
  const extras = atomic.load<u32>(object + FUNCTION_EXTRAS);
  if (extras != 0) exchangeSlot(extras + EXTRAS_ANNOTATIONS, UNBOUND);
}

/** The dict of attributes of one's own, owned, made when there is none; UNBOUND when memory is exhausted. */
export function madeDict(object: u32): i64 {
  const extras = extrasOf(object);
  if (extras == 0) return UNBOUND;
  const known = loadSlot(extras + EXTRAS_DICT);
  if (known != UNBOUND) return known;
  const made = newDict();
  if (made == 0) return UNBOUND;
  if (REFCOUNT_BIASED) makeReadable(made);
  if (atomic.cmpxchg<i64>(extras + EXTRAS_DICT, UNBOUND, boxRef(made)) != UNBOUND) release(boxRef(made));
  return loadSlot(extras + EXTRAS_DICT);
}

export function functionName(object: u32): u32 {
  const extras = load<u32>(object + FUNCTION_EXTRAS);
  const set: u32 = extras == 0 ? 0 : load<u32>(extras + EXTRAS_NAME);
  return set != 0 ? set : load<u32>(load<u32>(object + FUNCTION_CODE) + CODE_NAME);
}

export function functionQualifiedName(object: u32): u32 {
  const extras = load<u32>(object + FUNCTION_EXTRAS);
  const set: u32 = extras == 0 ? 0 : load<u32>(extras + EXTRAS_QUALIFIED_NAME);
  return set != 0 ? set : load<u32>(load<u32>(object + FUNCTION_CODE) + CODE_QUALIFIED_NAME);
}

/** Gives up the block of a dead function. */
export function destroyExtras(extras: u32): void {
  if (extras == 0) return;
  release(load<i64>(extras + EXTRAS_DOC));
  release(load<i64>(extras + EXTRAS_MODULE));
  release(load<i64>(extras + EXTRAS_ANNOTATE));
  release(load<i64>(extras + EXTRAS_ANNOTATIONS));
  release(load<i64>(extras + EXTRAS_DICT));
  free(extras);
}
