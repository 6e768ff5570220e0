/**
 * CPython's hints behind a NameError: the nearest name that the frame could see, or the module to import.
 * The edit distance is that of its Python/suggestions.c: a changed letter costs 2, a changed case 1.
 */
import { PYTHON_BUILTINS, PYTHON_MODULES } from "../bytecode/python-names.js";

const MOVE_COST = 2;
const CASE_COST = 1;
/** Longer names, and frames with more names, are not searched. */
const LONGEST_NAME = 40;
const MOST_CANDIDATES = 750;

/** What a module's namespace holds before the program's own names. */
const MODULE_NAMES = ["__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__", "__file__"];

/** The text to append to `name 'x' is not defined`: empty when CPython has no hint. */
export function nameHint(name: string, locals: readonly string[], globals: readonly string[]): string {
  const near = nearest(name, [...locals, ...MODULE_NAMES, ...globals, ...PYTHON_BUILTINS]);
  const hint = near === undefined ? "" : `. Did you mean: '${near}'?`;
  if (!PYTHON_MODULES.includes(name)) return hint;
  return hint === "" ? `. Did you forget to import '${name}'?` : `${hint} Or did you forget to import '${name}'?`;
}

/** The candidate that a typing slip away looks like the name. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MOST_CANDIDATES) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const limit = Math.min(Math.floor(((candidate.length + name.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(name, candidate);
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function editDistance(left: string, right: string): number {
  if (left.length > LONGEST_NAME || right.length > LONGEST_NAME) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: right.length + 1 }, (_, column) => column * MOVE_COST);
  for (const letter of left) {
    const next = [(row[0] as number) + MOVE_COST];
    for (const [column, other] of [...right].entries()) {
      const changed = (row[column] as number) + substitution(letter, other);
      const moved = Math.min(row[column + 1] as number, next[column] as number) + MOVE_COST;
      next.push(Math.min(changed, moved));
    }
    row = next;
  }
  return row.at(-1) as number;
}

function substitution(left: string, right: string): number {
  if (left === right) return 0;
  return left.toLowerCase() === right.toLowerCase() ? CASE_COST : MOVE_COST;
}
