/**
 * "Did you mean …?" for an unknown keyword argument: the parameter with the smallest edit distance, as CPython's
 * Python/suggestions.c measures it (a changed letter costs 2, a changed case 1).
 */
import { CODE_ARGS } from "./generated/layout";
import { parameterName } from "./binding";
import { alloc, free } from "./memory";
import { str, text } from "./messages";
import { characterAt, stringLength } from "./string";

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
  const count = <u32>load<u16>(callee + CODE_ARGS);
  for (let i: u32 = 0; i < count; i++) {
    const candidate = parameterName(callee, i);
    const limit = (stringLength(name) + stringLength(candidate) + 3) * MOVE_COST / 6;
    if (bestDistance == 0) break;
    const most = min(limit, bestDistance - 1);
    const distance = editDistance(name, candidate, most, row);
    if (distance > most) continue;
    best = candidate;
    bestDistance = distance;
  }
  free(row);
  if (best == 0) return;
  text(". Did you mean '");
  str(best);
  text("'?");
}

/** The edit distance, or something beyond `most`. */
function editDistance(left: u32, right: u32, most: u32, row: u32): u32 {
  let a = left;
  let b = right;
  if (stringLength(b) < stringLength(a)) {
    a = right;
    b = left;
  }
  let start: u32 = 0;
  let aEnd = stringLength(a);
  let bEnd = stringLength(b);
  while (start < aEnd && characterAt(a, start) == characterAt(b, start)) start++;
  while (aEnd > start && characterAt(a, aEnd - 1) == characterAt(b, bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  if (aEnd == start || bEnd == start) return (aEnd + bEnd - 2 * start) * MOVE_COST;
  if (aEnd - start > LONGEST || bEnd - start > LONGEST || (bEnd - aEnd) * MOVE_COST > most) return most + 1;
  return rowByRow(a, b, start, aEnd, bEnd, most, row);
}

/** Levenshtein's matrix, one row kept. */
function rowByRow(a: u32, b: u32, start: u32, aEnd: u32, bEnd: u32, most: u32, row: u32): u32 {
  for (let i: u32 = 0; i < aEnd - start; i++) store<u32>(row + 4 * i, (i + 1) * MOVE_COST);
  let result: u32 = 0;
  for (let j = start; j < bEnd; j++) {
    const character = characterAt(b, j);
    let distance = (j - start) * MOVE_COST;
    result = distance;
    let least = FAR;
    for (let i = start; i < aEnd; i++) {
      const place = row + 4 * (i - start);
      const substituted = distance + substitutionCost(character, characterAt(a, i));
      distance = load<u32>(place);
      result = min(min(result, distance) + MOVE_COST, substituted);
      store<u32>(place, result);
      least = min(least, result);
    }
    if (least > most) return most + 1;
  }
  return result;
}

function substitutionCost(a: u32, b: u32): u32 {
  if (a == b) return 0;
  return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

function lower(character: u32): u32 {
  return character >= 65 && character <= 90 ? character + 32 : character;
}
