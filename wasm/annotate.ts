/**
 * The instructions of functions that evaluate annotations. Such a function is called with a format (annotationlib.Format),
 * or by our own library with a dict, to which it adds what is missing: so that one annotation that raises does not keep
 * the others from being evaluated.
 */
import { argument, checkExactlyOne } from "./arguments";
import { cellContent, closureCell, raiseFree } from "./cell";
import { entryValue, ownEntry } from "./class";
import { isGreater } from "./compare";
import { release, share } from "./count";
import { dictHas, dictSet, newDict } from "./dict";
import { orMemoryError, raiseNameError, raiseWith } from "./error";
import {
  CODE_CONSTANTS, CODE_COUNT, CODE_INSTRUCTIONS, EXC_NotImplementedError, FUNCTION_CODE, INSTRUCTION_SIZE, NONE, STATUS_JUMP, STATUS_NEXT,
  STATUS_RAISED, TYPE_CLASS, TYPE_DICT, TYPE_FUNCTION, UNBOUND,
} from "./generated/layout";
import { OP_ANNOTATIONS } from "./generated/opcodes";
import { global_load } from "./globals";
import { constant, fieldA, fieldB, fieldC, opcodeAt, readRegister, storeRegister } from "./operand";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, isOfType, refOf } from "./value";

/** The highest format that is not made from another. */
const LAST_FORMAT: i64 = 2;

/** a = the dict to fill for format b. */
export function op_annotations(fp: u32, ip: u32): u32 {
  const format = readRegister(fp, fieldB(ip));
  if (format == UNBOUND) return STATUS_RAISED;
  if (isOfType(format, TYPE_DICT)) {
    storeRegister(fp, fieldA(ip), share(format));
    return STATUS_NEXT;
  }
  const unknown = isGreater(format, boxInt(LAST_FORMAT));
  if (unknown == 1) raiseWith(EXC_NotImplementedError, UNBOUND);
  if (unknown != 0) return STATUS_RAISED;
  const dict = newDict();
  if (dict == 0) {
    orMemoryError(UNBOUND);
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), boxRef(dict));
  return STATUS_NEXT;
}

/** Jumps when b is a dict that has the name c. */
export function op_annotated(fp: u32, ip: u32): u32 {
  const format = readRegister(fp, fieldB(ip));
  if (format == UNBOUND) return STATUS_RAISED;
  return isOfType(format, TYPE_DICT) && dictHas(refOf(format), constant(fieldC(ip))) == 1 ? STATUS_JUMP : STATUS_NEXT;
}

/** a = the class's own attribute, or what the name means around the class. */
export function op_load_class_name(fp: u32, ip: u32): u32 {
  const cls = cellContent(closureCell(fp, fieldB(ip)));
  const extra = ip + INSTRUCTION_SIZE;
  const entry = isOfType(cls, TYPE_CLASS) ? ownEntry(refOf(cls), refOf(constant(fieldC(ip)))) : 0;
  let value: i64 = entry == 0 ? UNBOUND : entryValue(entry);
  release(cls);
  if (value == UNBOUND) {
    const isFree = fieldA(extra) == 1;
    value = isFree ? cellContent(closureCell(fp, fieldB(extra))) : global_load(fieldB(extra));
    if (value == UNBOUND) {
      if (isFree) raiseFree(fieldB(extra));
      else raiseNameError(fieldB(extra));
      return STATUS_RAISED;
    }
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}

/** _annotations.texts(f): a dict of the names and texts that f evaluates, None when it is no such function. */
export function annotationTexts(): i64 {
  if (!checkExactlyOne("texts")) return UNBOUND;
  const callable = argument(0);
  if (!isOfType(callable, TYPE_FUNCTION)) return NONE;
  const body = load<u32>(refOf(callable) + FUNCTION_CODE);
  const first = load<u32>(body + CODE_INSTRUCTIONS);
  if (load<u32>(body + CODE_COUNT) == 0 || opcodeAt(first) != OP_ANNOTATIONS) return NONE;
  const pairs = refOf(load<i64>(load<u32>(body + CODE_CONSTANTS) + 8 * fieldC(first)));
  const dict = newDict();
  if (dict == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(pairs); i += 2) dictSet(dict, tupleItem(pairs, i), tupleItem(pairs, i + 1));
  return boxRef(dict);
}
