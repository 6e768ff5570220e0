/** The conditions of a measurement, and its raw data for download. */
import { gzipSync } from "node:zlib";
import type { Environment } from "../../environment.js";
import { digits, leftOutTexts } from "../../format.js";
import type { CellJson, ResultsFile, Settings } from "../../results-file.js";
import { escapeHtml, section } from "../html.js";

type Entry = readonly [term: string, text: string];

export function conditionsSection({ environment, settings, results, leftOut }: ResultsFile): string {
  const each = (flags: (cell: CellJson) => readonly string[]): string =>
    [...new Set(results.flatMap((cell) => flags(cell).join(" ") || []))].join("; ");
  const entries: Entry[] = [
    ...machine(environment),
    ["Flags of the cells", each(({ flags }) => flags)],
    ["Flags of Node in some cells", each(({ nodeFlags = [] }) => nodeFlags)],
    ["Left out", leftOutTexts(leftOut).join("; ")],
    ...method(settings),
  ];
  const list = entries
    .filter(([, text]) => text)
    .map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`);
  return section("conditions", 2, "Conditions", `<dl>${list.join("")}</dl>`);
}

function machine(environment: Environment): Entry[] {
  const {
    cpu,
    cores,
    governor,
    turbo,
    smt,
    virtual,
    cpuQuota,
    clockMHz,
    system,
    memoryBytes,
    load,
    loadAtEnd,
    stolen,
    node,
    v8,
    nodeFlags,
    v8Flags,
    patchwork,
    commit,
    versions,
    peers,
    date,
    ...others
  } = environment;
  return [
    ["Date", `${date.slice(0, 16).replace("T", " ")} UTC`],
    [
      "CPU",
      listed(
        cpu,
        `${cores} core${cores === 1 ? "" : "s"}`,
        cpuQuota !== undefined && `of which the control group grants ${digits(cpuQuota)}`,
        clockMHz !== undefined && `${clockMHz} MHz`,
        `governor ${governor ?? "unknown"}`,
        turbo !== undefined && `turbo ${turbo ? "on" : "off"}`,
        smt !== undefined && `${smt ? "with" : "without"} hardware threads`,
        virtual !== undefined && `${virtual ? "a" : "no"} virtual machine`,
      ),
    ],
    ["System", `${system}, ${digits(memoryBytes / 2 ** 30)} GiB`],
    [
      "Load",
      listed(
        `${load.toFixed(2)} at the start`,
        loadAtEnd !== undefined && `${loadAtEnd.toFixed(2)} at the end (its own processes are in it)`,
        stolen !== undefined && `${(stolen * 100).toFixed(1)} % of the cores' time given to other machines meanwhile`,
      ),
    ],
    ["Node", `${node}, V8 ${v8}${nodeFlags.length > 0 ? `, flags ${nodeFlags.join(" ")}` : ""}`],
    ["Flags that a run sets in V8", v8Flags?.run.join(" ") ?? ""],
    ["Flags while stitched code is compiled", v8Flags?.compilingStitched.join(" ") ?? ""],
    ["Patchwork", `${patchwork}${commit ? `, commit ${commit}` : ""}`],
    ["Packages", named(versions)],
    ["Other Pythons", named(peers)],
    // What a later version of the lab records is shown as it is.
    ...Object.entries(others as Readonly<Record<string, unknown>>).map(
      ([name, value]): Entry => [name, typeof value === "string" ? value : JSON.stringify(value)],
    ),
  ];
}

const listed = (...parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(", ");

const named = (versions: Readonly<Record<string, string>> = {}): string =>
  Object.entries(versions)
    .map(([name, version]) => `${name}: ${version}`)
    .join(", ");

const method = ({ rounds, seed, warmUp, warmSeconds = 0, repetitions, targetMs, scaling }: Settings): Entry[] => [
  [
    "Samples",
    `${rounds} processes a cell, one after the other, in random order within each round (seed ${seed}); at least ${warmUp} warm-up repetitions and ${warmSeconds} s of work, then ${repetitions} counted repetitions of at least ${targetMs} ms in each process of a work program`,
  ],
  [
    "Scaling",
    scaling === "weak" ? "weak: every thread does the whole work" : "strong: the threads of a cell share the work",
  ],
  [
    "Statistics",
    "median of the processes' medians; intervals by bootstrap over processes, each with all its repetitions; ratios on the log scale, rounds resampled together; outliers flagged, never dropped",
  ],
];

/** Nine significant digits are more than any clock has. */
const compactNumber = (_: string, value: unknown): unknown =>
  typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(9)) : value;

/** The JSON of `--json`, packed: it lies in the page as text that nothing executes, and the button makes a file of it. */
export function rawDataSection(file: ResultsFile): string {
  const json = JSON.stringify(file, compactNumber);
  const packed = gzipSync(json, { level: 9 }).toString("base64");
  return section(
    "raw-data",
    2,
    "Raw data",
    `<p class="screen"><button type="button" id="download">Download all samples as JSON</button> <span class="muted">${digits(json.length / 1024)} KiB; <code>patchwork compare</code> reads it</span></p>`,
    `<script type="application/octet-stream" id="data">${packed}</script>`,
  );
}
