/**
 * The inspector's part of the lab's report: each program once more under the inspector, as HTML. The report packs it,
 * some ten kilobytes a program, and unpacks a program's when a reader opens it.
 */
import { escapeHtml } from "../lab/report/html.js";
import type { ReportExtras } from "../lab/report/page.js";
import type { ResultsFile } from "../lab/results-file.js";

/** Reports of more programs leave something out, to stay small. */
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
  const compiled = new Set(
    results.results
      .filter(({ processes }) => processes.some(({ stats }) => (stats?.loops.length ?? 0) > 0))
      .map(({ program }) => program),
  );
  const sources = new Map(
    (results.sources ?? []).filter(({ program }) => compiled.has(program)).map((source) => [source.program, source]),
  );
  if (sources.size === 0 || results.interrupted) return {};
  const [{ INSPECTION_STYLE }, { INSPECTION_SCRIPT }, { closePool }] = await Promise.all([
    import("../inspect/html/style.js"),
    import("../inspect/html/script.js"),
    import("../threads/pool.js"),
  ]);
  const shorten = sources.size > MOST_IN_FULL ? withoutLiftoff : (html: string) => html;
  const sections: (readonly [string, Promise<string>])[] = [];
  for (const { program, path, source } of sources.values()) {
    if (signal?.aborted) break;
    onProgram?.(program);
    const section = await inspected(program, path, source).catch((error: Error) => () => failure(error));
    // V8 prints machine code in processes of its own: meanwhile the next program can run, but no more than that.
    await sections.at(-1)?.[1];
    sections.push([program, section().catch(failure)]);
  }
  const made = await Promise.all(sections.map(async ([program, html]) => [program, shorten(await html)] as const));
  await closePool();
  const inspector = { style: INSPECTION_STYLE, script: INSPECTION_SCRIPT };
  return { inspections: Object.fromEntries(made), inspector };
}

/** What was measured is worth a report although one of its programs cannot be inspected. */
const failure = async ({ message }: Error): Promise<string> =>
  `<p>The inspector could not show it: ${escapeHtml(message)}</p>`;

/** Liftoff's code is a third of what a program's takes, and what runs in the steady state is TurboFan's. */
const withoutLiftoff = (html: string): string =>
  `<p class="muted">V8's first code, by Liftoff, is left out in a report of more than ${MOST_IN_FULL} programs; <code>patchwork inspect FILE.py</code> shows it.</p>${html.replace(LIFTOFF_PANE, "")}`;
const LIFTOFF_PANE = /<section class="pane liftoff"[\s\S]*?<\/section>\n?/g;

/** Runs the program; what comes back makes its section. */
async function inspected(name: string, path: string, source: string): Promise<() => Promise<string>> {
  const [{ compileProgram }, { asWorkload }, { inspectProgram }, { inspectionSection }, { DEFAULT_RUN_OPTIONS }] =
    await Promise.all([
      import("../language/index.js"),
      import("../inspect/workload.js"),
      import("../inspect/collect.js"),
      import("../inspect/html/section.js"),
      import("../threads/options.js"),
    ]);
  const program = compileProgram(asWorkload(source), path);
  const inspection = await inspectProgram(program, { ...DEFAULT_RUN_OPTIONS, stats: true });
  const idPrefix = `inspect-${name.replace(/\W/g, "_")}`;
  return () => inspectionSection(inspection, { loops: inspection.loops, runs: 0, compare: false, idPrefix });
}
