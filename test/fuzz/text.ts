/** How random Python text is put together: arbitraries of code, blocks of lines, and their indentation. */
import fc from "fast-check";

/** An arbitrary of Python text. */
export type Code = fc.Arbitrary<string>;
/** Lines of Python; a nested block is one more level of indentation. */
export type Lines = readonly (string | Lines)[];
export type Block = fc.Arbitrary<Lines>;

export const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** A template of code: py`${int} + ${int}`. */
export const py = (parts: TemplateStringsArray, ...values: Code[]): Code =>
  fc.tuple(...values).map((chosen) => parts.reduce((all, part, i) => all + (chosen[i - 1] ?? "") + part));

/** One line as a block. */
export const line = (code: Code): Block => code.map((text) => [text]);

const depth = fc.createDepthIdentifier();
/** Four levels down everything is a leaf, and shrinking goes to the first leaf. */
const NESTED = { depthIdentifier: depth, maxDepth: 4, withCrossShrink: true } as const;

/** A leaf half of the time, else one of the others. */
export const deeper = (leaf: Code, ...inner: Code[]): Code =>
  fc.oneof(NESTED, { arbitrary: leaf, weight: inner.length }, ...inner);

/** Between `least` and `most` pieces of code with commas between them. */
export const commas = (code: Code, least: number, most: number): Code =>
  fc.array(code, { minLength: least, maxLength: most }).map((all) => all.join(", "));

export const render = (lines: Lines, indent = ""): string =>
  lines.map((line) => (typeof line === "string" ? `${indent}${line}\n` : render(line, `${indent}    `))).join("");
