/**
 * `patchwork bench`: the four cells of programs, or the project's figures. Flags and design file in, a session of the
 * lab out; tables to stdout, progress to stderr, never while a measured process runs.
 */
import type { Command } from "commander";
import { EXIT, PatchworkError } from "../base/errors.js";
import type { ExperimentDesign } from "../lab/design.js";
import type { Journal } from "../lab/journal.js";
import type { BenchProgram } from "../lab/programs.js";
import type { ResultsFile } from "../lab/results-file.js";
import { addBenchOptions, type BenchFlags, DEFAULT_HTML, designOf } from "./bench-options.js";
import { Progress } from "./progress.js";
import { checkResultFiles, plugIns, resultFiles } from "./result-files.js";

export function register(program: Command): void {
  const command = program
    .command("bench")
    .description("measure programs in all four cells: interpreter or JIT, with the GIL or without");
  addBenchOptions(command).action(bench);
}

async function bench(names: string[], flags: BenchFlags): Promise<void> {
  if (flags.jsonSchema) {
    const { schemaText } = await import("../lab/schema.js");
    process.stdout.write(schemaText());
    return;
  }
  if (flags.list) {
    const { programListing } = await import("../lab/listing.js");
    process.stdout.write(programListing());
    return;
  }
  if (flags.resume !== undefined) return resume(names, flags, flags.resume);
  const { design, file } = await wholeDesign(names, flags);
  if (flags.dryRun) return dryRun(design);
  await measure(design, { file });
}

interface WholeDesign {
  readonly design: ExperimentDesign;
  /** The design file. */
  readonly file?: string;
}

/** The design file's, with what the flags say instead. */
async function wholeDesign(names: readonly string[], flags: BenchFlags): Promise<WholeDesign> {
  const [{ mergeDesigns }, { findDesignFile, loadDesignFile }] = await Promise.all([
    import("../lab/design.js"),
    import("../lab/design-file.js"),
  ]);
  const said = await designOf(names, flags);
  if (flags.config === false) return { design: said };
  const file = typeof flags.config === "string" ? flags.config : findDesignFile(process.cwd());
  if (file === undefined) return { design: said };
  const design = await loadDesignFile(file);
  const { relative } = await import("node:path");
  process.stderr.write(`design: ${relative(process.cwd(), file) || file}\n`);
  return { design: mergeDesigns(design, said), file };
}

async function dryRun(design: ExperimentDesign): Promise<void> {
  const [{ remarksOn, sessionOf }, { planSession }, { estimateSession }, { planText }] = await Promise.all([
    import("../lab/from-design.js"),
    import("../lab/session.js"),
    import("../lab/estimate.js"),
    import("../lab/plan-text.js"),
  ]);
  const session = sessionOf(design);
  await checkAccepted(session.programs);
  await checkTemporary();
  remark(remarksOn(design, session));
  const plan = planSession(session);
  process.stdout.write(planText(plan, await estimateSession(plan, session), session));
}

async function resume(names: readonly string[], flags: BenchFlags, file: string): Promise<void> {
  const [{ differences, readJournal }, { identitiesOf, sessionOf }, { readEnvironment }] = await Promise.all([
    import("../lab/journal.js"),
    import("../lab/from-design.js"),
    import("../lab/environment.js"),
  ]);
  if (names.length > 0 || flags.axis.length > 0)
    throw new PatchworkError(
      "--resume goes on with the plan of the run that was interrupted; name no programs and no axes",
    );
  const journal = readJournal(file);
  await (await import("../lab/plugin-axes.js")).loadForLab(journal.head.design.plugins ?? []);
  const { programs } = sessionOf(journal.head.design);
  const changed = differences(journal.head, { environment: readEnvironment(), programs: identitiesOf(programs) });
  if (changed.length > 0 && !flags.force) {
    throw new PatchworkError(
      `${file} cannot go on as it began: ${changed.join("; ")}. Start again, or add --force to mix the samples`,
    );
  }
  const { html, pyperf } = await designOf([], flags);
  const outputs = { json: file, ...(html !== undefined && { html }), ...(pyperf && { pyperf }) };
  await measure({ ...journal.head.design, ...outputs }, { earlier: journal });
}

/** What Patchwork refuses is told once, before anything is measured. Throws PatchworkError. */
async function checkAccepted(programs: readonly BenchProgram[]): Promise<void> {
  const [{ compileProgram }, { requireCheck }] = await Promise.all([
    import("../language/index.js"),
    import("../lab/programs.js"),
  ]);
  for (const program of programs) {
    try {
      compileProgram(program.source, program.path);
    } catch (error) {
      // A SyntaxError is no failure of the program here, and is told in one line as the rest is.
      throw error instanceof PatchworkError ? new PatchworkError(error.message, EXIT.usage, error.place) : error;
    }
    requireCheck(program);
  }
}

const remark = (lines: readonly string[]): boolean => process.stderr.write(lines.map((line) => `${line}\n`).join(""));

/** Throws PatchworkError for a file that cannot be written, that two options name, or that the run reads. */
function checkOutputs(
  { json, pyperf, html = DEFAULT_HTML, plugins = [] }: ExperimentDesign,
  programs: readonly BenchProgram[],
  file: string | undefined,
): void {
  const inputs = [
    ...programs.map(({ name, path }) => ({ what: `the program ${name}`, path })),
    ...plugIns(plugins),
    ...(file === undefined ? [] : [{ what: "the design file", path: file }]),
  ];
  checkResultFiles(inputs, resultFiles({ "--json": json, "--pyperf": pyperf, "--html": html }));
}

