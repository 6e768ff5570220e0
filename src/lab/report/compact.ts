/**
 * A plotted picture in fewer bytes, the same to the eye: a report of a suite holds some two hundred pictures. Works on
 * the text that Plot and linkedom write; what it does not know stays as it is.
 */

/** A tenth of a pixel is precise enough. Only inside of tags: labels stay as they are. */
export function compactSvg(text: string): string {
  return (
    text
      .replace(/<style>[^<]*<\/style>/, "")
      // What a picture consists of is nothing to a screen reader, its text alternative is.
      .replace(/<g[^>]*>/g, (tag) => tag.replace(/ aria-[a-z]+="[^"]*"/g, ""))
      .replace(/<[^>]+>/g, (tag) =>
        tag.replace(/(\d\.\d)\d+(?=[\s,"a-zA-Z)])/g, "$1").replace(/(\d)\.0(?=[\s,"a-zA-Z)])/g, "$1"),
      )
      .replaceAll(" />", "/>")
      .replace(RULES, rulesPath)
      .replace(TICKS, ticksPath)
      .replace(/ d="([^"]+)"/g, (_, path: string) => ` d="${shortPath(path)}"`)
      .replace(PLACED_TEXT, '<text x="$1" y="$2"$3>')
      .replace(/(<text [^>]*) y="(-?[\d.]+em)"/g, '$1 dy="$2"')
  );
}

const NUMBER = "-?[\\d.]+";
const RULE = `<line y2="(${NUMBER})" y1="(${NUMBER})" x2="(${NUMBER})" x1="(${NUMBER})"/>`;
/** Lines without anything of their own, next to each other: one path. */
const RULES = new RegExp(`(?:${RULE.replaceAll("(", "(?:")})+`, "g");

const rulesPath = (lines: string): string =>
  `<path d="${[...lines.matchAll(new RegExp(RULE, "g"))].map(([, y2, y1, x2, x1]) => `M${x1},${y1}L${x2},${y2}`).join("")}"/>`;

const TICK = `<path d="M0,0L(${NUMBER}),(${NUMBER})" transform="translate\\((${NUMBER}),(${NUMBER})\\)"/>`;
const TICKS = new RegExp(`(?:${TICK.replaceAll(/(?<!\\)\(/g, "(?:")})+`, "g");

const ticksPath = (ticks: string): string =>
  `<path d="${[...ticks.matchAll(new RegExp(TICK, "g"))].map(([, dx, dy, x, y]) => `M${x},${y}L${Number(x) + Number(dx)},${Number(y) + Number(dy)}`).join("")}"/>`;

/** Text at a place of its own that is not moved within it but by a shift in em; of lines of their own (tspan) it is not known. */
const PLACED_TEXT = new RegExp(
  `<text transform="translate\\((${NUMBER}),(${NUMBER})\\)"((?: (?!x=|dx=|dy=|transform=)[a-z-]+="[^"]*")*)>(?=[^<]*</text>)`,
  "g",
);

/** Straight lines only, from place to place (M and L): relative ones need fewer digits. */
export function shortPath(path: string): string {
  if (!/^M[-\d.,MLZ]+$/.test(path)) return path;
  let written = "";
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  for (const [, command, numbers = ""] of path.matchAll(/([MLZ])([-\d.,]*)/g)) {
    if (command === "Z") {
      written += "Z";
      [x, y] = [startX, startY];
      continue;
    }
    const [toX = Number.NaN, toY = Number.NaN, ...more] = numbers
      .split(",")
      .map((number) => Math.round(Number(number) * 10));
    if (more.length > 0 || Number.isNaN(toX) || Number.isNaN(toY)) return path;
    const [dx, dy] = [toX - x, toY - y];
    if (command === "M") {
      written += written === "" ? `M${pair(toX, toY)}` : `m${pair(dx, dy)}`;
      [startX, startY] = [toX, toY];
    } else if (dy === 0) written += `h${tenths(dx)}`;
    else if (dx === 0) written += `v${tenths(dy)}`;
    else written += `l${pair(dx, dy)}`;
    [x, y] = [toX, toY];
  }
  return written;
}

/** `12.5`, `-.3`, `4`. */
const tenths = (value: number): string => String(value / 10).replace(/^(-?)0\./, "$1.");

const pair = (x: number, y: number): string => `${tenths(x)}${y < 0 ? "" : ","}${tenths(y)}`;
