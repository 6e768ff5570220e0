/** dict(…), the methods of dict and of its views. */
import {
  argument, checkCount, checkExactlyOne, checkNoKeywords, checkNone, keywordCount, keywordName, positional,
} from "./arguments";
import { release, releaseRef, share } from "./count";
import { dictClear, dictGet, dictLength, dictSet, dictSetDefault, dictTake, entryKey, entryValue, takeLast } from "./dict";
import { copyOf, dictUpdate, emptyDict } from "./dict-update";
import { newView, viewDict, viewIsDisjoint } from "./dict-view";
import { hasRaised, raiseKeyError } from "./error";
import { BUILTIN_DICT_KEYS_ISDISJOINT, EXC_KeyError, MISSING, NONE, TYPE_DICT_VIEW, UNBOUND, VIEW_ITEMS, VIEW_KEYS, VIEW_VALUES } from "./generated/layout";
import { iterNext, iterOf } from "./iterate";
import { pairOf } from "./pair";
import { raiseLiteral } from "./messages";
import { proxyOf } from "./namespaces";
import { isSelf } from "./self";
import { boxBool, boxNew, boxRef, refOf } from "./value";

/** dict(), dict(mapping), dict(pairs), each with keywords. */
export function toDict(): i64 {
  if (!checkCount("dict", 0, 1)) return UNBOUND;
  const dict = emptyDict();
  if (dict == 0) return UNBOUND;
  if ((positional == 0 || dictUpdate(dict, argument(0))) && addKeywords(dict)) return boxRef(dict);
  releaseRef(dict);
  return UNBOUND;
}

function addKeywords(dict: u32): bool {
  for (let i: u32 = 0, count = keywordCount(); i < count; i++) {
    if (!dictSet(dict, boxRef(keywordName(i)), argument(positional + i))) return false;
  }
  return true;
}

export function dictUpdateMethod(): i64 {
  if (!checkCount("update", 0, 1, 1)) return UNBOUND;
  const dict = refOf(argument(0));
  if (positional == 2 && !dictUpdate(dict, argument(1))) return UNBOUND;
  return addKeywords(dict) ? NONE : UNBOUND;
}

export function dictGetMethod(): i64 {
  if (!checkNoKeywords("dict.get") || !checkCount("get", 1, 2, 1)) return UNBOUND;
  const value = dictGet(refOf(argument(0)), argument(1));
  if (value != UNBOUND || hasRaised()) return value;
  return positional == 3 ? share(argument(2)) : NONE;
}

export function dictSetDefaultMethod(): i64 {
  if (!checkNoKeywords("dict.setdefault") || !checkCount("setdefault", 1, 2, 1)) return UNBOUND;
  return dictSetDefault(refOf(argument(0)), argument(1), positional == 3 ? argument(2) : NONE);
}

export function dictPopMethod(): i64 {
  if (!checkNoKeywords("dict.pop") || !checkCount("pop", 1, 2, 1)) return UNBOUND;
  const dict = refOf(argument(0));
  const key = argument(1);
  // An empty dict does not look whether the key could be one.
  const value = dictLength(dict) == 0 ? UNBOUND : dictTake(dict, key);
  if (value != UNBOUND || hasRaised()) return value;
  if (positional == 3) return share(argument(2));
  raiseKeyError(key);
  return UNBOUND;
}

export function dictPopItemMethod(): i64 {
  if (!checkNone("dict.popitem", 1)) return UNBOUND;
  if (takeLast(refOf(argument(0)))) return pairOf(entryKey, entryValue);
  raiseLiteral(EXC_KeyError, "popitem(): dictionary is empty");
  return UNBOUND;
}

export function dictClearMethod(): i64 {
  if (!checkNone("dict.clear", 1)) return UNBOUND;
  dictClear(refOf(argument(0)));
  return NONE;
}

export function dictCopyMethod(): i64 {
  return checkNone("dict.copy", 1) ? boxNew(copyOf(refOf(argument(0)))) : UNBOUND;
}

export function dictKeysMethod(): i64 {
  return checkNone("dict.keys", 1) ? newView(refOf(argument(0)), VIEW_KEYS) : UNBOUND;
}

export function dictValuesMethod(): i64 {
  return checkNone("dict.values", 1) ? newView(refOf(argument(0)), VIEW_VALUES) : UNBOUND;
}

export function dictItemsMethod(): i64 {
  return checkNone("dict.items", 1) ? newView(refOf(argument(0)), VIEW_ITEMS) : UNBOUND;
}

/** dict.fromkeys(iterable, value=None). */
export function dictFromKeys(): i64 {
  if (!checkNoKeywords("dict.fromkeys") || !checkCount("fromkeys", 1, 2)) return UNBOUND;
  const value = positional == 2 ? argument(1) : NONE;
  const dict = emptyDict();
  if (dict == 0) return UNBOUND;
  const iterator = iterOf(argument(0));
  while (iterator != UNBOUND) {
    const key = iterNext(iterator);
    if (key == UNBOUND) break;
    const done = dictSet(dict, key, value);
    release(key);
    if (!done) break;
  }
  release(iterator);
  if (!hasRaised()) return boxRef(dict);
  releaseRef(dict);
  return UNBOUND;
}

/** dict_keys.mapping, and of the other views: a proxy of the dict. */
export function viewMapping(): i64 {
  const dict = boxRef(viewDict(refOf(argument(0))));
  const proxy = proxyOf(dict);
  return proxy == MISSING ? share(dict) : proxy;
}

/** dict_keys.isdisjoint(other), and of dict_items. */
export function viewIsDisjointMethod(): i64 {
  if (!isSelf(TYPE_DICT_VIEW, BUILTIN_DICT_KEYS_ISDISJOINT) || !checkExactlyOne("dict_keys.isdisjoint", 1)) return UNBOUND;
  const disjoint = viewIsDisjoint(argument(0), argument(1));
  return disjoint < 0 ? UNBOUND : boxBool(disjoint != 0);
}
