/**
 * Classes and case mapping of characters as CPython 3.14 has them (Unicode 16.0), from JavaScript's own tables. What those
 * do not say stands here as lists: digits that are not decimal, numerals among ideographs, titlecase, case folding. Node's
 * ICU may know Unicode 17: its characters count as unassigned. With an older ICU, characters new since then do. Pure.
 */

/** Bits of `characterClass`; the contract with wasm/unicode.ts. */
export const CLASS = {
  alpha: 1,
  decimal: 2,
  digit: 4,
  numeric: 8,
  lower: 16,
  upper: 32,
  title: 64,
  start: 128,
  continue: 256,
  printable: 512,
} as const;

/** What `changeCase` does; the contract with wasm/string-case.ts. */
export const MAPPING = { upper: 0, lower: 1, title: 2, capitalize: 3, swap: 4, fold: 5 } as const;

/** Runs of characters: first, count, first, count, … */
type Runs = readonly number[];

/** Assigned in Unicode 17. */
const NEW: Runs = [
  0x88f, 1, 0xc5c, 1, 0xcdc, 1, 0x1acf, 15, 0x1ae0, 12, 0x20c1, 1, 0x2b96, 1, 0xa7ce, 2, 0xa7d2, 1, 0xa7d4, 1, 0xa7f1,
  1, 0xfbc3, 16, 0xfd90, 2, 0xfdc8, 7, 0x10940, 26, 0x10ec5, 3, 0x10ed0, 9, 0x10efa, 2, 0x11b60, 8, 0x11db0, 44,
  0x11de0, 10, 0x16ea0, 25, 0x16ebb, 25, 0x16ff2, 5, 0x187f8, 8, 0x18d09, 22, 0x18d80, 115, 0x1ccfa, 3, 0x1ceba, 23,
  0x1cee0, 17, 0x1e6c0, 31, 0x1e6e0, 22, 0x1e6fe, 2, 0x1f6d8, 1, 0x1f777, 4, 0x1f8d0, 9, 0x1fa54, 4, 0x1fa8a, 1,
  0x1fa8e, 1, 0x1fac8, 1, 0x1facd, 1, 0x1faea, 1, 0x1faef, 1, 0x1fbfa, 1, 0x2b73a, 6, 0x2cea2, 12, 0x323b0, 4298,
];
/** Digits that are not decimal ones: ², ①, … */
const DIGITS: Runs = [
  0xb2, 2, 0xb9, 1, 0x1369, 9, 0x19da, 1, 0x2070, 1, 0x2074, 6, 0x2080, 10, 0x2460, 9, 0x2474, 9, 0x2488, 9, 0x24ea, 1,
  0x24f5, 9, 0x24ff, 1, 0x2776, 9, 0x2780, 9, 0x278a, 9, 0x10a40, 4, 0x10e60, 9, 0x11052, 9, 0x1f100, 11,
];
/** Numerals outside of the number categories: ideographs. */
const NUMERALS: Runs = [
  0x3405, 1, 0x3483, 1, 0x382a, 1, 0x3b4d, 1, 0x4e00, 1, 0x4e03, 1, 0x4e07, 1, 0x4e09, 1, 0x4e24, 1, 0x4e5d, 1, 0x4e8c,
  1, 0x4e94, 1, 0x4e96, 1, 0x4eac, 1, 0x4ebf, 2, 0x4edf, 1, 0x4ee8, 1, 0x4f0d, 1, 0x4f70, 1, 0x4fe9, 1, 0x5006, 1,
  0x5104, 1, 0x5146, 1, 0x5169, 1, 0x516b, 1, 0x516d, 1, 0x5341, 1, 0x5343, 3, 0x534c, 1, 0x53c1, 4, 0x56db, 1, 0x58f1,
  1, 0x58f9, 1, 0x5e7a, 1, 0x5efe, 2, 0x5f0c, 3, 0x5f10, 1, 0x62d0, 1, 0x62fe, 1, 0x634c, 1, 0x67d2, 1, 0x6d1e, 1,
  0x6f06, 1, 0x7396, 1, 0x767e, 1, 0x7695, 1, 0x79ed, 1, 0x8086, 1, 0x842c, 1, 0x8cae, 1, 0x8cb3, 1, 0x8d30, 1, 0x920e,
  1, 0x94a9, 1, 0x9621, 1, 0x9646, 1, 0x964c, 1, 0x9678, 1, 0x96f6, 1, 0xf96b, 1, 0xf973, 1, 0xf978, 1, 0xf9b2, 1,
  0xf9d1, 1, 0xf9d3, 1, 0xf9fd, 1, 0x20001, 1, 0x20064, 1, 0x200e2, 1, 0x20121, 1, 0x2092a, 1, 0x20983, 1, 0x2098c, 1,
  0x2099c, 1, 0x20aea, 1, 0x20afd, 1, 0x20b19, 1, 0x22390, 1, 0x22998, 1, 0x23b1b, 1, 0x2626d, 1, 0x2f890, 1,
];

