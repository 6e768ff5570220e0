/**
 * `difflib.get_close_matches`: which words are much alike (Ratcliff and Obershelp's measure).
 */

/** Those of the words that are alike enough, the best first. */
export function closeMatches(word: string, words: readonly string[], most: number, cutoff: number): string[] {
  return words
    .map((each) => ({ each, score: ratio(each, word) }))
    .filter(({ score }) => score >= cutoff)
    .sort((a, b) => b.score - a.score || (a.each < b.each ? 1 : -1))
    .slice(0, most)
    .map(({ each }) => each);
}

const ratio = (left: string, right: string): number => (2 * matching(left, right)) / (left.length + right.length);

/** Letters in the longest common piece, and in those left and right of it. */
function matching(left: string, right: string): number {
  let [best, inLeft, inRight] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      let size = 0;
      while (i + size < left.length && left[i + size] === right[j + size]) size++;
      if (size > best) [best, inLeft, inRight] = [size, i, j];
    }
  }
  if (best === 0) return 0;
  return (
    best +
    matching(left.slice(0, inLeft), right.slice(0, inRight)) +
    matching(left.slice(inLeft + best), right.slice(inRight + best))
  );
}
