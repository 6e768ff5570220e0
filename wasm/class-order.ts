/** The order of method resolution: C3, with CPython's errors. */
import { className, mroOf } from "./class";
import { EXC_TypeError } from "./generated/layout";
import { alloc, free } from "./memory";
import { begin, raiseBuilt, raiseMemoryError, str, text } from "./messages";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, refOf } from "./value";

// A sequence that is merged: a tuple of classes, and how many of it are in the result.
const SEQUENCE_SIZE: u32 = 8;

/** The MRO of `cls` with these bases as a tuple; 0 = raised. */
export function resolutionOrder(cls: u32, bases: u32): u32 {
  const count = tupleLength(bases);
  let most: u32 = 1;
  for (let i: u32 = 0; i < count; i++) most += tupleLength(mroOf(refOf(tupleItem(bases, i))));
  const sequences = alloc(SEQUENCE_SIZE * (count + 1));
  const result = alloc(4 * most);
  if (sequences == 0 || result == 0) {
    raiseMemoryError();
    return 0;
  }
  for (let i: u32 = 0; i <= count; i++) {
    store<u32>(sequences + SEQUENCE_SIZE * i, i < count ? mroOf(refOf(tupleItem(bases, i))) : bases);
    store<u32>(sequences + SEQUENCE_SIZE * i, 0, 4);
  }
  store<u32>(result, cls);
  let length: u32 = 1;
  let next = nextClass(sequences, count + 1);
  while (next != 0) {
    store<u32>(result + 4 * length++, next);
    pass(sequences, count + 1, next);
    next = nextClass(sequences, count + 1);
  }
  const isWhole = isDone(sequences, count + 1);
  const order = isWhole ? tupleOf(result, length) : 0;
  if (!isWhole) raiseInconsistent(sequences, count + 1);
  free(sequences);
  free(result);
  return order;
}

function head(sequences: u32, index: u32): u32 {
  const tuple = load<u32>(sequences + SEQUENCE_SIZE * index);
  const done = load<u32>(sequences + SEQUENCE_SIZE * index, 4);
  return done < tupleLength(tuple) ? refOf(tupleItem(tuple, done)) : 0;
}

/** The first head that stands in no other sequence behind the head; 0 = none. */
function nextClass(sequences: u32, count: u32): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const candidate = head(sequences, i);
    if (candidate != 0 && !isBehind(sequences, count, candidate)) return candidate;
  }
  return 0;
}

function isBehind(sequences: u32, count: u32, cls: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    const tuple = load<u32>(sequences + SEQUENCE_SIZE * i);
    for (let j = load<u32>(sequences + SEQUENCE_SIZE * i, 4) + 1; j < tupleLength(tuple); j++) {
      if (refOf(tupleItem(tuple, j)) == cls) return true;
    }
  }
  return false;
}

function pass(sequences: u32, count: u32, cls: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    if (head(sequences, i) == cls) store<u32>(sequences + SEQUENCE_SIZE * i, load<u32>(sequences + SEQUENCE_SIZE * i, 4) + 1, 4);
  }
}

function isDone(sequences: u32, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) if (head(sequences, i) != 0) return false;
  return true;
}

function tupleOf(classes: u32, count: u32): u32 {
  const tuple = newTuple(count);
  if (tuple == 0) raiseMemoryError();
  else for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, boxRef(load<u32>(classes + 4 * i)));
  return tuple;
}

function raiseInconsistent(sequences: u32, count: u32): void {
  const mark = begin();
  text("Cannot create a consistent method resolution order (MRO) for bases ");
  let shown: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const cls = head(sequences, i);
    let isNew = cls != 0;
    for (let j: u32 = 0; j < i; j++) if (head(sequences, j) == cls) isNew = false;
    if (!isNew) continue;
    if (shown++ != 0) text(", ");
    str(className(cls));
  }
  raiseBuilt(EXC_TypeError, mark);
}
