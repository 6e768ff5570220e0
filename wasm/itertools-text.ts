/** Names and texts of the iterators of itertools. */
import {
  ITER_ACCUMULATE, ITER_BATCHED, ITER_CHAIN, ITER_COMBINATIONS, ITER_COMBINATIONS_AGAIN, ITER_COMPRESS, ITER_COUNT, ITER_CYCLE,
  ITER_DROPWHILE, ITER_FILTERFALSE, ITER_GROUP, ITER_GROUPBY, ITER_ISLICE, ITER_PAIRWISE, ITER_PERMUTATIONS, ITER_PRODUCT, ITER_REPEAT,
  ITER_STARMAP, ITER_TAKEWHILE, ITER_TEE, ITER_ZIP_LONGEST, ITERATOR_INDEX, ITERATOR_KIND, ITERATOR_OBJECT, ITERATOR_SECOND, TRUE,
} from "./generated/layout";
import { release, share } from "./count";
import { lockObject, unlockObject } from "./lock";
import { byte, number, text } from "./messages";
import { appendRepr } from "./text";
import { boxInt } from "./value";

/** Appends the name of the class of an iterator of itertools, as C has it. */
export function toolName(kind: u32): void {
  switch (kind) {
    case ITER_COUNT: return text("itertools.count");
    case ITER_CYCLE: return text("itertools.cycle");
    case ITER_REPEAT: return text("itertools.repeat");
    case ITER_CHAIN: return text("itertools.chain");
    case ITER_COMPRESS: return text("itertools.compress");
    case ITER_DROPWHILE: return text("itertools.dropwhile");
    case ITER_TAKEWHILE: return text("itertools.takewhile");
    case ITER_FILTERFALSE: return text("itertools.filterfalse");
    case ITER_STARMAP: return text("itertools.starmap");
    case ITER_ISLICE: return text("itertools.islice");
    case ITER_PAIRWISE: return text("itertools.pairwise");
    case ITER_BATCHED: return text("itertools.batched");
    case ITER_ZIP_LONGEST: return text("itertools.zip_longest");
    case ITER_ACCUMULATE: return text("itertools.accumulate");
    case ITER_GROUPBY: return text("itertools.groupby");
    case ITER_GROUP: return text("itertools._grouper");
    case ITER_TEE: return text("itertools._tee");
    case ITER_PRODUCT: return text("itertools.product");
    case ITER_PERMUTATIONS: return text("itertools.permutations");
    case ITER_COMBINATIONS: return text("itertools.combinations");
    case ITER_COMBINATIONS_AGAIN: return text("itertools.combinations_with_replacement");
    default: return text("iterator");
  }
}

/** Appends the repr of count and repeat: 1, 0 = raised, -1 = it has none of its own. */
export function appendTool(iterator: u32, ascii: bool): i32 {
  const kind = load<u32>(iterator + ITERATOR_KIND);
  if (kind != ITER_COUNT && kind != ITER_REPEAT) return -1;
  lockObject(iterator);
  const object = share(load<i64>(iterator + ITERATOR_OBJECT));
  unlockObject(iterator);
  const second = load<i64>(iterator + ITERATOR_SECOND);
  text(kind == ITER_COUNT ? "count(" : "repeat(");
  let done = appendRepr(object, ascii);
  release(object);
  if (kind == ITER_COUNT && second != boxInt(1)) {
    text(", ");
    done = done && appendRepr(second, ascii);
  }
  if (kind == ITER_REPEAT && second != TRUE) {
    text(", ");
    number(load<i64>(iterator + ITERATOR_INDEX));
  }
  byte(41);
  return done ? 1 : 0;
}
