/**
 * "Did you mean …?" for an unknown keyword argument: the parameter with the smallest edit distance, as CPython's
 * Python/suggestions.c measures it over bytes of UTF-8 (a changed one costs 2, a changed case 1).
 */
import { endOfNamed, firstNamed, parameterName } from "./binding";
import { release } from "./count";
import { TYPE_STR } from "./generated/layout";
import { list_item, listLength } from "./list";
import { alloc, free } from "./memory";
import { abandon, begin, complete, str, text, textAt, textLength } from "./messages";
import { characterAt, stringLength } from "./string";
import { isOfType, refOf } from "./value";

const MOST_NAMES: u32 = 750;
const UNDERSCORE: u32 = 95;
const MOVE_COST: u32 = 2;
const CASE_COST: u32 = 1;
const LONGEST: u32 = 40;
const FAR: u32 = 0x7fff_ffff;

/** Appends ". Did you mean 'x'?" to the message under construction when some parameter's name is near. */
export function suggestParameter(callee: u32, name: u32): void {
  const row = alloc(LONGEST * 4);
  if (row == 0) return;
  let best: u32 = 0;
  let bestDistance = FAR;
  const end = endOfNamed(callee);
  for (let i = firstNamed(callee); i < end; i++) {
    if (bestDistance == 0) break;
    const candidate = parameterName(callee, i);
    const distance = distanceWithin(name, candidate, bestDistance - 1, row);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  free(row);
  if (best == 0) return;
  text(". Did you mean '");
  str(best);
  text("'?");
}

/** Appends ". Did you mean: 'x'?" when a name of a list of strs is near; those with an underscore first only for such a name. */
export function suggestAttribute(names: u32, name: u32): void {
  const count = listLength(names);
  if (count > MOST_NAMES) return;
  const row = alloc(LONGEST * 4);
  if (row == 0) return;
  const hides = stringLength(name) > 0 && characterAt(name, 0) != UNDERSCORE;
  let best: u32 = 0;
  let bestDistance = FAR;
  for (let i: u32 = 0; i < count && bestDistance > 0; i++) {
    const item = list_item(names, i);
    if (isOfType(item, TYPE_STR)) {
      const candidate = refOf(item);
      const hidden = hides && stringLength(candidate) > 0 && characterAt(candidate, 0) == UNDERSCORE;
      const distance = hidden ? FAR : distanceWithin(name, candidate, bestDistance - 1, row);
      if (distance < bestDistance && distance > 0) {
        best = candidate;
        bestDistance = distance;
      }
    }
    release(item);
  }
  free(row);
  if (best == 0) return;
  text(". Did you mean: '");
  str(best);
  text("'?");
}

/** The edit distance of two strs when it is at most `most` and looks like a slip; else FAR. */
function distanceWithin(name: u32, candidate: u32, most: u32, row: u32): u32 {
  const mark = begin();
  str(name);
  const nameLength = textLength(mark);
  str(candidate);
  const total = textLength(mark);
  const limit = min((total + 3) * MOVE_COST / 6, most);
  const at = textAt(mark);
  const distance = complete() ? editDistance(at, nameLength, at + nameLength, total - nameLength, limit, row) : FAR;
  abandon(mark);
  return distance <= limit ? distance : FAR;
}

/** The edit distance of two runs of bytes, or something beyond `most`. */
function editDistance(left: u32, leftLength: u32, right: u32, rightLength: u32, most: u32, row: u32): u32 {
  const swap = rightLength < leftLength;
  let a = swap ? right : left;
  let b = swap ? left : right;
  let aEnd = a + (swap ? rightLength : leftLength);
  let bEnd = b + (swap ? leftLength : rightLength);
  while (a < aEnd && load<u8>(a) == load<u8>(b)) {
    a++;
    b++;
  }
  while (aEnd > a && load<u8>(aEnd - 1) == load<u8>(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const aLength = aEnd - a;
  const bLength = bEnd - b;
  if (aLength == 0) return bLength * MOVE_COST;
  if (bLength > LONGEST || (bLength - aLength) * MOVE_COST > most) return FAR;
  return rowByRow(a, aLength, b, bLength, most, row);
}

/** Levenshtein's matrix, one row kept. */
function rowByRow(a: u32, aLength: u32, b: u32, bLength: u32, most: u32, row: u32): u32 {
  for (let i: u32 = 0; i < aLength; i++) store<u32>(row + 4 * i, (i + 1) * MOVE_COST);
  let result: u32 = 0;
  for (let j: u32 = 0; j < bLength; j++) {
    const letter = <u32>load<u8>(b + j);
    let distance = j * MOVE_COST;
    result = distance;
    let least = FAR;
    for (let i: u32 = 0; i < aLength; i++) {
      const place = row + 4 * i;
      const substituted = distance + substitutionCost(letter, <u32>load<u8>(a + i));
      distance = load<u32>(place);
      result = min(min(result, distance) + MOVE_COST, substituted);
      store<u32>(place, result);
      least = min(least, result);
    }
    if (least > most) return FAR;
  }
  return result;
}

function substitutionCost(a: u32, b: u32): u32 {
  if (a == b) return 0;
  return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

function lower(letter: u32): u32 {
  return letter >= 65 && letter <= 90 ? letter + 32 : letter;
}
