/**
 * The driver of work programs: Python appended to the program (below it, so that its own lines keep their numbers),
 * which repeats the work on threads and prints one line a repetition; and the reader of those lines.
 *
 * A repetition runs the whole work `inner` times on each of its threads. The first one is cold (inner = 1); then inner
 * grows until a repetition takes `targetSeconds` (so that starting threads and reading the clock do not count), some
 * warm up, and the rest are steady. Code gets faster while it warms up, so inner grows again whenever a repetition is
 * too short, and the warm-up starts anew: it ends after `warmUp` repetitions of the final length and `warmSeconds` of
 * work, the cold repetition's included. A speed-up over threads compares warm with warm: the trap of measuring one
 * thread first and cold (PEERS.md) is not open.
 *
 * Every time that the work is done its result is compared with the cold repetition's (one comparison of numbers or texts
 * a turn, in every cell and under every peer alike): a repetition shows a turn's results that were others, if there was
 * one, and those of its last turn else, for the lab to hold against each other.
 *
 * Strong scaling: the work is cut into as many parts as there are threads. Weak scaling: every thread does the whole
 * work, so the work of a thread stays the same; a repetition then takes as long as on one thread if threads scale.
 */

export type Phase = "cold" | "calibrating" | "warm" | "steady";

export interface DriverSettings {
  readonly parts: number;
  readonly warmUp: number;
  /** Least time of the work before repetitions count: engines that compile need it. Default: 0. */
  readonly warmSeconds?: number;
  readonly repetitions: number;
  readonly targetSeconds: number;
  /** Default: strong. */
  readonly scaling?: ScalingMode;
}

/** Strong: the whole work is cut into parts. Weak: every thread does the whole work. */
export const SCALING_MODES = ["strong", "weak"] as const;
export type ScalingMode = (typeof SCALING_MODES)[number];

/** One repetition of the work in a process. */
export interface Repetition {
  readonly phase: Phase;
  /** How often the whole work was done in it. */
  readonly inner: number;
  /** Time of the whole work once (weak scaling: once on every thread). */
  readonly ms: number;
  readonly correct: boolean;
  readonly checksum: string;
}

/** A line feed stands before it, for what the program printed may end without one. */
const MARK = "@patchwork";

const DRIVER = `

import threading
import time


def patchwork_part(results, failures, thread, part, parts, inner):
    expected = results[thread]
    other = expected
    try:
        for turn in range(inner):
            result = work(part, parts)
            if result != expected:
                other = result
        results[thread] = result if other == expected else other
    except BaseException as error:
        failures.append(f"work({part}, {parts}) raised {type(error).__name__}: {error}")


def patchwork_check(results, weak):
    if not weak:
        return check(results)
    for result in results:
        if not check([result]):
            return False
    return True


def patchwork_repetition(phase, parts, inner, weak, expected):
    results = list(expected)
    failures = []
    threads = []
    for part in range(parts):
        args = (results, failures, part, part, parts, inner)
        if weak:
            args = (results, failures, part, 0, 1, inner)
        threads.append(threading.Thread(target=patchwork_part, args=args))
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - began
    if failures:
        raise RuntimeError(failures[0])
    checksum = ""
    for result in results:
        checksum = f"{checksum}|{result}"
    print(f"\\n${MARK} {phase} {inner} {elapsed} {patchwork_check(results, weak)} {checksum}")
    return elapsed, results


def patchwork_main(parts, warm_up, warm_seconds, repetitions, target, weak):
    elapsed, expected = patchwork_repetition("cold", parts, 1, weak, [None] * parts)
    spent = elapsed
    inner = 1
    warmed = 0
    while True:
        if elapsed < target and inner < 1000000:
            growth = min(1.25 * target / max(elapsed, 0.000001), 10)
            inner = int(inner * growth) + 1
            warmed = 0
            phase = "calibrating"
        elif warmed < warm_up or spent < warm_seconds:
            warmed = warmed + 1
            phase = "warm"
        else:
            break
        elapsed, results = patchwork_repetition(phase, parts, inner, weak, expected)
        spent = spent + elapsed
    for turn in range(repetitions):
        patchwork_repetition("steady", parts, inner, weak, expected)
`;

/** The program with its driver. */
export function withDriver(source: string, settings: DriverSettings): string {
  const { parts, warmUp, warmSeconds = 0, repetitions, targetSeconds, scaling = "strong" } = settings;
  const weak = scaling === "weak" ? "True" : "False";
  const seconds = [warmSeconds, targetSeconds].map((value) => value.toFixed(6));
  const call = `patchwork_main(${parts}, ${warmUp}, ${seconds[0]}, ${repetitions}, ${seconds[1]}, ${weak})`;
  return `${source.trimEnd()}\n${DRIVER}\n\n${call}\n`;
}

/** The settings in a program that has its driver, for what runs in its place. Throws RangeError where there is none. */
export function readDriverCall(source: string): DriverSettings {
  const call = /^patchwork_main\((.*)\)$/m.exec(source)?.[1]?.split(", ");
  if (call?.length !== 6) throw new RangeError("the program has no driver");
  const [parts = 0, warmUp = 0, warmSeconds = 0, repetitions = 0, targetSeconds = 0] = call.map(Number);
  return { parts, warmUp, warmSeconds, repetitions, targetSeconds, scaling: call[5] === "True" ? "weak" : "strong" };
}

/** A line as the driver prints it, for measuring programs that are not in Python. */
export function repetitionLine({ phase, inner, ms, correct, checksum }: Repetition): string {
  return `${MARK} ${phase} ${inner} ${(ms * inner) / 1000} ${correct ? "True" : "False"} ${checksum}`;
}

/** The driver's lines among a program's output. */
export function readRepetitions(stdout: string): Repetition[] {
  const pattern = new RegExp(`^${MARK} (cold|calibrating|warm|steady) (\\d+) (\\S+) (True|False) (.*)$`, "gm");
  return [...stdout.matchAll(pattern)].map(([, phase, inner, elapsed, correct, checksum = ""]) => ({
    phase: phase as Phase,
    inner: Number(inner),
    ms: (Number(elapsed) / Number(inner)) * 1000,
    correct: correct === "True",
    checksum,
  }));
}
