/** Colour for a terminal: headings and comments of a text view. Nothing when the output is no terminal, or NO_COLOR is set. */
import pc from "picocolors";

export function paint(text: string, isTerminal: boolean): string {
  if (!isTerminal || !pc.isColorSupported) return text;
  return text
    .split("\n")
    .map((line) => {
      if (line.startsWith("── ")) return pc.bold(line);
      if (/^ *\d+ \| /.test(line)) return pc.cyan(line);
      return line.replace(/(;;? .*|\(; .*? ;\)|«\w+»)/, (found) =>
        found.startsWith("«") ? pc.yellow(found) : pc.dim(found),
      );
    })
    .join("\n");
}