function isIn(runs: Runs, code: number): boolean {
  for (let i = 0; i < runs.length; i += 2) {
    const offset = code - (runs[i] as number);
    if (offset >= 0 && offset < (runs[i + 1] as number)) return true;
  }
  return false;
}

/** Modifier letter glottal stop: not lower case in JavaScript's tables. */
const LOWER_GLOTTAL_STOP = 0x295;

const KNOWN = 0x8000;
/** Classes that were asked for, by page of 256 characters. */
const pages = new Map<number, Uint16Array>();

/** Bits of CLASS. */
export function characterClass(code: number): number {
  let page = pages.get(code >> 8);
  if (!page) {
    page = new Uint16Array(256);
    pages.set(code >> 8, page);
  }
  const known = page[code & 255] as number;
  if (known) return known & ~KNOWN;
  const bits = classify(code);
  page[code & 255] = bits | KNOWN;
  return bits;
}

function classify(code: number): number {
  if (isIn(NEW, code)) return 0;
  const text = String.fromCodePoint(code);
  const decimal = /\p{Nd}/u.test(text);
  const digit = decimal || isIn(DIGITS, code);
  const has: readonly (readonly [boolean, number])[] = [
    [/\p{L}/u.test(text), CLASS.alpha],
    [decimal, CLASS.decimal],
    [digit, CLASS.digit],
    [digit || /\p{N}/u.test(text) || isIn(NUMERALS, code), CLASS.numeric],
    [/\p{Lowercase}/u.test(text) || code === LOWER_GLOTTAL_STOP, CLASS.lower],
    [/\p{Uppercase}/u.test(text), CLASS.upper],
    [/\p{Lt}/u.test(text), CLASS.title],
    [/[\p{XID_Start}_]/u.test(text), CLASS.start],
    [/\p{XID_Continue}/u.test(text), CLASS.continue],
    [code === 0x20 || !/[\p{C}\p{Z}]/u.test(text), CLASS.printable],
  ];
  return has.reduce((bits, [holds, bit]) => (holds ? bits | bit : bits), 0);
}

// ── case ──

/** Characters whose mapping may be newer than Unicode 16. */
const UNSURE = /[\u{a7ce}-\u{a7f1}\u{16ea0}-\u{16ed3}]/u;
/** Assigned in Unicode 16, got a partner in 17. */
const WITHOUT_PARTNER = /[\u{a7d3}\u{a7d5}]/u;

const isFixed = (character: string): boolean =>
  WITHOUT_PARTNER.test(character) || isIn(NEW, character.codePointAt(0) as number);

const eachOf = (text: string, map: (character: string) => string): string => Array.from(text, map).join("");

function upperText(text: string): string {
  if (!UNSURE.test(text)) return text.toUpperCase();
  return eachOf(text, (character) => (isFixed(character) ? character : character.toUpperCase()));
}

function lowerText(text: string): string {
  if (!UNSURE.test(text)) return text.toLowerCase();
  return withSigma(text, (character) => (isFixed(character) ? character : character.toLowerCase()));
}

/** Maps each character; a capital sigma by its place in the text. */
function withSigma(text: string, map: (character: string, index: number) => string): string {
  const characters = Array.from(text);
  return characters
    .map((character, index) =>
      character === "Σ" && map("Σ", index) === "σ" ? sigma(characters, index) : map(character, index),
    )
    .join("");
}

