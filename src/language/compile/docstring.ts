/**
 * Documentation strings as CPython's compiler keeps them since 3.13: without the indentation that all lines but the
 * first share (`_PyCompile_CleanDoc`).
 */

export function cleanDoc(text: string): string {
  const lines = expandTabs(text).split("\n");
  const indents = lines
    .slice(1)
    .filter((line) => /[^ ]/.test(line))
    .map(indentOf);
  const margin = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line, index) => line.slice(index === 0 ? indentOf(line) : Math.min(margin, indentOf(line))))
    .join("\n");
}

const indentOf = (line: string): number => line.length - line.replace(/^ +/, "").length;

/** Tabs to columns of 8, as str.expandtabs does. */
function expandTabs(text: string): string {
  let column = 0;
  return Array.from(text, (character) => {
    if (character === "\t") {
      const spaces = 8 - (column % 8);
      column += spaces;
      return " ".repeat(spaces);
    }
    column = character === "\n" || character === "\r" ? 0 : column + 1;
    return character;
  }).join("");
}
