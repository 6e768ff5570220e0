/**
 * The word that was meant, as CPython guesses it. The edit distance is that of its Python/suggestions.c, over bytes of UTF-8: a
 * changed one costs 2, a changed case 1.
 */
const MOVE_COST = 2;
const CASE_COST = 1;
/** Names that differ over more bytes, and more candidates, are not searched. */
const LONGEST_NAME = 40;
const MOST_CANDIDATES = 750;

/** The candidate that a typing slip away looks like the name. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MOST_CANDIDATES) return undefined;
  const wanted = Buffer.from(name);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const bytes = Buffer.from(candidate);
    const limit = Math.min(Math.floor(((bytes.length + wanted.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(...withoutCommonEnds(wanted, bytes));
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function withoutCommonEnds(left: Uint8Array, right: Uint8Array): [Uint8Array, Uint8Array] {
  let [start, leftEnd, rightEnd] = [0, left.length, right.length];
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start++;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  return [left.subarray(start, leftEnd), right.subarray(start, rightEnd)];
}

function editDistance(left: Uint8Array, right: Uint8Array): number {
  if (left.length === 0 || right.length === 0) return (left.length + right.length) * MOVE_COST;
  if (left.length > LONGEST_NAME || right.length > LONGEST_NAME) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: right.length + 1 }, (_, column) => column * MOVE_COST);
  for (const letter of left) {
    const next = [(row[0] as number) + MOVE_COST];
    for (const [column, other] of right.entries()) {
      const changed = (row[column] as number) + substitution(letter, other);
      const moved = Math.min(row[column + 1] as number, next[column] as number) + MOVE_COST;
      next.push(Math.min(changed, moved));
    }
    row = next;
  }
  return row.at(-1) as number;
}

function substitution(left: number, right: number): number {
  if (left === right) return 0;
  return lower(left) === lower(right) ? CASE_COST : MOVE_COST;
}

/** Of an ASCII letter. */
const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