/** ς at the end of a word. */
function sigma(characters: readonly string[], index: number): string {
  let before = index - 1;
  while (before >= 0 && isIgnorable(characters[before] as string)) before--;
  if (before < 0 || !isCased(characters[before] as string)) return "σ";
  let after = index + 1;
  while (after < characters.length && isIgnorable(characters[after] as string)) after++;
  return after < characters.length && isCased(characters[after] as string) ? "σ" : "ς";
}

const isIgnorable = (character: string): boolean => /\p{Case_Ignorable}/u.test(character);
const isCased = (character: string): boolean =>
  character === "ʕ" || (/\p{Cased}/u.test(character) && !isIn(NEW, character.codePointAt(0) as number));

const lowerOf = (character: string): string => (isFixed(character) ? character : character.toLowerCase());

/** Titlecase where it is neither the upper case nor its first character followed by lower ones. */
const TITLES = new Map<string, string>();
for (const [first, count, title] of [
  [0x1c4, 3, 0x1c5],
  [0x1c7, 3, 0x1c8],
  [0x1ca, 3, 0x1cb],
  [0x1f1, 3, 0x1f2],
] as const)
  for (let i = 0; i < count; i++) TITLES.set(String.fromCodePoint(first + i), String.fromCodePoint(title));
for (let code = 0x10d0; code <= 0x10ff; code++) TITLES.set(String.fromCodePoint(code), String.fromCodePoint(code));
for (let code = 0x1f80; code <= 0x1faf; code++) TITLES.set(String.fromCodePoint(code), String.fromCodePoint(code | 8));
for (const [character, title] of [
  ["ŉ", "ʼN"],
  ["\u1fb2", "\u1fba\u0345"],
  ["\u1fb3", "\u1fbc"],
  ["\u1fb4", "\u0386\u0345"],
  ["\u1fb7", "\u0391\u0342\u0345"],
  ["\u1fbc", "\u1fbc"],
  ["\u1fc2", "\u1fca\u0345"],
  ["\u1fc3", "\u1fcc"],
  ["\u1fc4", "\u0389\u0345"],
  ["\u1fc7", "\u0397\u0342\u0345"],
  ["\u1fcc", "\u1fcc"],
  ["\u1ff2", "\u1ffa\u0345"],
  ["\u1ff3", "\u1ffc"],
  ["\u1ff4", "\u038f\u0345"],
  ["\u1ff7", "\u03a9\u0342\u0345"],
  ["\u1ffc", "\u1ffc"],
] as const)
  TITLES.set(character, title);

function titleOf(character: string): string {
  const known = TITLES.get(character);
  if (known !== undefined) return known;
  if (isFixed(character)) return character;
  const [first = "", ...rest] = character.toUpperCase();
  return first + rest.join("").toLowerCase();
}

function titleText(text: string): string {
  const inWord: boolean[] = [];
  let cased = false;
  for (const character of text) {
    inWord.push(cased);
    cased = isCased(character);
  }
  return withSigma(text, (character, index) => (inWord[index] ? lowerOf(character) : titleOf(character)));
}

function swapText(text: string): string {
  return withSigma(text, (character) => {
    const bits = characterClass(character.codePointAt(0) as number);
    if (bits & CLASS.upper) return lowerOf(character);
    return bits & CLASS.lower ? upperText(character) : character;
  });
}

/** Full case folding: the lower case of the upper case, but for Cherokee, dotless i and capital sharp s. */
function foldOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code === 0x1e9e) return "ss";
  if (code === 0x131 || (code >= 0x13a0 && code <= 0x13f5) || isFixed(character)) return character;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCodePoint(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) return String.fromCodePoint(code - 0x97d0);
  return character.toUpperCase().toLowerCase();
}

/** Text in another case; `mapping`: one of MAPPING. */
export function changeCase(mapping: number, text: string): string {
  switch (mapping) {
    case MAPPING.upper:
      return upperText(text);
    case MAPPING.lower:
      return lowerText(text);
    case MAPPING.title:
      return titleText(text);
    case MAPPING.capitalize:
      return withSigma(text, (character, index) => (index === 0 ? titleOf(character) : lowerOf(character)));
    case MAPPING.swap:
      return swapText(text);
    default:
      return eachOf(text, foldOf);
  }
}
