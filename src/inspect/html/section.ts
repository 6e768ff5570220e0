/**
 * The inspector as a part of a page: a summary, a selector, and for every version its panes. The lab's report embeds it
 * with INSPECTION_STYLE and INSPECTION_SCRIPT; ids begin with `idPrefix`, so that several fit into one page.
 */
import { type InspectedLoop, type Inspection, isIdleLibrary, type LoopVersion } from "../inspection.js";
import { TIERS, type Tier } from "../machine-listing.js";
import { spliceInPieces } from "../pieces.js";
import { type StitcherTimes, stitcherTimes } from "../stitcher-times.js";
import { grouped, loopTitle, microseconds, milliseconds, plural } from "../text.js";
import { regionGraph } from "../views/regions.js";
import { conditions, idleLibraryNote, nothingCompiled, untried } from "../views/summary.js";
import { traceNotes } from "../views/trace-notes.js";
import { asmPane, bytesPane, stitchersPane, watPane } from "./code-panes.js";
import { graphSvg } from "./graph.js";
import { escapeHtml, htmlTable } from "./links.js";
import { bytecodePane, exitsPane, type Pane, type PaneInput, planPane, sourcePane, stencilsPane } from "./panes.js";

export interface SectionOptions {
  readonly loops: readonly InspectedLoop[];
  /** Further runs of the program for the stitchers' times; 0 measures none. Default: a few, where it is short. */
  readonly runs?: number | undefined;
  /** False leaves the comparison of stitchers out: it loads Binaryen, which takes seconds of a core. */
  readonly compare?: boolean;
  /** Whose machine code is shown: V8 prints each in a process of its own. Default: all. */
  readonly tiers?: readonly Tier[];
  readonly idPrefix?: string;
}

/** Machine code and the comparison of stitchers are shown for so many versions: each costs processes and space. */
const MOST_MEASURED = 8;

export async function inspectionSection(inspection: Inspection, options: SectionOptions): Promise<string> {
  const { loops, runs, compare = true, tiers = TIERS, idPrefix = "inspect" } = options;
  const versions = loops.flatMap((loop) => loop.versions.map((version) => [loop, version] as const));
  const busiest = new Set(
    [...versions]
      .sort(([left], [right]) => right.live.entries - left.live.entries)
      .slice(0, MOST_MEASURED)
      .map(([, version]) => version),
  );
  const times = compare ? await stitcherTimes(inspection, runs) : undefined;
  const parts: string[] = [];
  for (const [loop, version] of versions) {
    const id = versionId(idPrefix, loop, version);
    parts.push(await versionHtml(inspection, loop, version, { id, times, tiers, measured: busiest.has(version) }));
  }
  return `<section class="inspection" id="${idPrefix}">
${summaryHtml(inspection, loops, idPrefix)}
${selector(versions, idPrefix)}
${parts.join("\n")}
</section>`;
}

const versionId = (prefix: string, loop: InspectedLoop, { version }: LoopVersion): string =>
  `${prefix}-loop${loop.id}-v${version}`;

const versionTitle = (loop: InspectedLoop, { version }: LoopVersion): string =>
  `${loopTitle(loop)}${loop.versions.length > 1 ? `, version ${version} of ${loop.versions.length}` : ""}`;

function summaryHtml(inspection: Inspection, loops: readonly InspectedLoop[], prefix: string): string {
  const { run } = inspection;
  const compiled = loops.flatMap((loop) => loop.versions.map((version) => ({ loop, version })));
  const rows = compiled.map(({ loop, version }) => ({
    cells: [
      `<a href="#${versionId(prefix, loop, version)}">${escapeHtml(versionTitle(loop, version))}</a>`,
      String(version.region.instructions),
      String(version.bytes.length),
      microseconds(version.planUs),
      microseconds(version.stitchUs),
      microseconds(version.compileUs),
      grouped(loop.live.entries),
      grouped(loop.live.exits),
      escapeHtml(version.thread),
    ],
  }));
  const head = [
    "loop",
    "instructions",
    "bytes",
    "planned in",
    "stitched in",
    "compiled in",
    "entries",
    "exits",
    "made by",
  ];
  return [
    `<p class="muted">${escapeHtml(conditions(inspection))}. Exit code ${run.exitCode}, ${milliseconds(run.stats.wallMs)}, ${plural(run.stats.instructionsInterpreted, "instruction")} interpreted.</p>`,
    compiled.length > 0
      ? `<div class="scroll" tabindex="0" role="group" aria-label="Compiled loops">${htmlTable(head, rows, [1, 2, 3, 4, 5, 6, 7])}</div>`
      : `<p><strong>Nothing was compiled.</strong> ${nothingCompiled(inspection).map(escapeHtml).join(" ")}</p>`,
    refusedHtml(inspection, loops),
    run.stderr
      ? `<details open><summary>What the program wrote to stderr</summary><pre>${escapeHtml(run.stderr)}</pre></details>`
      : "",
  ].join("\n");
}

