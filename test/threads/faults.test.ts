/**
 * What may go wrong with threads, and that it is told and never hangs: exceptions, misuse, Ctrl-C at any kind of
 * wait, workers that die, memory that runs out, daemons.
 */
import { afterAll, describe, expect, test } from "vitest";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import type { RunControl } from "../../dist/threads/run.js";
import { FREE, GIL, runSource } from "./run-source.js";

afterAll(closePool);

const CELLS = [
  ["free", FREE],
  ["GIL", GIL],
  ["GIL, JIT", { ...GIL, jit: true }],
] as const;

describe.each(CELLS)("%s", (_, options) => {
  test("an exception in a thread is printed; the others go on, the exit code stays 0", async () => {
    const source = `
import threading
def fail(x):
    return 1 // x
def work():
    print("still here")
a = threading.Thread(target=fail, args=(0,))
b = threading.Thread(target=work)
a.start()
a.join()
b.start()
b.join()
print("end", a.is_alive())
`;
    const { exitCode, stdout, stderr } = await runSource(source, options);
    expect(stdout).toBe("still here\nend False\n");
    expect(stderr).toMatch(/^Exception in thread Thread-1 \(fail\):\nTraceback/);
    expect(stderr).toMatch(/line 4, in fail\n.*\n.*\nZeroDivisionError: /);
    expect(exitCode).toBe(0);
  });

  test("an exception in the main thread waits for the other threads and exits with 1", async () => {
    const source = `
import threading, time
def work():
    time.sleep(0.1)
    print("finished")
threading.Thread(target=work).start()
print(unknown)
`;
    const { exitCode, stdout, stderr } = await runSource(source, options);
    expect([exitCode, stdout]).toEqual([1, "finished\n"]);
    expect(stderr).toContain("NameError: name 'unknown' is not defined");
  });

  test.each([
    ["t.start()\nt.start()", "threads can only be started once"],
    ["t.join()", "cannot join thread before it is started"],
    ["threading.Lock().release()", "release unlocked lock"],
  ])("%j raises RuntimeError", async (statement, message) => {
    const source = `import threading\ndef work():\n    pass\nt = threading.Thread(target=work)\n${statement}\n`;
    const { exitCode, stderr } = await runSource(source, options);
    expect(stderr?.trimEnd().split("\n").at(-1)).toBe(`RuntimeError: ${message}`);
    expect(exitCode).toBe(1);
  });

  test("a thread cannot join itself", async () => {
    const source = `
import threading
box = []
def work():
    box[0].join()
box.append(threading.Thread(target=work))
box[0].start()
box[0].join()
`;
    expect((await runSource(source, options)).stderr).toContain("RuntimeError: cannot join current thread");
  });

  test("waits with a limit end", async () => {
    const source = `
import threading, time
lock = threading.Lock()
lock.acquire()
def work():
    print(lock.acquire(True, 0.05), lock.acquire(False))
t = threading.Thread(target=work)
t.start()
t.join()
def nap():
    time.sleep(0.5)
n = threading.Thread(target=nap)
n.start()
n.join(0.05)
print(n.is_alive())
n.join()
print(n.is_alive())
`;
    expect((await runSource(source, options)).stdout).toBe("False False\nTrue\nFalse\n");
  });

  test.each([
    ["computing", "while True:\n    pass"],
    ["sleeping", "time.sleep(60)"],
    ["waiting for a lock", "lock.acquire()"],
    ["joining", "thread.join()"],
  ])("Ctrl-C while %s", async (_name, statement) => {
    const source = `
import threading, time
lock = threading.Lock()
lock.acquire()
def work():
    time.sleep(30)
thread = threading.Thread(target=work, daemon=True)
thread.start()
${statement}
`;
    let control: RunControl | undefined;
    setTimeout(() => control?.interrupt(), 300);
    const { exitCode, stderr } = await runSource(source, options, (started) => {
      control = started;
    });
    expect(stderr).toMatch(/^Traceback[\s\S]*KeyboardInterrupt\n$/);
    expect(exitCode).toBe(130);
  });

  test("Ctrl-C when only other threads are left ends the program", async () => {
    const source = "import threading, time\ndef work():\n    time.sleep(30)\nthreading.Thread(target=work).start()\n";
    let control: RunControl | undefined;
    setTimeout(() => control?.interrupt(), 300);
    const { exitCode } = await runSource(source, options, (started) => {
      control = started;
    });
    expect(exitCode).toBe(130);
  });

  test("a daemon does not keep the program alive", async () => {
    const source = `
import threading, time
def work():
    while True:
        pass
threading.Thread(target=work, daemon=True).start()
time.sleep(0.05)
print("end")
`;
    expect(await runSource(source, options)).toMatchObject({ exitCode: 0, stdout: "end\n", stderr: "" });
  });

  // What ends their waits raised KeyboardInterrupt in them, which they handled before they stopped; what their frames held was finalised.
  test("no handler, finally or __del__ of a daemon runs when the program ends", async () => {
    const source = `
import threading, time
ready = threading.Barrier(5)
lock = threading.Lock()
lock.acquire()
class Held:
    def __del__(self):
        print("finalised")
def work(wait):
    held = Held()
    try:
        ready.wait()
        with threading.Lock():
            wait()
    except BaseException as error:
        print("caught", repr(error))
    finally:
        print("finally")
def spin():
    while True:
        try:
            [][1]
        except IndexError:
            pass
def nap():
    time.sleep(60)
for wait in (lock.acquire, threading.Event().wait, nap, spin):
    threading.Thread(target=work, args=(wait,), daemon=True).start()
ready.wait()
time.sleep(0.05)
print("end")
`;
    for (let turn = 0; turn < 4; turn++) {
      expect(await runSource(source, options)).toMatchObject({ exitCode: 0, stdout: "end\n", stderr: "" });
    }
  });

  test("an excepthook that raises is reported with what it was told of", async () => {
    const source = `
import threading
def hook(args):
    raise KeyError("in the hook")
threading.excepthook = hook
def fail():
    raise ValueError("in the thread")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
thread = threading.Thread(target=fail)
thread.start()
thread.join()
print("end", threading.active_count())
`;
    const { exitCode, stdout, stderr } = await runSource(source, options);
    expect(stderr).toMatch(/^Exception in threading.excepthook:\nTraceback[\s\S]*\nKeyError: 'in the hook'\n/);
    expect(stderr).toMatch(/\nException in thread Thread-2 \(fail\):\nTraceback[\s\S]*\nValueError: in the thread\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "end 1\n" });
  });

  test("workers killed from outside end the program with a message", async () => {
    const source = `
import threading
lock = threading.Lock()
def work():
    with lock:
        while True:
            pass
def wait():
    with lock:
        pass
a = threading.Thread(target=work)
b = threading.Thread(target=wait)
a.start()
b.start()
a.join()
`;
    setTimeout(
      () =>
        void Promise.all(
          poolWorkers()
            .slice(0, 3)
            .map((worker) => worker.terminate()),
        ),
      400,
    );
    const { exitCode, stderr } = await runSource(source, options);
    expect(stderr).toMatch(
      /^patchwork: thread .* could not go on: its worker died \(.*\)\. The program was stopped\.$/m,
    );
    expect(exitCode).toBe(1);
    // The next program finds a pool that works.
    expect((await runSource("print(1)\n", options)).stdout).toBe("1\n");
  });

  test("exhausted memory is a MemoryError, also in a thread", async () => {
    const source = `
import threading
def work():
    kept = []
    while True:
        kept.append([0] * 1000)
t = threading.Thread(target=work)
t.start()
t.join()
print("end")
`;
    const { exitCode, stdout, stderr } = await runSource(source, { ...options, memoryMib: 16 });
    expect(stderr).toMatch(/MemoryError\n$/);
    expect([exitCode, stdout]).toEqual([0, "end\n"]);
  });

  test("a MemoryError is told by its name while there is no memory at all", async () => {
    const source = `
import threading
chain = ()
def work():
    global chain
    while True:
        chain = (chain,)
t = threading.Thread(target=work)
t.start()
t.join()
`;
    const { stderr } = await runSource(source, { ...options, memoryMib: 16 });
    expect(stderr).toMatch(/^Exception in thread Thread-1 \(work\):\nTraceback[\s\S]*\nMemoryError\n$/);
  });

  test("recursion without end is a RecursionError, also in a thread", async () => {
    const source = `
import threading
def deeper(n):
    return deeper(n + 1)
t = threading.Thread(target=deeper, args=(0,))
t.start()
t.join()
print("end")
`;
    const { stdout, stderr } = await runSource(source, options);
    expect(stderr).toContain("RecursionError: maximum recursion depth exceeded");
    expect(stdout).toBe("end\n");
  });
});
