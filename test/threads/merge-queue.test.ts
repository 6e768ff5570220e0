/**
 * The protocol of biased reference counts (wasm/biased.ts) as a model: every interleaving of its atomic steps is explored.
 * An object that thread 1 made is held by others whose references thread 1 counted; all give it up while thread 1 runs,
 * blocks, ends, and another thread takes its record over. The object must die exactly once, never while somebody has it.
 * Each mechanism is then taken away, and the exploration must find what it is for.
 */
import { describe, expect, test } from "vitest";
import { explore, type Step as StepOf } from "./explore.js";

const ONE = 4;
const READABLE = 1;
const QUEUED = 2;
const MERGED = 3;
type Queue = "closed" | "busy" | readonly number[];

/** What is in shared memory: one object, its place in a container, and the owner's queue (so many entries). */
interface Memory {
  count: number;
  owner: number;
  shared: number;
  queue: Queue;
  slot: boolean;
  lock: boolean;
  deaths: number;
  /** References that threads and the slot really have. */
  held: number;
}

type Step = StepOf<Memory>;
type Body = Generator<Step, unknown, unknown>;
type Act = Generator<Step, void, unknown>;
const step = function* <T>(
  act: (memory: Memory) => T,
  when?: (memory: Memory) => boolean,
): Generator<Step, T, unknown> {
  return (yield when ? { act, when } : { act }) as T;
};

type Broken =
  | "owner dies without looking"
  | "readers enter at 0"
  | "the queue has no reference"
  | "merging for others without locking them out"
  | "closing without emptying"
  | "a full queue is passed on as dead";

/** The protocol, as wasm/biased.ts has it. */
function protocol(broken?: Broken) {
  const use = (memory: Memory) => {
    if (memory.deaths > 0) throw new Error("a dead object is used");
  };
  function* die(): Act {
    yield* step((memory) => {
      memory.deaths++;
      if (memory.held > 0) throw new Error("it dies while somebody has it");
      if (memory.deaths > 1) throw new Error("it dies twice");
      memory.owner = 0;
      memory.shared = MERGED;
    });
  }
  function* merge(owner: number): Body {
    const count = yield* step((memory) => memory.count);
    const mine = yield* step((memory) => memory.owner === owner);
    if (mine) {
      yield* step((memory) => {
        memory.count = 0;
      });
      yield* step((memory) => {
        memory.owner = 0;
      });
    }
    const more = (mine ? count : 0) - (broken === "the queue has no reference" ? 0 : 1);
    // One step: the loop of compare-and-swap ends with one.
    return yield* step((memory) => {
      memory.shared = (((memory.shared >> 2) + more) << 2) | MERGED;
      return memory.shared === MERGED;
    });
  }
  function* handOver(owner: number): Body {
    for (;;) {
      const head = yield* step(
        (memory) => memory.queue,
        (memory) => memory.queue !== "busy",
      );
      if (head === "closed") {
        if (broken !== "merging for others without locking them out") {
          const won = yield* step((memory) => {
            if (memory.queue !== "closed") return false;
            memory.queue = "busy";
            return true;
          });
          if (!won) continue;
        }
        const dead = yield* merge(owner);
        if (broken !== "merging for others without locking them out")
          yield* step((memory) => {
            memory.queue = "closed";
          });
        return dead;
      }
      const done = yield* step((memory) => {
        if (typeof memory.queue === "string" || memory.queue.length !== (head as readonly number[]).length)
          return false;
        memory.queue = [...memory.queue, 1];
        return true;
      });
      if (done) return broken === "a full queue is passed on as dead";
    }
  }
  /** The thread's reference is gone with the first step that says so. */
  function* release(me: number): Body {
    const owner = yield* step((memory) => {
      use(memory);
      return memory.owner;
    });
    if (owner === me) {
      const left = yield* step((memory) => {
        memory.held--;
        return --memory.count;
      });
      if (left !== 0) return;
      const shared = yield* step((memory) => memory.shared);
      if (shared === 0 || broken === "owner dies without looking") return yield* die();
      yield* step((memory) => {
        memory.owner = 0;
      });
      const dead = yield* step((memory) => {
        memory.shared |= MERGED;
        return memory.shared === MERGED;
      });
      if (dead) yield* die();
      return;
    }
    const found = yield* step((memory) => {
      memory.held--;
      const queues = memory.shared === 0 || memory.shared === READABLE;
      memory.shared = queues ? QUEUED : memory.shared - ONE;
      return queues ? "queue" : memory.shared === MERGED;
    });
    if (found === "queue" ? yield* handOver(owner) : found) yield* die();
  }
  function* drain(me: number): Act {
    for (;;) {
      const entries = yield* step((memory) => {
        const { queue } = memory;
        if (typeof queue === "string" || queue.length === 0) return 0;
        memory.queue = [];
        return queue.length;
      });
      if (entries === 0) return;
      for (let i = 0; i < entries; i++) if (yield* merge(me)) yield* die();
    }
  }
  function* close(me: number): Act {
    for (;;) {
      const closed = yield* step((memory) => {
        if (broken !== "closing without emptying" && memory.queue.length !== 0) return false;
        memory.queue = "closed";
        return true;
      });
      if (closed) return;
      yield* drain(me);
    }
  }
  function* open(): Act {
    yield* step(
      (memory) => {
        memory.queue = [];
      },
      (memory) => memory.queue === "closed",
    );
  }
  /** A reader without a lock finds it in the slot; true: it has a reference. */
  function* read(me: number): Body {
    if (!(yield* step((memory) => memory.slot))) return false;
    const owner = yield* step((memory) => memory.owner);
    if (owner === me) throw new Error("the owner reads by another way here");
    const entered = yield* step((memory) => {
      if (memory.shared === MERGED || (memory.shared === 0 && broken !== "readers enter at 0")) return false;
      if (memory.deaths > 0) throw new Error("a reader has a dead object");
      memory.shared += ONE;
      memory.held++;
      return true;
    });
    if (entered) return true;
    // Under the container's lock its reference stands.
    return yield* step((memory) => {
      if (!memory.slot) return false;
      if ((memory.shared & 3) === 0) memory.shared |= READABLE;
      memory.shared += ONE;
      memory.held++;
      return true;
    });
  }
  /** Takes the container's reference out and gives it up. */
  function* take(me: number): Act {
    const had = yield* step((memory) => {
      const was = memory.slot;
      memory.slot = false;
      return was;
    });
    if (had) yield* release(me);
  }
  return { close, drain, open, read, release, take };
}

