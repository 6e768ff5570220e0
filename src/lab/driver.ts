/**
 * The driver of work programs: Python appended to the program (below it, so that its own lines keep their numbers),
 * which repeats the work on threads and prints one line a repetition; and the reader of those lines.
 *
 * A repetition runs the whole work `inner` times on each of its threads. The first one is cold (inner = 1); then inner
 * grows until a repetition takes `targetSeconds` (so that starting threads and reading the clock do not count), some
 * warm up, and the rest are steady. A speed-up over threads compares warm with warm: the trap of measuring one thread
 * first and cold (PEERS.md) is not open.
 *
 * Strong scaling: the work is cut into as many parts as there are threads. Weak scaling: every thread does the whole
 * work, so the work of a thread stays the same; a repetition then takes as long as on one thread if threads scale.
 */

export type Phase = "cold" | "calibrating" | "warm" | "steady";

export interface DriverSettings {
  readonly parts: number;
  readonly warmUp: number;
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

const MARK = "@patchwork";

const DRIVER = `

import threading
import time


def patchwork_part(results, failures, thread, part, parts, inner):
    try:
        for turn in range(inner):
            results[thread] = work(part, parts)
    except BaseException as error:
        failures.append(f"work({part}, {parts}) raised {type(error).__name__}: {error}")


def patchwork_check(results, weak):
    if not weak:
        return check(results)
    for result in results:
        if not check([result]):
            return False
    return True


def patchwork_repetition(phase, parts, inner, weak):
    results = [None] * parts
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
    print(f"${MARK} {phase} {inner} {elapsed} {patchwork_check(results, weak)} {checksum}")
    return elapsed


def patchwork_main(parts, warm_up, repetitions, target, weak):
    elapsed = patchwork_repetition("cold", parts, 1, weak)
    inner = 1
    while elapsed < target and inner < 1000000:
        growth = min(int(target / max(elapsed, 0.000001)) + 1, 10)
        inner = inner * max(growth, 2)
        elapsed = patchwork_repetition("calibrating", parts, inner, weak)
    for turn in range(warm_up):
        patchwork_repetition("warm", parts, inner, weak)
    for turn in range(repetitions):
        patchwork_repetition("steady", parts, inner, weak)
`;

/** The program with its driver. */
export function withDriver(source: string, settings: DriverSettings): string {
  const { parts, warmUp, repetitions, targetSeconds, scaling = "strong" } = settings;
  const weak = scaling === "weak" ? "True" : "False";
  const call = `patchwork_main(${parts}, ${warmUp}, ${repetitions}, ${targetSeconds.toFixed(6)}, ${weak})`;
  return `${source.trimEnd()}\n${DRIVER}\n\n${call}\n`;
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
