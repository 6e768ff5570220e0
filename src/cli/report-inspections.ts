/**
 * The inspector's part of the lab's report: each program once more under the inspector, as HTML. Only where a report
 * is of few programs: the panes of one take some hundred kilobytes.
 */
import type { ResultsFile } from "../lab/results-file.js";

/** Reports of more programs leave it out; `patchwork inspect FILE --html` shows the same of each. */
const MOST_PROGRAMS = 3;

/** HTML by program; empty where nothing was compiled or the report is of too many programs. */
export async function inspectionsFor(results: ResultsFile): Promise<Record<string, string>> {
  const compiled = new Set(
    results.results
      .filter(({ processes }) => processes.some(({ stats }) => (stats?.loops.length ?? 0) > 0))
      .map(({ program }) => program),
  );
  const sources = (results.sources ?? []).filter(({ program }) => compiled.has(program));
  const last = sources.at(-1)?.program;
  if (last === undefined || results.figures.length > 0 || results.interrupted || sources.length > MOST_PROGRAMS)
    return {};
  const [{ INSPECTION_STYLE }, { INSPECTION_SCRIPT }, { closePool }] = await Promise.all([
    import("../inspect/html/style.js"),
    import("../inspect/html/script.js"),
    import("../threads/pool.js"),
  ]);
  const sections: Record<string, string> = {};
  for (const { program, path, source } of sources) sections[program] = await inspected(program, path, source);
  await closePool();
  // One style sheet and one script serve all sections, so they stand with the last.
  const shared = [`<style>${INSPECTION_STYLE}</style>`, `<script>${INSPECTION_SCRIPT}</script>`];
  return { ...sections, [last]: `${shared[0]}${sections[last]}${shared[1]}` };
}

async function inspected(name: string, path: string, source: string): Promise<string> {
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
  return inspectionSection(inspection, {
    loops: inspection.loops,
    runs: 0,
    compare: false,
    idPrefix: `inspect-${name.replace(/\W/g, "_")}`,
  });
}
