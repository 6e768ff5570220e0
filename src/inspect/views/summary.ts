/** The first look: what ran, what was compiled, what was refused and why, and what to do when nothing was compiled. */
import { TUNABLES } from "../../base/tunables.js";
import { type InspectedLoop, type Inspection, isIdleLibrary, newest } from "../inspection.js";
import { columns, grouped, heading, loopTitle, microseconds, milliseconds, plural } from "../text.js";

export function summaryView(inspection: Inspection): string {
  const { program, run, loops } = inspection;
  const compiled = loops.filter((loop) => loop.versions.length > 0);
  const table = compiled.length > 0 ? compiledTable(compiled) : [];
  const others = loops.filter(
    (loop) => !isIdleLibrary(loop) && (loop.refusals.length > 0 || loop.versions.length === 0),
  );
  const idle = idleLibraryNote(loops);
  return [
    heading(`${program.file}, as it ran`),
    conditions(inspection),
    `exit code ${run.exitCode}, ${milliseconds(run.stats.wallMs)}, ${plural(run.stats.instructionsInterpreted, "instruction")} interpreted (stitched code does not count)`,
    "",
    heading(compiled.length > 0 ? "compiled loops" : "nothing was compiled"),
    ...(compiled.length > 0 ? table : nothingCompiled(inspection)),
    ...(others.length > 0
      ? ["", heading("refusals, and loops that were not tried"), ...others.flatMap(whyNot(inspection))]
      : []),
    ...(idle === undefined ? [] : ["", idle]),
    "",
  ].join("\n");
}

/** What is not told of every loop of every module that was imported. */
export function idleLibraryNote(loops: readonly InspectedLoop[]): string | undefined {
  const count = loops.filter(isIdleLibrary).length;
  return count > 0
    ? `${plural(count, "loop")} of library modules ${count === 1 ? "was" : "were"} not tried.`
    : undefined;
}

export function conditions({ run: { options, stats } }: Inspection): string {
  const jit = options.jit
    ? `JIT (${options.stitcher}, region ${options.region}${REGION_NOTES[options.region] ?? ""})`
    : "interpreter only";
  const threads = plural(stats.threads, "thread");
  return `${jit}, ${options.gil ? "with the GIL" : "free threading"}, ${threads}, tried from ${plural(threshold(options.hotThreshold), "back-edge")} on`;
}

/** What a policy of several takes, and what it leaves. */
const REGION_NOTES: Readonly<Record<string, string>> = {
  auto: ": loops, and functions where that pays; recorded paths are --region trace",
};

const threshold = (hot: number | undefined): number => hot ?? TUNABLES.HOT_BACK_EDGES;

const HEAD = [
  "loop",
  "function",
  "lines",
  "version",
  "instructions",
  "bytes",
  "stitched in",
  "entries",
  "exits",
  "failed entries",
  "state",
];

function compiledTable(loops: readonly InspectedLoop[]): string[] {
  const rows = loops.map((loop) => {
    const version = newest(loop);
    const { live } = loop;
    return [
      String(loop.id),
      loop.code,
      `${loop.line}–${loop.lastLine}`,
      `${loop.versions.length}`,
      String(version?.region.instructions ?? 0),
      String(version?.bytes.length ?? 0),
      microseconds(version?.stitchUs ?? 0),
      grouped(live.entries),
      grouped(live.exits),
      grouped(live.entryFailures),
      live.state,
    ];
  });
  return columns([HEAD, ...rows], [0, 3, 4, 5, 6, 7, 8, 9]);
}

/** Why a program of which nothing was compiled stayed in the interpreter, and what to do. */
export function nothingCompiled({ run, loops }: Inspection): string[] {
  if (!run.options.jit) return ["The JIT was off (--no-jit)."];
  if (loops.every(isIdleLibrary)) return ["The program has no loops; only loops are compiled."];
  const tried = loops.some(({ refusals }) => refusals.length > 0);
  return [
    tried
      ? "Every loop that got hot was refused; the reasons follow."
      : `No loop reached ${plural(threshold(run.options.hotThreshold), "back-edge")}; --hot 1 compiles every loop at its first turn.`,
  ];
}

const whyNot =
  (inspection: Inspection) =>
  (loop: InspectedLoop): string[] => {
    const reasons = [...new Set(loop.refusals.map(({ reason }) => reason))];
    if (reasons.length > 0) return reasons.map((reason) => `${loopTitle(loop)}: ${reason}`);
    return [`${loopTitle(loop)}: ${untried(inspection, loop)}`];
  };

/** Why no attempt was made at a loop. */
export function untried({ codes, run }: Inspection, { codeId, back, live }: InspectedLoop): string {
  if (live.state === "ready") return "another thread's code is in use";
  if (!run.options.jit) return "the JIT was off";
  const turns = codes[codeId]?.interpreted[back] ?? 0;
  if (turns > 0) return `${plural(turns, "back-edge")}, not hot`;
  return run.options.stats
    ? "no turn was interpreted (it ran inside stitched code of an outer loop, or never)"
    : "not hot";
}
