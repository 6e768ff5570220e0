/**
 * A thread that goes away while others depend on it: its worker killed, or trapped, while it holds the GIL or an object's
 * lock. The program ends with an error within seconds, whoever waits. And what ends less badly: memory that one thread
 * exhausts, deadlocks that Ctrl-C finds, more threads than there may be.
 */
import { afterAll, describe, expect, test } from "vitest";
import { LAYOUT } from "../../dist/base/layout.js";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import type { RunControl } from "../../dist/threads/run.js";
import type { Scheduler } from "../../dist/threads/scheduler.js";
import { FREE, GIL, runSource, THREADS } from "./run-source.js";

afterAll(closePool);

const CELLS = [
  ["free", FREE],
  ["free, biased", { ...FREE, refcount: "biased" }],
  ["GIL", GIL],
  ["free, JIT", { ...FREE, jit: true }],
  ["GIL, JIT", { ...GIL, jit: true }],
] as const;
/** From the fault to the end of the program; a loaded machine may need more than the second that threads get to leave. */
const SOON_MS = 5000;

/** The program's shared memory, and the scheduler's hand on it. */
class Inside {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;

  constructor(readonly scheduler: Scheduler) {
    const { memory } = (scheduler as unknown as { readonly shared: { readonly memory: WebAssembly.Memory } }).shared;
    this.words = new Int32Array(memory.buffer);
    this.bytes = new Uint8Array(memory.buffer);
  }

  /** Address of the list that begins with the marker; 0 = there is none yet. */
  markedList(): number {
    const { words } = this;
    const top = this.scheduler.control.get(LAYOUT.CONTROL_HEAP_TOP) >>> 2;
    for (let at = LAYOUT.HEAP_BASE >>> 2; at < top; at += 4) {
      if (words[at + LAYOUT.HEADER_TYPE / 4] !== LAYOUT.TYPE_LIST) continue;
      const storage = words[at + LAYOUT.LIST_ITEMS / 4] ?? 0;
      if (words[(storage + LAYOUT.STORAGE_ITEMS) >>> 2] === MARKER) return at * 4;
    }
    return 0;
  }
}

/** An int that no program has otherwise. */
const MARKER = 0x5eed_0001;

interface Ended {
  readonly exitCode: number;
  readonly stderr: string;
  readonly tookMs: number;
}

/** Runs a program and does something to it once it has started its threads and its marked list. */
async function disturbed(
  source: string,
  options: object,
  disturb: (inside: Inside, list: number) => void,
): Promise<Ended> {
  let at = 0;
  const begin = (control: RunControl) => {
    const inside = new Inside(control as Scheduler);
    const timer = setInterval(() => {
      const list = inside.markedList();
      if (list === 0 || inside.scheduler.control.get(LAYOUT.CONTROL_THREAD_COUNT) < STARTED) return;
      clearInterval(timer);
      setTimeout(() => {
        at = performance.now();
        disturb(inside, list);
      }, 200);
    }, 20);
  };
  const { exitCode, stderr = "" } = await runSource(source, options, begin);
  return { exitCode, stderr, tookMs: performance.now() - at };
}

/** Threads that every disturbed program starts. */
const STARTED = 2;

/** Threads that append to the list, each again and again. */
const APPENDING = `${THREADS}
marker = [${MARKER}]
def work(n):
    while True:
        marker.append(n)
        marker.pop()
run_all(work, ${STARTED})
`;

describe.each(CELLS)("%s", (_, options) => {
  test("a trap while the thread holds the GIL or the object's lock", async () => {
    const { exitCode, stderr, tookMs } = await disturbed(APPENDING, options, ({ words }, list) => {
      Atomics.store(words, (list + LAYOUT.LIST_ITEMS) >>> 2, -16);
    });
    expect(stderr).toMatch(/^patchwork: thread .* could not go on: RuntimeError: memory access out of bounds/);
    expect(exitCode).toBe(1);
    expect(tookMs).toBeLessThan(SOON_MS);
  });

  test("memory that one thread exhausts: MemoryError there, the others go on", async () => {
    // Between the hoarder's MemoryError and what it gives back there is memory for nobody: the others take none then.
    const source = `${THREADS}
started = []
done = [False]
told = []
def hoard():
    while len(started) < 3:
        pass
    kept = []
    try:
        while True:
            kept.append([0] * 20000)
    except MemoryError:
        amount = len(kept)
        del kept
        told.append(amount > 10)
    done[0] = True
def work(n):
    started.append(n)
    total = 0
    while not done[0]:
        total = (total + n) & 0xffff
    items = [str(i) for i in range(1000)]
    told.append(len(items) == 1000)
def start(n):
    if n == 0:
        hoard()
    else:
        work(n)
run_all(start, 4)
print(told)
`;
    const { exitCode, stdout, stderr } = await runSource(source, { ...options, memoryMib: 24 });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "[True, True, True, True]\n", stderr: "" });
  });
});

