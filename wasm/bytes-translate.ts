/** bytes.translate and bytes.maketrans. */
import { argument, checkCount, checkKeywords, checkNoKeywords, parameter } from "./arguments";
import { ofType } from "./builtin-bytes";
import { bytesFrom, frozenBytes, isBytearray, isBytesLike, newBytes } from "./bytes";
import { dataOf, lengthOf, orMemory, own } from "./bytes-frozen";
import { releaseRef } from "./count";
import { EXC_TypeError, EXC_ValueError, NONE, UNBOUND } from "./generated/layout";
import { raiseForType, raiseLiteral } from "./messages";
import { self } from "./string-arguments";
import { boxRef, refOf } from "./value";

const ALL: u32 = 256;

/** The bytes of an argument, owned; 0 = raised. */
function given(value: i64): u32 {
  if (isBytesLike(value)) return orMemory(frozenBytes(refOf(value)));
  raiseForType(EXC_TypeError, "a bytes-like object is required, not '", value, "'");
  return 0;
}

export function bytesTranslate(): i64 {
  const removed = parameter(2, "delete");
  if (!checkKeywords("translate") || !checkCount("translate", 1, 2, 1)) return UNBOUND;
  const table: u32 = argument(1) == NONE ? 0 : given(argument(1));
  if (table == 0 && argument(1) != NONE) return UNBOUND;
  let result: i64 = UNBOUND;
  if (table != 0 && lengthOf(table) != ALL) raiseLiteral(EXC_ValueError, "translation table must be 256 characters long");
  else {
    const without: u32 = removed == UNBOUND ? 0 : given(removed);
    if (without != 0 || removed == UNBOUND) result = translated(table, without);
    if (without != 0) releaseRef(without);
  }
  if (table != 0) releaseRef(table);
  return result;
}

function translated(table: u32, without: u32): i64 {
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const made = orMemory(newBytes(lengthOf(frozen)));
  let count: u32 = 0;
  if (made != 0) {
    for (let i: u32 = 0; i < lengthOf(frozen); i++) {
      const value: u32 = load<u8>(dataOf(frozen) + i);
      if (without != 0 && has(without, value)) continue;
      store<u8>(dataOf(made) + count++, table == 0 ? value : <u32>load<u8>(dataOf(table) + value));
    }
  }
  const isWhole = count == lengthOf(frozen);
  releaseRef(frozen);
  if (made == 0 || isWhole) return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
  const shorter = orMemory(bytesFrom(dataOf(made), count));
  releaseRef(made);
  return shorter == 0 ? UNBOUND : ofType(shorter, isBytearray(self()));
}

function has(bytes: u32, value: u32): bool {
  for (let i: u32 = 0; i < lengthOf(bytes); i++) if (<u32>load<u8>(dataOf(bytes) + i) == value) return true;
  return false;
}

/** bytes.maketrans(from, to): the table of 256 bytes. */
export function bytesMakeTranslation(): i64 {
  if (!checkNoKeywords("maketrans") || !checkCount("maketrans", 2, 2)) return UNBOUND;
  const from = given(argument(0));
  if (from == 0) return UNBOUND;
  const to = given(argument(1));
  let made: u32 = 0;
  if (to != 0) {
    if (lengthOf(from) != lengthOf(to)) raiseLiteral(EXC_ValueError, "maketrans arguments must have same length");
    else made = orMemory(newBytes(ALL));
    if (made != 0) {
      for (let i: u32 = 0; i < ALL; i++) store<u8>(dataOf(made) + i, i);
      for (let i: u32 = 0; i < lengthOf(from); i++) store<u8>(dataOf(made) + <u32>load<u8>(dataOf(from) + i), load<u8>(dataOf(to) + i));
    }
    releaseRef(to);
  }
  releaseRef(from);
  return made == 0 ? UNBOUND : boxRef(made);
}
