/** Runs Python source on real worker threads, from the built JavaScript, and says "hung" instead of waiting for ever. */
import { compileProgram } from "../../dist/language/index.js";
import type { ModuleFinder } from "../../dist/language/module-sources.js";
import { DEFAULT_RUN_OPTIONS, type RunOptions, type RunResult } from "../../dist/threads/options.js";
import { closePool } from "../../dist/threads/pool.js";
import { type RunControl, runProgram } from "../../dist/threads/run.js";

const HANG_MS = 90_000;
const MIB = 2 ** 20;

/** The interpreter, free threading, a small heap. With the JIT programs as short as these are over before code comes in the background. */
export const FREE: Partial<RunOptions> = { jit: false, gil: false };
export const GIL: Partial<RunOptions> = { jit: false, gil: true };

export async function runSource(
  source: string,
  options: Partial<RunOptions> & {
    readonly memoryMib?: number;
    readonly finder?: ModuleFinder;
    readonly hangMs?: number;
  } = {},
  onStart?: (control: RunControl) => void,
): Promise<RunResult> {
  const { memoryMib = 64, finder, hangMs = HANG_MS, ...rest } = options;
  const all = {
    ...DEFAULT_RUN_OPTIONS,
    ...FREE,
    output: "capture",
    memoryBytes: memoryMib * MIB,
    compile: "at-once",
    ...rest,
  } as const;
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void closePool();
      reject(new Error(`the program hung:\n${source}`));
    }, hangMs);
  });
  try {
    return await Promise.race([runProgram(compileProgram(source, "test.py", finder), all, onStart), hung]);
  } finally {
    clearTimeout(timer);
  }
}

/** Python that starts `count` threads of target(number) and joins them. */
export const THREADS = `
import threading
def run_all(target, count):
    threads = []
    for i in range(count):
        thread = threading.Thread(target=target, args=(i,))
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
`;
