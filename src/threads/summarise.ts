/** The threads of a finished run → its statistics. Pure, but for the loop counters it is handed. */
import type { LoopStats as JitLoopStats } from "../jit/vm-interface.js";
import type { FinishedThread } from "./finished.js";
import type { LoopStats, RefusedLoop, RunStats, ThreadTimes } from "./options.js";
import type { MadeLoop, Schedule } from "./scheduler.js";

export interface Measured {
  /** What the assembler made: the thread that ordered may have ended before it heard of that. */
  readonly made: Schedule["made"];
  readonly wallMs: number;
  readonly gil: boolean;
  readonly threads: readonly FinishedThread[];
  /** Entries and exits of a loop, all threads together. */
  readonly countedPerThread?: NonNullable<RunStats["countedPerThread"]>;
  readonly loopCounts: (loop: number) => { readonly entries: number; readonly exits: number };
}

export function summarise({ wallMs, gil, threads, made, loopCounts, countedPerThread }: Measured): RunStats {
  const total = (of: (thread: FinishedThread) => number) => threads.reduce((sum, thread) => sum + of(thread), 0);
  return {
    wallMs,
    instructionsInterpreted: total(({ counters }) => counters.instructions),
    loops: stitchedLoops(threads).map((loop) => loopStats(madeBy(loop, made.get(loop.loop)), loopCounts(loop.loop))),
    refused: refusedLoops(threads),
    threads: total(({ count }) => count),
    threadTimes: threads.flatMap(threadTimes),
    gil: {
      enabled: gil,
      switches: total(({ counters }) => counters.gilSwitches),
      waitMs: total(({ counters }) => counters.gilWaitUs) / 1000,
    },
    locks: {
      waits: total(({ counters }) => counters.lockWaits),
      waitMs: total(({ counters }) => counters.lockWaitUs) / 1000,
    },
    ...(countedPerThread && { countedPerThread }),
  };
}

/** Nothing for a thread whose timeline was not recorded. */
function threadTimes({ name, outcome }: FinishedThread): ThreadTimes[] {
  if (!outcome.events) return [];
  const { activityMs, totalMs } = outcome.events;
  return [
    {
      name,
      totalMs,
      interpretingMs: activityMs.interpreting,
      stitchedMs: activityMs.stitched,
      compilingMs: activityMs.compiling,
      gilWaitMs: activityMs.gilWait,
      lockWaitMs: activityMs.lockWait,
      blockedMs: activityMs.blocked,
      collectingMs: activityMs.collecting,
    },
  ];
}

/** Each loop once, as the thread saw it that stitched its newest version; others only installed it. */
function stitchedLoops(threads: readonly FinishedThread[]): JitLoopStats[] {
  const best = new Map<number, JitLoopStats>();
  for (const loop of threads.flatMap(({ outcome }) => outcome.loops)) {
    if (loop.bytes === 0) continue;
    const known = best.get(loop.loop);
    if (!known || rank(loop) > rank(known)) best.set(loop.loop, loop);
  }
  return [...best.values()].sort((a, b) => a.line - b.line || a.loop - b.loop);
}

/** The report of a thread that only installed the loop, with what the assembler did for it. */
function madeBy(loop: JitLoopStats, made: MadeLoop | undefined): JitLoopStats {
  if (!made || loop.stitchUs > 0) return loop;
  const { region, planUs, stitchUs, compileUs } = made;
  return { ...loop, instructions: region.instructions, planUs, stitchUs, compileUs };
}

/** Every loop that some thread was refused, its reasons together. */
function refusedLoops(threads: readonly FinishedThread[]): RefusedLoop[] {
  const refused = new Map<number, RefusedLoop>();
  for (const { loop, code, module, line, refusals } of threads.flatMap(({ outcome }) => outcome.loops)) {
    if (refusals.length === 0) continue;
    const reasons = [...(refused.get(loop)?.reasons ?? []), ...refusals];
    refused.set(loop, { code, ...(module && { module }), line, reasons });
  }
  return [...refused.values()].sort((a, b) => a.line - b.line);
}

/** Newer versions first; of one version, the report that has the stitching's time. */
const rank = ({ version, stitchUs }: JitLoopStats): number => version * 2 + (stitchUs > 0 ? 1 : 0);

function loopStats(loop: JitLoopStats, counts: { entries: number; exits: number }): LoopStats {
  const { code, module, line, region, stitcher, instructions, bytes, planUs, stitchUs, compileUs, trace } = loop;
  const place = { code, ...(module && { module }), line };
  return {
    ...place,
    region,
    stitcher,
    instructions,
    bytes,
    planUs,
    stitchUs,
    compileUs,
    ...counts,
    ...(trace && { trace }),
  };
}
