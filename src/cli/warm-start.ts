/**
 * `run --start warm`: the program starts when V8 has optimised the interpreter's loop. CPython's interpreter was
 * optimised when it was built; ours is first compiled without (ten times slower, for about a third of a second, in
 * which V8's own compiler takes one of the cores that the program's threads want). V8 does not tell when it is done:
 * a small program of ours counts until it has become several times faster.
 */
import type { RunOptions } from "../threads/options.js";

/**
 * Prints whether it got there; ends after three seconds in any case (V8 without its optimiser never does). It sleeps in
 * between: V8 begins to optimise at the first instructions, and needs the cores.
 */
const COUNT = `import time
def count():
    i = 0
    while i < 4000:
        i += 1
began = time.perf_counter()
first = []
while time.perf_counter() - began < 3:
    at = time.perf_counter()
    count()
    took = time.perf_counter() - at
    if len(first) < 5:
        first.append(took)
    elif took * 3 < min(first):
        print("optimised")
        break
    time.sleep(0.002)
`;

/** Resolves with whether the interpreter was seen to become faster. */
export async function warmStart(options: RunOptions): Promise<boolean> {
  const [{ compileProgram }, { runProgram }] = await Promise.all([
    import("../language/index.js"),
    import("../threads/run.js"),
  ]);
  const { stdout } = await runProgram(compileProgram(COUNT, "warm-start.py"), {
    ...withoutTheirs(options),
    jit: false,
    trace: false,
    output: "capture",
  });
  return stdout === "optimised\n";
}

/** Arguments and native modules are the program's own. */
const withoutTheirs = ({ argv: _argv, natives: _natives, ...options }: RunOptions): RunOptions => options;
