/**
 * `format % values` of bytes: the conversions of percent.ts on a text whose characters are the bytes, and what %b, %s and
 * %c take here.
 */
import { intOfInstance } from "./as-index";
import { ofType } from "./builtin-bytes";
import { byteAt, bytesLength, frozenBytes, isBytearray, isBytesLike } from "./bytes";
import { LATIN1 } from "./codec-names";
import { release, releaseRef } from "./count";
import { decodeBytes } from "./decode";
import { encodeText } from "./encode";
import { EXC_OverflowError, EXC_TypeError, MISSING, NAME_BYTES, TYPE_BIGINT, TYPE_BYTES, UNBOUND } from "./generated/layout";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, text } from "./messages";
import { nativeOf } from "./native";
import { isInstance } from "./class";
import { callSpecial0 } from "./special";
import { characterString } from "./string";
import { expandPercent } from "./percent";
import { boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

/** bytes % given, or bytearray % given, as an owned value of the same type; UNBOUND = raised. */
export function formatBytes(format: u32, given: i64): i64 {
  const isArray = isBytearray(format);
  const characters = charactersOf(format);
  if (characters == 0) return UNBOUND;
  const expanded = expandPercent(characters, given, true);
  releaseRef(characters);
  if (expanded == 0) return UNBOUND;
  const made = encodeText(expanded, LATIN1, 0);
  releaseRef(expanded);
  return made == 0 ? UNBOUND : ofType(made, isArray);
}

/** The bytes of a bytes or bytearray as characters of an owned str; 0 = raised. */
function charactersOf(object: u32): u32 {
  const frozen = frozenBytes(object);
  if (frozen == 0) {
    raiseMemoryError();
    return 0;
  }
  const made = decodeBytes(frozen, LATIN1, 0);
  releaseRef(frozen);
  return made;
}

/** The key of a conversion as bytes, owned; UNBOUND = raised. */
export function bytesKey(key: u32): i64 {
  const made = encodeText(key, LATIN1, 0);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** What %b and %s show, as characters of an owned str; 0 = raised. */
export function bytesShown(value: i64): u32 {
  if (isBytesLike(value)) return charactersOf(refOf(value));
  if (isInstance(value)) {
    const inner = nativeOf(value);
    const made = isBytesLike(inner) ? inner : callSpecial0(value, NAME_BYTES);
    if (made != inner) release(inner);
    if (made == UNBOUND) return 0;
    if (made != MISSING) {
      const isBytes = isBytesLike(made) && (made == inner || isOfType(made, TYPE_BYTES));
      const shown = isBytes ? charactersOf(refOf(made)) : 0;
      if (!isBytes) raiseForType(EXC_TypeError, "__bytes__ returned non-bytes (type ", made, ")");
      release(made);
      return shown;
    }
  }
  raiseForType(
    EXC_TypeError, "%b requires a bytes-like object, or an object that implements __bytes__, not '", value, "'",
  );
  return 0;
}

/** What %c shows: one byte, as a character; 0 = raised. */
export function byteShown(value: i64): u32 {
  if (isIntegral(value)) {
    const code = integralOf(value);
    if (code >= 0 && code < 256) return orMemory(characterString(<u32>code));
  }
  if (isIntegral(value) || isOfType(value, TYPE_BIGINT)) {
    raiseLiteral(EXC_OverflowError, "%c arg not in range(256)");
    return 0;
  }
  if (isBytesLike(value)) {
    const length = bytesLength(refOf(value));
    if (length == 1) return orMemory(characterString(byteAt(refOf(value), 0)));
    const mark = begin();
    text("%c requires an integer in range(256) or a single byte, not a ");
    text(isBytearray(refOf(value)) ? "bytearray" : "bytes");
    text(" object of length ");
    number(length);
    raiseBuilt(EXC_TypeError, mark);
    return 0;
  }
  return instanceByte(value);
}

function instanceByte(value: i64): u32 {
  const inner = isInstance(value) ? nativeOf(value) : UNBOUND;
  const source = isInstance(value) && !isBytesLike(inner) ? intOfInstance(value) : inner;
  if (source != inner) release(inner);
  if (source != UNBOUND && source != MISSING) {
    const made = byteShown(source);
    release(source);
    return made;
  }
  if (source == MISSING || !isInstance(value)) {
    raiseForType(EXC_TypeError, "%c requires an integer in range(256) or a single byte, not ", value, "");
  }
  return 0;
}

function orMemory(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}
