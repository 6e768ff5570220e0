/** repr of dicts, their views and sets. */
import { release, releaseRef } from "./count";
import { entryKey, entryValue, nextEntry, stillDict } from "./dict";
import { viewDict, viewKind } from "./dict-view";
import { DICT_ORDERED, HEADER_TYPE, TYPE_FROZENSET, UNBOUND, VIEW_ITEMS, VIEW_KEYS, VIEW_VALUES } from "./generated/layout";
import { str, byte, text } from "./messages";
import { nextElement, nextIndex, setLength, stillSet } from "./set";
import { appendRepr, enter, isOpen, leave } from "./text";

export function appendDict(dict: u32, ascii: bool): bool {
  if (isOpen(dict)) {
    text("{...}");
    return true;
  }
  if (!enter(dict)) return false;
  byte(123);
  const done = appendEntries(dict, ascii, true, true, ": ");
  byte(125);
  leave();
  return done;
}

/** The entries of a dict, keys, values or both, with commas. */
function appendEntries(dict: u32, ascii: bool, keys: bool, values: bool, between: string): bool {
  const still = stillDict(dict);
  let done = still != 0;
  for (let from: u32 = 0; done;) {
    const index = nextEntry(still, from);
    if (index < 0) break;
    const key = entryKey;
    const value = entryValue;
    if (from != 0) text(", ");
    from = index + 1;
    const isPair = keys && values && between != ": ";
    if (isPair) byte(40);
    if (keys) done = appendRepr(key, ascii);
    if (keys && values) text(between);
    if (values && done) done = appendRepr(value, ascii);
    if (isPair) byte(41);
    release(key);
    release(value);
  }
  if (still != 0) releaseRef(still);
  return done;
}

export function appendView(view: u32, ascii: bool): bool {
  if (isOpen(view)) {
    text("...");
    return true;
  }
  if (!enter(view)) return false;
  const kind = viewKind(view);
  if (load<u32>(viewDict(view), DICT_ORDERED) != 0) text("o");
  viewName(view);
  text("([");
  const done = appendEntries(viewDict(view), ascii, kind != VIEW_VALUES, kind != VIEW_KEYS, ", ");
  text("])");
  leave();
  return done;
}

/** Appends the name of a view's type. */
export function viewName(view: u32): void {
  const kind = viewKind(view);
  text(kind == VIEW_KEYS ? "dict_keys" : kind == VIEW_ITEMS ? "dict_items" : "dict_values");
}

/** `name`: of the class when it is not the built-in one, else 0. */
export function appendSet(set: u32, ascii: bool, name: u32 = 0): bool {
  const isFrozen = load<u32>(set + HEADER_TYPE) == TYPE_FROZENSET;
  if (setLength(set) == 0 || isOpen(set)) {
    if (name != 0) str(name);
    else text(isFrozen ? "frozenset" : "set");
    text(setLength(set) == 0 ? "()" : "(...)");
    return true;
  }
  if (!enter(set)) return false;
  const isNamed = isFrozen || name != 0;
  if (name != 0) str(name);
  else if (isFrozen) text("frozenset");
  text(isNamed ? "({" : "{");
  const done = appendElements(set, ascii);
  text(isNamed ? "})" : "}");
  leave();
  return done;
}

function appendElements(set: u32, ascii: bool): bool {
  const still = stillSet(set);
  let done = still != 0;
  for (let from: u32 = 0, isFirst = true; done; isFirst = false) {
    const element = nextElement(still, from);
    if (element == UNBOUND) break;
    from = nextIndex;
    if (!isFirst) text(", ");
    done = appendRepr(element, ascii);
    release(element);
  }
  if (still != 0) releaseRef(still);
  return done;
}
