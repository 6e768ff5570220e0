/** Any mapping, as `**x` and dict(x) take it: an object with keys() and `__getitem__`. */
import { getAttribute } from "./attribute";
import { release } from "./count";
import { dictSet } from "./dict";
import { dictMerge } from "./dict-update";
import { clearAttributeError, hasRaised } from "./error";
import { NAME_KEYS, TYPE_DICT, UNBOUND } from "./generated/layout";
import { call0 } from "./invoke";
import { item } from "./item";
import { iterNext, iterOf } from "./iterate";
import { singleton } from "./singletons";
import { isOfType, refOf } from "./value";

/** The method keys of a mapping, owned; UNBOUND = it is none (nothing is raised), or raised. */
export function keysMethod(source: i64): i64 {
  const keys = getAttribute(source, singleton(NAME_KEYS));
  if (keys == UNBOUND) clearAttributeError();
  return keys;
}

/** Adds all entries of a mapping to a dict; false = raised. The caller knows that it has keys(). */
export function addMapping(dict: u32, source: i64): bool {
  if (isOfType(source, TYPE_DICT)) return dictMerge(dict, refOf(source));
  const keys = getAttribute(source, singleton(NAME_KEYS));
  if (keys == UNBOUND) return false;
  const done = addKeys(dict, source, keys);
  release(keys);
  return done;
}

/** As `addMapping`, with the method keys in hand. */
export function addKeys(dict: u32, source: i64, keys: i64): bool {
  const listed = call0(keys);
  const iterator = listed == UNBOUND ? UNBOUND : iterOf(listed);
  release(listed);
  if (iterator == UNBOUND) return false;
  let done = true;
  while (done) {
    const key = iterNext(iterator);
    if (key == UNBOUND) {
      done = !hasRaised();
      break;
    }
    const value = item(source, key);
    done = value != UNBOUND && dictSet(dict, key, value);
    release(value);
    release(key);
  }
  release(iterator);
  return done;
}
