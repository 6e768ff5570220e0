/**
 * Draws README's picture from the raw samples beside this file: what the JIT gives, what threads give, and both, against their
 * product. `node bench/results/four-cells.mjs` writes four-cells.svg; test/lab/picture.test.ts holds the two together.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const JOURNAL = new URL("2026-11-28-16-cpus.journal.jsonl", import.meta.url);
const PICTURE = new URL("four-cells.svg", import.meta.url);
const THREADS = 16;
const SUBJECTS = { counting_work: "a counting loop", collatz: "integer arithmetic", fib_work: "recursive calls" };

/** Geometry, in pixels. */
const WIDTH = 760;
const LEFT = 118;
const TOP = 64;
const ROW = 19;
const GROUP = 106;
const RIGHT = 128;
const MOST = 256;

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median over the processes of each one's median steady repetition, ms: by program, then by cell. */
export function cellsOf(journal) {
  const [, ...lines] = journal.trim().split("\n").map((line) => JSON.parse(line));
  const cells = {};
  for (const { program, cell, sample } of lines) {
    const steady = sample.repetitions.filter(({ phase }) => phase === "steady").map(({ ms }) => ms);
    cells[program] ??= {};
    cells[program][cell] ??= [];
    cells[program][cell].push(median(steady));
  }
  return cells;
}

/** Factors over the interpreter with the GIL and as many threads. */
export function effects(cells, threads = THREADS) {
  const ms = (cell) => median(cells[`${cell}·${threads}t`]);
  const [jit, free, both] = ["jit·gil", "interp·free", "jit·free"].map((cell) => ms("interp·gil") / ms(cell));
  return { jit, free, both, product: jit * free };
}

/** One line: machine, software, design. */
function conditions(journal) {
  const { design, environment } = JSON.parse(journal.slice(0, journal.indexOf("\n")));
  const { cpu, cores, node, date } = environment;
  const name = cpu.replaceAll("(R)", "").replace(" Processor", "");
  return `${name}, ${cores} virtual CPUs, Node ${node}, ${date.slice(0, 10)}; each thread does the whole work; medians of ${design.samples} processes`;
}

const x = (factor) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(factor)) / Math.log(MOST);
const round = (value) => Math.round(value * 10) / 10;
const times = (factor) => `${factor < 10 ? factor.toFixed(1) : Math.round(factor)}×`;

export function picture(journal) {
  const cells = cellsOf(journal);
  const rows = Object.entries(SUBJECTS).map(([program, what]) => ({ program, what, ...effects(cells[program]) }));
  const height = TOP + rows.length * GROUP + 40;
  const ticks = [1, 2, 4, 8, 16, 32, 64, 128, 256].map(
    (tick) =>
      `<path class="grid" d="M${round(x(tick))} ${TOP - 8}V${height - 42}"/><text class="m" text-anchor="middle" x="${round(x(tick))}" y="${height - 28}">${tick}×</text>`,
  );
  const groups = rows.map((row, index) => group(row, TOP + index * GROUP));
  const told = rows.map(
    ({ program, jit, free, both, product }) =>
      `${program}: JIT ${times(jit)}, threads ${times(free)}, both ${times(both)}, product ${times(product)}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">Do the JIT and free threading multiply? ${THREADS} threads, over the interpreter with the GIL</title>
<desc id="d">${told.join("; ")}.</desc>
<style>
svg{color-scheme:light dark;font:13px system-ui,-apple-system,"Segoe UI",sans-serif}
.bg{fill:#fdfdfc}text{fill:#1c2024}.m{fill:#5d6670;font-size:12px;font-weight:400}.t{font-size:15px;font-weight:600}.n{font-weight:600}
.grid{stroke:#d8d8d2}.jit{fill:#2f6fb5}.free{fill:#b8672a}.both{fill:#3c7d4e}.product{fill:none;stroke:#1c2024;stroke-width:2.5}
@media (prefers-color-scheme:dark){.bg{fill:#15181b}text{fill:#e6e7e8}.m{fill:#9aa3ab}.grid{stroke:#353b41}.jit{fill:#6ba6e8}.free{fill:#e0914f}.both{fill:#6fbf86}.product{stroke:#e6e7e8}}
</style>
<rect class="bg" width="${WIDTH}" height="${height}" rx="8"/>
<text class="t" x="14" y="25">Do the JIT and free threading multiply? ${THREADS} threads, times the interpreter with the GIL</text>
<path class="product" d="M20 34v16"/><text class="m" x="28" y="46">JIT alone × free threading alone: where “both” would end if they multiplied exactly (logarithmic scale)</text>
${ticks.join("\n")}
${groups.join("\n")}
<text class="m" x="14" y="${height - 9}">${conditions(journal)}</text>
</svg>
`;
}

function group({ program, what, jit, free, both, product }, top) {
  const bars = [
    ["jit", "JIT alone", jit],
    ["free", "threads alone", free],
    ["both", "both", both],
  ].map(([kind, label, factor], index) => {
    const y = top + 22 + index * (ROW + 5);
    const end = kind === "both" ? Math.max(x(factor), x(product)) : x(factor);
    return `<text text-anchor="end" x="${LEFT - 8}" y="${y + 14}">${label}</text><rect class="${kind}" x="${LEFT}" y="${y}" width="${round(x(factor) - LEFT)}" height="${ROW}"/><text class="n" x="${round(end + 7)}" y="${y + 14}">${times(factor)}${kind === "both" ? `<tspan class="m" dx="6">product ${times(product)}</tspan>` : ""}</text>`;
  });
  const y = top + 22 + 2 * (ROW + 5);
  return `<text class="n" x="14" y="${top + 13}">${program}<tspan class="m" dx="8">${what}</tspan></text>
${bars.join("\n")}
<path class="product" d="M${round(x(product))} ${y - 4}v${ROW + 8}"/>`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(fileURLToPath(PICTURE), picture(readFileSync(JOURNAL, "utf8")));
