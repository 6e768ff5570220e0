/**
 * The oracle: what CPython 3.14 prints for a program. It is Pyodide, CPython compiled to wasm, from
 * node_modules and offline. Knows nothing of Patchwork.
 */
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

/** What a program left behind: its output and, when it failed, its traceback as CPython words it. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** 0, or 1 when the main thread ended with an error. */
  readonly exitCode: number;
}

export interface Oracle {
  /** CPython's version, as `3.14.2`. */
  readonly version: string;
  /** Runs a program as `python FILE` does. Threads run at their start, to their end (Pyodide has none). */
  run(file: string, source: string): Outcome;
}

/**
 * Runs on the Python side. The recursion limit counts from the program's own first frame, as under `python FILE`.
 * The shim of Thread words an error as threading.excepthook does. Frames of threading.py are left out of
 * tracebacks, here and in what Patchwork prints: they are CPython's implementation, not the program's behaviour.
 */
const RUNNER = `
import contextlib, io, itertools, linecache, sys, threading, traceback, warnings

def run_alone(main, *, debug=None):
    """asyncio.run in a loop of its own: the one of the host cannot wait."""
    import asyncio, asyncio.base_events, time

    class Selector:
        def select(self, timeout):
            if timeout:
                time.sleep(timeout)
            return []

        def close(self):
            pass

    class Loop(asyncio.base_events.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Selector()

        def _process_events(self, events):
            pass

    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        with asyncio.Runner(loop_factory=Loop) as runner:
            return runner.run(main)
    finally:
        asyncio._set_running_loop(outer)

class Sequential(threading.Thread):
    ran = False

    def start(self):
        if self.ran:
            raise RuntimeError("threads can only be started once")
        self.ran = True
        try:
            self.run()
        except BaseException as error:
            print(f"Exception in thread {self.name}:", file=sys.stderr)
            print(words(error), end="", file=sys.stderr)

    def join(self, timeout=None):
        if not self.ran:
            raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return False

def words(error):
    text = traceback.TracebackException.from_exception(error)
    # The innermost call of run_program or Sequential.start stands before the program's own frames.
    own = [frame for frame in text.stack if frame.filename == running]
    if isinstance(error.__traceback__.tb_frame.f_locals.get("self"), Sequential):
        return "Traceback (most recent call last):\\n" * (not own) + formatted(text, own)
    return formatted(text, own)

def formatted(text, frames):
    text.stack = traceback.StackSummary.from_list(frames)
    return "".join(text.format())

def depth():
    frame, count = sys._getframe(1), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count

sys.path.insert(0, "/programs")
sys.dont_write_bytecode = True

def run_program(file, source):
    global running
    running = file
    threading.Thread, threading._counter = Sequential, itertools.count(1).__next__
    if "asyncio" in source:
        import asyncio

        asyncio.run = run_alone
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    out, err, exit_code = io.StringIO(), io.StringIO(), 0
    warnings.simplefilter("ignore")
    if "decimal" in sys.modules:
        # The context is the interpreter's, which all programs share.
        import decimal

        decimal.setcontext(decimal.Context())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = compile(source, file, "exec")
            sys.setrecursionlimit(1000 + depth())
            try:
                exec(code, {"__name__": "__main__"})
            finally:
                sys.setrecursionlimit(1500)
                for name in [name for name, module in sys.modules.items()
                             if str(getattr(module, "__file__", None)).startswith("/programs/")]:
                    del sys.modules[name]
        except BaseException as error:
            exit_code = 1
            err.write(words(error))
    return [out.getvalue(), err.getvalue(), exit_code]
run_program
`;

/** Where the oracle's C library words something otherwise than Linux's does. */
const LINUX_WORDING: readonly (readonly [string, string])[] = [
  ["OverflowError: (68, 'Result not representable')", "OverflowError: (34, 'Numerical result out of range')"],
];

/** Loads Pyodide (2 s). One oracle serves any number of programs. */
export async function loadOracle(): Promise<Oracle> {
  const pyodide = await loadPyodide();
  // Modules that programs import stand in folders beside them.
  pyodide.mountNodeFS("/programs", fileURLToPath(new URL("../programs/", import.meta.url)));
  const runProgram = pyodide.runPython(RUNNER);
  return {
    version: pyodide.runPython("import sys; sys.version.split()[0]"),
    run(file, source) {
      const result = runProgram(file, source);
      const [stdout, stderr, exitCode] = result.toJs() as [string, string, number];
      result.destroy();
      return {
        stdout,
        stderr: LINUX_WORDING.reduce((text, [from, to]) => text.replaceAll(from, to), stderr),
        exitCode,
      };
    },
  };
}
