/**
 * S-expressions of WebAssembly text: reading and printing. Just what stencils and stitched code need:
 * lists, atoms, quoted strings, comments. No knowledge of WebAssembly itself.
 */

export type SExpression = string | readonly SExpression[];

/** Reads all expressions of a text. Throws SyntaxError with the line of an unbalanced parenthesis. */
export function parseSExpressions(text: string): SExpression[] {
  const token = /;;[^\n]*|\(;[\s\S]*?;\)|[()]|"(?:[^"\\]|\\.)*"|[^\s()";]+/g;
  const stack: SExpression[][] = [[]];
  for (const { 0: word, index } of text.matchAll(token)) {
    if (word.startsWith(";;") || word.startsWith("(;")) continue;
    if (word === "(") stack.push([]);
    else if (word === ")") {
      const list = stack.pop() as SExpression[];
      if (stack.length === 0) throw new SyntaxError(`unexpected ) in line ${lineOf(text, index)}`);
      (stack.at(-1) as SExpression[]).push(list);
    } else (stack.at(-1) as SExpression[]).push(word);
  }
  if (stack.length > 1) throw new SyntaxError(`${stack.length - 1} unclosed ( at the end of the text`);
  return stack[0] as SExpression[];
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split("\n").length;

/** Prints one expression on one line. */
export function printSExpression(expression: SExpression): string {
  return typeof expression === "string" ? expression : `(${expression.map(printSExpression).join(" ")})`;
}

/** True for a list that begins with the keyword. */
export function isForm(expression: SExpression | undefined, keyword: string): expression is readonly SExpression[] {
  return Array.isArray(expression) && expression[0] === keyword;
}

/** The expression with every sub-list replaced, innermost first, by what `replace` returns for it. */
export function mapForms(expression: SExpression, replace: (form: readonly SExpression[]) => SExpression): SExpression {
  return typeof expression === "string" ? expression : replace(expression.map((part) => mapForms(part, replace)));
}
