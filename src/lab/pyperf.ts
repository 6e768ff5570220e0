/**
 * A results file in pyperf's format (its JSON version "1.0"), so that `python3 -m pyperf compare_to`, `stats` and
 * `hist` read it: a benchmark for each program and cell, a run for each process. Values are seconds for the whole
 * work once; what came before the counted repetitions is warm-up. Cells without a good process, or whose
 * results are wrong, are left out.
 */
import type { CellJson, ResultsFile } from "./results-file.js";
import type { Sample } from "./runner.js";

type Metadata = Record<string, string | number>;

export interface PyperfRun {
  readonly metadata: Metadata;
  /** [loops, seconds a loop] */
  readonly warmups?: readonly (readonly [number, number])[];
  readonly values: readonly number[];
}

export interface PyperfSuite {
  readonly version: "1.0";
  readonly metadata: Metadata;
  readonly benchmarks: readonly { readonly metadata: Metadata; readonly runs: readonly PyperfRun[] }[];
}

export function toPyperf(file: ResultsFile): PyperfSuite {
  const benchmarks = file.results.flatMap((cell) => {
    if (cell.wrong) return [];
    const runs = cell.processes.filter(({ problem }) => problem === undefined).flatMap((sample) => runOf(sample, cell));
    return runs.length > 0 ? [{ metadata: benchmarkMetadata(cell), runs }] : [];
  });
  return { version: "1.0", metadata: suiteMetadata(file), benchmarks };
}

/** pyperf refuses empty texts and line breaks. */
const clean = (metadata: Readonly<Record<string, string | number | undefined>>): Metadata =>
  Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]): [string, string | number][] => {
      if (value === undefined) return [];
      const shown = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value;
      return shown === "" ? [] : [[key, shown]];
    }),
  );

function suiteMetadata({ environment, settings }: ResultsFile): Metadata {
  const { cpu, cores, system, node, v8, patchwork, commit, governor } = environment;
  return clean({
    unit: "second",
    cpu_model_name: cpu,
    cpu_count: cores,
    platform: system,
    cpu_governor: governor,
    load_avg_1min: environment.load,
    node_version: node,
    v8_version: v8,
    patchwork_version: patchwork,
    patchwork_commit: commit,
    patchwork_seed: settings.seed,
  });
}

function benchmarkMetadata({ program, cell, levels, threads, flags, measure, checksum }: CellJson): Metadata {
  const axes = Object.fromEntries(Object.entries(levels).map(([axis, level]) => [`patchwork_${axis}`, level]));
  return clean({
    name: `${program} ${cell}`,
    patchwork_threads: threads,
    patchwork_flags: flags.join(" "),
    patchwork_measure: measure,
    patchwork_checksum: checksum,
    ...axes,
  });
}

function runOf({ repetitions, startedAt, processMs }: Sample, { measure }: CellJson): PyperfRun[] {
  const counted = repetitions.filter(({ phase }) => phase === measure);
  const values = counted.map(({ ms }) => ms / 1000).filter((value) => value > 0);
  if (values.length === 0) return [];
  const before = repetitions.slice(0, repetitions.indexOf(counted[0] as (typeof counted)[0]));
  const warmups = before.map(({ inner, ms }) => [inner, ms / 1000] as const);
  const date = new Date(startedAt).toISOString().replace("T", " ").replace("Z", "");
  return [
    {
      metadata: clean({ date, duration: processMs / 1000, loops: counted[0]?.inner ?? 1 }),
      ...(warmups.length > 0 && { warmups }),
      values,
    },
  ];
}
