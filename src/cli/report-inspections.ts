/**
 * The inspector's part of the lab's report: each program once more under the inspector, with the flags and plug-ins of a
 * cell that was measured, as HTML. The report packs it, some ten kilobytes a program, and unpacks a program's when a
 * reader opens it.
 */
import { basename } from "node:path";
import type { SectionOptions } from "../inspect/html/section.js";
import { sharedFlags } from "../lab/from-design.js";
import { escapeHtml } from "../lab/report/html.js";
import type { ReportExtras } from "../lab/report/page.js";
import { cellName } from "../lab/report/svg.js";
import type { CellJson, ProgramSource, ResultsFile } from "../lab/results-file.js";

/** Reports of more programs leave something out, to stay small and to be there soon. */
const MOST_IN_FULL = 3;

export interface InspectionOptions {
  /** Ends it early: the report has what there is by then. */
  readonly signal?: AbortSignal;
  /** Called before each program. */
  readonly onProgram?: (program: string) => void;
}

/** Of every program that had something compiled; nothing where the run was interrupted, for then its user waits. */
export async function inspectionsFor(
  results: ResultsFile,
  { signal, onProgram }: InspectionOptions = {},
): Promise<ReportExtras> {
  const sources = new Map(
    (results.sources ?? []).flatMap((source) => {
      const cell = shownCell(results, source.program);
      return cell ? [[source.program, { source, cell }] as const] : [];
    }),
  );
  if (sources.size === 0 || results.interrupted) return {};
  const [{ INSPECTION_STYLE }, { INSPECTION_SCRIPT }, { closePool }] = await Promise.all([
    import("../inspect/html/style.js"),
    import("../inspect/html/script.js"),
    import("../threads/pool.js"),
  ]);
  const inFull = sources.size <= MOST_IN_FULL;
  const shared = sharedFlags(results.design);
  const sections: (readonly [string, Promise<string>])[] = [];
  for (const [program, { source, cell }] of sources) {
    if (signal?.aborted) break;
    onProgram?.(program);
    const options = { flags: [...shared, ...cell.flags], inFull };
    // Comparing stitchers runs the program and takes its time: nothing else beside it.
    if (inFull) await sections.at(-1)?.[1];
    const section = await inspected(source, cell, options).catch((error: Error) => () => failure(error));
    // V8 prints machine code in processes of its own: meanwhile the next program can run, but no more than that.
    await sections.at(-1)?.[1];
    sections.push([program, section().catch(failure)]);
  }
  const made = await Promise.all(
    sections.map(async ([program, html]) => [program, (inFull ? "" : SHORTENED) + (await html)] as const),
  );
  await closePool();
  const inspector = { style: INSPECTION_STYLE, script: INSPECTION_SCRIPT };
  const plugins = shared.filter((flag) => flag !== "--plugin").map((file) => basename(file));
  const inspectedCells = Object.fromEntries(
    [...sources].map(([program, { cell }]) => [program, [cellName(cell), ...plugins].join(" · ")]),
  );
  return { inspections: Object.fromEntries(made), inspectedCells, inspector };
}

/** The cell whose code is shown: the JIT's without the GIL, or its others; of several the last, as in the table of loops. */
function shownCell({ results }: ResultsFile, program: string): CellJson | undefined {
  const compiled = results.filter(
    (cell) => cell.program === program && cell.processes.some(({ stats }) => (stats?.loops.length ?? 0) > 0),
  );
  return compiled.findLast(({ gil }) => gil === false) ?? compiled.at(-1);
}

/** What was measured is worth a report although one of its programs cannot be inspected. */
const failure = async ({ message }: Error): Promise<string> =>
  `<p>The inspector could not show it: ${escapeHtml(message)}</p>`;

/** What a report of many programs says in the place of Liftoff's code, a third of what a program's takes: what runs in the steady state is TurboFan's. */
const SHORTENED = `<p class="muted">V8's first code, by Liftoff, is left out in a report of more than ${MOST_IN_FULL} programs, and so is the code of the other stitchers beside this; <code>patchwork inspect FILE.py --html FILE.html</code> shows both (in the terminal <code>--view asm</code> and <code>--view stitchers</code>).</p>`;

interface InspectedOptions {
  /** Of `run`, as in the cell. */
  readonly flags: readonly string[];
  /** With the stitchers side by side, which runs the program some more times where it is short, and with Liftoff's code. */
  readonly inFull: boolean;
}

/** Runs the program; what comes back makes its section. */
async function inspected(
  { program: name, path, source }: ProgramSource,
  { levels }: CellJson,
  { flags, inFull }: InspectedOptions,
): Promise<() => Promise<string>> {
  const [{ compileProgram }, { asWorkload }, { inspectProgram }, { inspectionSection }, { optionsOf }] =
    await Promise.all([
      import("../language/index.js"),
      import("../inspect/workload.js"),
      import("../inspect/collect.js"),
      import("../inspect/html/section.js"),
      import("./run.js"),
    ]);
  const program = compileProgram(asWorkload(source), path);
  // V8's tier is chosen when a process starts, and this one has: both tiers' code is printed by processes of their own.
  const { v8: _, ...run } = await optionsOf(flags);
  const inspection = await inspectProgram(program, { ...run, stats: true });
  const idPrefix = `inspect-${name.replace(/\W/g, "_")}`;
  const options: SectionOptions = {
    loops: inspection.loops,
    compare: inFull,
    idPrefix,
    ...(!inFull && { tiers: ["turbofan"] }),
  };
  return async () => runNote(flags, levels.v8) + (await inspectionSection(inspection, options));
}

const runNote = (flags: readonly string[], tier = "default"): string =>
  `<p class="muted">Run once more for this in a process that had started already (a program that defines <code>work</code> does all of it once, on one thread), with the flags of the cell: <code>${escapeHtml(flags.join(" "))}</code>.${tier === "default" ? "" : " Here V8 had both its tiers."}</p>`;