function refusedHtml(inspection: Inspection, loops: readonly InspectedLoop[]): string {
  const idle = idleLibraryNote(loops);
  const note = idle === undefined ? "" : `<p class="muted">${idle}</p>`;
  const rows = loops.flatMap((loop) => {
    if (isIdleLibrary(loop)) return [];
    const reasons = [...new Set(loop.refusals.map(({ reason }) => reason))];
    if (reasons.length === 0 && loop.versions.length === 0) reasons.push(`not tried: ${untried(inspection, loop)}`);
    return reasons.map((reason) => ({ cells: [escapeHtml(loopTitle(loop)), escapeHtml(reason)] }));
  });
  if (rows.length === 0) return note;
  return `<details${loops.some(({ versions }) => versions.length > 0) ? "" : " open"}><summary>Refused, or not tried (${rows.length})</summary><div class="scroll" tabindex="0" role="group" aria-label="Refused, or not tried">${htmlTable(["loop", "why"], rows)}</div>${note}</details>`;
}

function selector(versions: readonly (readonly [InspectedLoop, LoopVersion])[], prefix: string): string {
  if (versions.length === 0) return "";
  const items = versions.map(
    ([loop, version]) =>
      `<option value="${versionId(prefix, loop, version)}">${escapeHtml(versionTitle(loop, version))}</option>`,
  );
  return `<div class="bar screen"><label for="${prefix}-choice">Loop</label> <select id="${prefix}-choice">${items.join("")}</select>
<output class="status" for="${prefix}-choice">Point at anything, or focus a pane and use the arrow keys: what belongs together lights up. Click or Enter holds it, Escape lets go.</output></div>`;
}

interface VersionOptions {
  readonly id: string;
  /** Undefined: the stitchers are not compared. */
  readonly times: StitcherTimes | undefined;
  readonly tiers: readonly Tier[];
  readonly measured: boolean;
}

async function versionHtml(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  { id, times, tiers, measured }: VersionOptions,
): Promise<string> {
  const input: PaneInput = { inspection, loop, version, spliced: spliceInPieces(version.plan, inspection.library) };
  const title = versionTitle(loop, version);
  const panes: Pane[] = [
    sourcePane(input),
    bytecodePane(input),
    regionPane(input, id, title),
    planPane(input),
    stencilsPane(input),
    await watPane(input),
    bytesPane(input),
    ...(measured ? await machinePanes(input, tiers) : []),
    exitsPane(input),
    ...(measured && times ? [await stitchersPane(input, times)] : []),
  ];
  const entry = version.observation.entry.map(
    (seen, register) => `${version.observation.names[register] ?? `r${register}`}: ${seen}`,
  );
  const omitted = measured
    ? ""
    : ` Machine code and stitchers: <code>patchwork inspect --loop ${loop.id}</code> shows them (here only for the ${MOST_MEASURED} loops that were entered most).`;
  return `<article class="version" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${escapeHtml(title)}</h3>
<p class="muted">Observed at the header: ${escapeHtml(entry.join(", "))}.${omitted}</p>
<div class="panes">
${panes.map((pane) => paneHtml(pane, id)).join("\n")}
</div></article>`;
}

function regionPane({ inspection, loop, version }: PaneInput, id: string, title: string): Pane {
  const graph = regionGraph(inspection, loop, version);
  const { region, observation } = version;
  return {
    key: "region",
    title: "Region",
    note: `Policy ${region.policy}: ${plural(region.instructions, "instruction")} in ${plural(region.blocks.length, "block")}. Bold: the header; dashed: ways out; dotted: never executed.${traceNotes(
      inspection,
      loop,
      version,
    )
      .map((note) => ` ${note.trim()}.`)
      .join("")}`,
    html: graphSvg(
      graph,
      observation.lines,
      id,
      `Region of ${title}: ${graph.nodes.length} nodes, ${graph.edges.length} edges`,
    ),
  };
}

const machinePanes = (input: PaneInput, tiers: readonly Tier[]): Promise<Pane[]> =>
  Promise.all(tiers.toReversed().map((tier) => asmPane(input, tier)));

function paneHtml({ key, title, note, html }: Pane, id: string): string {
  return `<section class="pane ${key}" aria-labelledby="${id}-${key} ${id}-title"><h4 id="${id}-${key}">${title}</h4><p class="muted">${escapeHtml(note)}</p>
<div class="rows" tabindex="0" role="group" aria-label="${title}">${html}</div></section>`;
}