describe.each(CELLS.filter(([name]) => name.startsWith("free")))("%s", (_, options) => {
  test("a worker killed while it holds an object's lock", async () => {
    const { exitCode, stderr, tookMs } = await disturbed(APPENDING, options, ({ bytes }, list) => {
      // What a thread leaves that is killed between lock and unlock.
      while (Atomics.compareExchange(bytes, list + LAYOUT.HEADER_LOCK, 0, 1) !== 0) {}
      for (const worker of poolWorkers().slice(0, 2)) void worker.terminate();
    });
    expect(stderr).toMatch(/^patchwork: thread .* could not go on: its worker died/);
    expect(exitCode).toBe(1);
    expect(tookMs).toBeLessThan(SOON_MS);
  });
});

describe.each(CELLS.filter(([name]) => name.startsWith("GIL")))("%s", (_, options) => {
  // The main thread holds the GIL for ever, two wait for it; whichever worker runs the main one, one of the three does.
  test.each([0, 1, 2])("workers that hold the GIL or wait for it, killed: number %i", async (number) => {
    await closePool();
    process.env.PATCHWORK_WORKERS = "3";
    const source = `
import threading
marker = [${MARKER}]
def work():
    marker.append(1)
for _ in range(${STARTED}):
    threading.Thread(target=work).start()
while True:
    pass
`;
    const { exitCode, stderr, tookMs } = await disturbed(source, { ...options, switchIntervalMs: 1e6 }, () => {
      void poolWorkers()[number]?.terminate();
    });
    delete process.env.PATCHWORK_WORKERS;
    expect(stderr).toMatch(/^patchwork: thread .* could not go on: its worker died/);
    expect(exitCode).toBe(1);
    expect(tookMs).toBeLessThan(SOON_MS);
  });
});

const DEADLOCK = (count: number) => `
import threading
locks = [threading.Lock() for _ in range(${count})]
ready = threading.Barrier(${count} + 1)
def work(n):
    with locks[n]:
        ready.wait()
        with locks[(n + 1) % ${count}]:
            pass
threads = [threading.Thread(target=work, args=(n,)) for n in range(${count})]
for thread in threads:
    thread.start()
ready.wait()
marker = [${MARKER}]
for thread in threads:
    thread.join()
`;

describe.each([
  ["free", FREE],
  ["GIL, JIT", { ...GIL, jit: true }],
] as const)("%s", (_, options) => {
  test("Ctrl-C with 32 threads in a deadlock", { timeout: 120_000 }, async () => {
    const { exitCode, stderr, tookMs } = await disturbed(
      DEADLOCK(32),
      { ...options, memoryMib: 128, hangMs: 100_000 },
      ({ scheduler }) => scheduler.interrupt(),
    );
    expect(stderr).toMatch(
      /^Traceback [\s\S]*\nKeyboardInterrupt\npatchwork: the 32 threads that were left waited for/,
    );
    expect(exitCode).toBe(130);
    expect(tookMs).toBeLessThan(SOON_MS);
  });

  test("Ctrl-C while threads are left that somebody will wake: they end as they want", async () => {
    const source = `
import threading, time
lock = threading.Lock()
lock.acquire()
def wait():
    with lock:
        print("got it")
def wake():
    time.sleep(1)
    lock.release()
threads = [threading.Thread(target=wait), threading.Thread(target=wake)]
for thread in threads:
    thread.start()
marker = [${MARKER}]
threads[0].join()
`;
    const { exitCode, stderr } = await disturbed(source, options, ({ scheduler }) => scheduler.interrupt());
    expect(stderr).toMatch(/KeyboardInterrupt\n$/);
    expect(exitCode).toBe(130);
  });

  test("threads beyond the limit are refused at once, and start when others have ended", async () => {
    const most = Number(process.env.THREADS_AT_ONCE ?? 12);
    const source = `
import threading
go = threading.Event()
threads = []
def fill():
    while True:
        thread = threading.Thread(target=go.wait)
        thread.start()
        threads.append(thread)
try:
    fill()
except RuntimeError as error:
    print(repr(error), len(threads), threading.active_count())
go.set()
for thread in threads:
    thread.join()
thread = threading.Thread(target=print, args=("one more",))
thread.start()
thread.join()
print(threading.active_count())
`;
    const { exitCode, stdout, stderr } = await runSource(
      source,
      { ...options, memoryMib: 64 + 2 * most, hangMs: 100_000 },
      (control) => {
        // So many count as alive already (the last number is no owner of biased counts, whose limit is one lower): what the others would do is not waited for.
        (control as Scheduler).control.set(
          LAYOUT.CONTROL_THREADS_ALIVE,
          LAYOUT.MAX_THREADS - (options.gil ? 1 : 2) - most,
        );
      },
    );
    const first = `RuntimeError("can't start new thread") ${most} ${most + 1}`;
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `${first}\none more\n1\n`, stderr: "" });
  }, 120_000);
});

test("more threads than cores: all take part", { timeout: 120_000 }, async () => {
  const source = `${THREADS}
counts = {}
def work(n):
    total = 0
    for i in range(2000):
        total += i
    counts[n] = total
run_all(work, 40)
print(len(counts), set(counts.values()))
`;
  const { stdout } = await runSource(source, { ...FREE, memoryMib: 128, hangMs: 100_000 });
  expect(stdout).toBe("40 {1999000}\n");
});