/** Every process gets a folder there. Throws PatchworkError. */
async function checkTemporary(): Promise<void> {
  const [{ temporaryFolder }, { rmdirSync }] = await Promise.all([
    import("../threads/temporary-folder.js"),
    import("node:fs"),
  ]);
  rmdirSync(temporaryFolder("patchwork-bench-"));
}

interface MeasureOptions {
  /** The design file. */
  readonly file?: string | undefined;
  /** The run that this one goes on with. */
  readonly earlier?: Journal;
}

/** Runs the session, keeping every sample as it comes, and shows what came out. */
async function measure(design: ExperimentDesign, { file, earlier }: MeasureOptions): Promise<void> {
  const [{ runSession }, { anchored, identitiesOf, remarksOn, sessionOf }, { JournalStore }, { readEnvironment }] =
    await Promise.all([
      import("../lab/session.js"),
      import("../lab/from-design.js"),
      import("../lab/journal.js"),
      import("../lab/environment.js"),
    ]);
  if (design.plugins) await (await import("../lab/plugin-axes.js")).linkForLab(design.plugins);
  const session = sessionOf(design);
  await checkAccepted(session.programs);
  checkOutputs(design, session.programs, file);
  await checkTemporary();
  remark(remarksOn(design, session));
  const environment = earlier?.head.environment ?? readEnvironment();
  const head = { design: anchored(design, session), environment, programs: identitiesOf(session.programs) };
  const store = new JournalStore(design.json, { head, entries: earlier?.entries ?? [] });
  const stop = new AbortController();
  let stoppedBy: StopSignal = "SIGINT";
  for (const signal of STOP_SIGNALS)
    process.once(signal, () => {
      stoppedBy = signal;
      stop.abort();
    });
  const progress = new Progress();
  const results = await runSession({
    ...session,
    design: head.design,
    environment,
    store,
    signal: stop.signal,
    onRun: (run, total) => progress.show(run, total),
    onProfile: (name, cell) => progress.observe(name, cell.id),
  });
  progress.end();
  const kept = store.problem === undefined ? results : { ...results, warnings: [...results.warnings, store.problem] };
  await present(kept, design, stop.signal);
  const { isRepeatable } = await import("../lab/runner.js");
  const failed = results.results.flatMap(({ processes }) => processes).filter(isRepeatable).length;
  if (results.interrupted) process.stderr.write(`${wayOn(design.json, store.resumable, store.size - failed)}\n`);
  else if (failed === 0) store.remove();
  else if (store.resumable)
    process.stderr.write(
      `${failed === 1 ? "a sample" : `${failed} samples`} failed; go on with: patchwork bench --resume ${design.json}\n`,
    );
  process.exitCode = results.interrupted ? INTERRUPTED_BY[stoppedBy] : exitCode(results, design.check ?? false);
}

/** A run that one of these stops keeps what it has, and says how to go on; a second one ends it at once. */
const INTERRUPTED_BY = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
type StopSignal = keyof typeof INTERRUPTED_BY;
const STOP_SIGNALS = Object.keys(INTERRUPTED_BY) as StopSignal[];

const wayOn = (json: string | undefined, resumable: boolean, samples: number): string =>
  resumable
    ? `interrupted; ${samples} samples are kept. Go on with: patchwork bench --resume ${json}`
    : "interrupted; with --json FILE the samples would have been kept for bench --resume FILE";

/** Tables first: whatever happens to the files, the figures have been shown. Each file is tried. */
async function present(
  results: ResultsFile,
  { json, html = DEFAULT_HTML, pyperf }: ExperimentDesign,
  signal: AbortSignal,
): Promise<void> {
  const [{ summary }, { writeResults }, { writeText }] = await Promise.all([
    import("../lab/summary.js"),
    import("../lab/results-file.js"),
    import("../lab/files.js"),
  ]);
  process.stdout.write(summary(results));
  const problems: string[] = [];
  const attempt = async (write: () => void | Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof PatchworkError)) throw error;
      problems.push(error.message);
    }
  };
  if (json) await attempt(() => writeResults(json, results));
  if (pyperf) {
    const { toPyperf } = await import("../lab/pyperf.js");
    await attempt(() => writeText(pyperf, `${JSON.stringify(toPyperf(results))}\n`));
  }
  if (html !== false) await attempt(() => writeReport(html, results, signal));
  if (problems.length > 0) throw new PatchworkError(problems.join("; "), EXIT.failed);
}

async function writeReport(html: string, results: ResultsFile, signal: AbortSignal): Promise<void> {
  const [{ reportPage }, { writeText }, { inspectionsFor }, { resolve }] = await Promise.all([
    import("../lab/report/page.js"),
    import("../lab/files.js"),
    import("./report-inspections.js"),
    import("node:path"),
  ]);
  const progress = new Progress();
  const inspections = await inspectionsFor(results, { signal, onProgram: (program) => progress.inspect(program) });
  progress.end();
  writeText(html, reportPage(results, inspections));
  process.stdout.write(`\nreport: ${resolve(html)}\n`);
}

function exitCode({ results, figures }: ResultsFile, check: boolean): number {
  if (results.some(({ problems }) => problems.length > 0)) return EXIT.fellShort;
  return check && figures.some(({ met }) => met === false) ? EXIT.fellShort : EXIT.ok;
}