type Protocol = ReturnType<typeof protocol>;
type Scene = { readonly start: Partial<Memory>; readonly threads: (p: Protocol) => readonly (() => Body)[] };

const SCENES: Readonly<Record<string, Scene>> = {
  "two give up what the owner counted, while it runs and ends": {
    start: { count: 3, held: 3 },
    threads: ({ close, drain, release }) => [
      function* () {
        yield* release(1);
        yield* drain(1);
        yield* close(1);
      },
      () => release(2),
      () => release(3),
    ],
  },
  "the owner blocks and comes back": {
    start: { count: 2, held: 2 },
    threads: ({ close, open, release }) => [
      function* () {
        yield* close(1);
        yield* open();
        yield* release(1);
        yield* close(1);
      },
      () => release(2),
    ],
  },
  "the record's next thread": {
    start: { count: 3, held: 3, queue: "closed" },
    threads: ({ close, open, release }) => [
      function* () {
        yield* open();
        yield* release(1);
        yield* close(1);
      },
      () => release(2),
      () => release(3),
    ],
  },
  "readers of a slot that its owner empties": {
    start: { count: 1, held: 1, slot: true },
    threads: ({ close, read, release, take }) => [
      function* () {
        yield* take(1);
        yield* close(1);
      },
      function* () {
        if (yield* read(2)) yield* release(2);
      },
      function* () {
        if (yield* read(3)) yield* release(3);
      },
    ],
  },
  "readers of a slot that another one empties": {
    start: { count: 2, held: 2, slot: true },
    threads: ({ close, read, release, take }) => [
      function* () {
        yield* release(1);
        yield* close(1);
      },
      () => take(2),
      function* () {
        if (yield* read(3)) yield* release(3);
      },
    ],
  },
};

/** How many states there are. */
function states({ start, threads }: Scene, broken?: Broken): number {
  const bodies = threads(protocol(broken));
  return explore<Memory>({
    bodies,
    start: () => ({
      count: 0,
      owner: 1,
      shared: 0,
      queue: [],
      slot: false,
      lock: false,
      deaths: 0,
      held: 0,
      ...start,
    }),
    end({ deaths }) {
      if (deaths !== 1) throw new Error("nobody has it and it lives");
    },
  });
}

describe("every interleaving", () => {
  test.each(Object.entries(SCENES))("%s", (_, scene) => {
    expect(states(scene)).toBeGreaterThan(100);
  });
});

describe("a mechanism taken away is missed", () => {
  test.each<[Broken, string]>([
    ["owner dies without looking", "it dies while somebody has it"],
    ["readers enter at 0", "it dies while somebody has it"],
    ["the queue has no reference", "nobody has it and it lives"],
    ["merging for others without locking them out", "it"],
    ["closing without emptying", "nobody has it and it lives"],
    ["a full queue is passed on as dead", "it dies"],
  ])("%s", (broken, message) => {
    const failures = Object.values(SCENES).flatMap((scene) => {
      try {
        states(scene, broken);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(failures.join()).toContain(message);
    expect(failures.length).toBeGreaterThan(0);
  });
});
