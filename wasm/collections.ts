/** The module _collections: what collections needs of the runtime. */
import { argument, checkCount } from "./arguments";
import { binary } from "./arithmetic";
import { dataOf, isInstance } from "./class";
import { code, frame } from "./control";
import { release, share } from "./count";
import { dictGetHashed, dictSetHashed } from "./dict";
import { hasRaised } from "./error";
import {
  CLASS_FLAG_DOTTED, CLASSDATA_FLAGS, CODE_MODULE, EXC_TypeError, FRAME_CALLER_CODE, MODULE_NAME, NAME_MAIN, NONE, TYPE_CLASS, TYPE_DICT, UNBOUND,
} from "./generated/layout";
import { OP_ADD } from "./generated/opcodes";
import { hashOf } from "./hash";
import { iterNext, iterOf } from "./iterate";
import { raiseForType } from "./messages";
import { nativeOf } from "./native";
import { singleton } from "./singletons";
import { boxInt, boxRef, isOfType, refOf } from "./value";

/** The name of the module that called the function that asks. */
export function callerModule(): i64 {
  const caller: u32 = code == 0 || frame == 0 ? 0 : load<u32>(frame + FRAME_CALLER_CODE);
  return share(boxRef(caller == 0 ? singleton(NAME_MAIN) : load<u32>(load<u32>(caller + CODE_MODULE) + MODULE_NAME)));
}

/** Messages name the class with its module from now on. Returns it: a decorator. */
export function dottedClass(): i64 {
  if (!checkCount("dotted", 1, 1) || !isOfType(argument(0), TYPE_CLASS)) return share(argument(0));
  const data = dataOf(refOf(argument(0)));
  store<u32>(data + CLASSDATA_FLAGS, load<u32>(data + CLASSDATA_FLAGS) | CLASS_FLAG_DOTTED);
  return share(argument(0));
}

/** Adds one to the count of each element in a dict, or in an instance around one. */
export function countElements(): i64 {
  if (!checkCount("count_elements", 2, 2)) return UNBOUND;
  const counts = isInstance(argument(0)) ? nativeOf(argument(0)) : share(argument(0));
  if (!isOfType(counts, TYPE_DICT)) {
    raiseForType(EXC_TypeError, "'", argument(0), "' object is no dict");
    release(counts);
    return UNBOUND;
  }
  const iterator = iterOf(argument(1));
  if (iterator != UNBOUND) {
    while (countNext(refOf(counts), iterator)) {}
    release(iterator);
  }
  release(counts);
  return hasRaised() ? UNBOUND : NONE;
}

/** False when there is no further element, or it raised. */
function countNext(counts: u32, iterator: i64): bool {
  const element = iterNext(iterator);
  if (element == UNBOUND) return false;
  const hash = hashOf(element);
  if (!hasRaised()) {
    const before = dictGetHashed(counts, element, hash);
    if (!hasRaised()) {
      const after = before == UNBOUND ? boxInt(1) : binary(OP_ADD, before, boxInt(1), false);
      if (after != UNBOUND) dictSetHashed(counts, element, hash, after);
      release(after);
    }
    release(before);
  }
  release(element);
  return !hasRaised();
}
