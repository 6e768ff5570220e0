/**
 * How a thread's own object becomes everybody's (wasm/private.ts) as a model: every interleaving of its steps is explored. An owner
 * writes into its list, without the lock as long as nobody was told of it, while another thread finds the list and moves its items to
 * a longer storage. No write may be lost, and nobody may wait for ever. Each mechanism is then taken away, and the exploration must
 * find what it is for.
 */
import { describe, expect, test } from "vitest";
import { explore, type Step as StepOf } from "./explore.js";

interface Thread {
  running: boolean;
  waiting: boolean;
  epoch: number;
  /** Whether it may change its own objects without locks. */
  own: boolean;
}

/** Two lists, of threads 0 and 1: each with its shared word, lock, storages of one item, and which is in use. */
interface Memory {
  epoch: number;
  ended: boolean;
  exposing: number;
  short: boolean;
  threads: Thread[];
  lists: { shared: number; lock: boolean; storages: number[]; used: number }[];
}

type Step = StepOf<Memory>;
type Body = Generator<Step, unknown, unknown>;
type Act = Generator<Step, void, unknown>;
const step = function* <T>(act: (memory: Memory) => T, when?: Step["when"]): Generator<Step, T, unknown> {
  return (yield when ? { act, when } : { act }) as T;
};

type Broken =
  | "who finds does not wait"
  | "whose shared word is not looked at"
  | "who waits for another is waited for"
  | "who waits for a short lock is waited for"
  | "who finds it told of relies on that"
  | "ended at once";

function protocol(broken?: Broken) {
  const thread = (memory: Memory, id: number) => memory.threads[id] as Thread;
  const list = (memory: Memory, id: number) => memory.lists[id] as Memory["lists"][number];

  /** The owner's write: no step of its own lies between its look at the word and its store, but those of others may. */
  function* write(id: number, value: number): Act {
    const own = yield* step((memory) => thread(memory, id).own);
    const shared = yield* step((memory) => list(memory, id).shared);
    const isPrivate = own && (shared === 0 || broken === "whose shared word is not looked at");
    if (!isPrivate) yield* lock(id, id);
    const used = yield* step((memory) => list(memory, id).used);
    yield* step((memory) => {
      list(memory, id).storages[used] = value;
    });
    if (!isPrivate) yield* unlock(id);
  }
  /** Who waits for the lock is offline. */
  function* lock(me: number, id: number): Act {
    yield* step((memory) => {
      thread(memory, me).running = false;
    });
    yield* step(
      (memory) => {
        list(memory, id).lock = true;
        thread(memory, me).running = true;
      },
      (memory) => !list(memory, id).lock,
    );
  }
  const unlock = (id: number) =>
    step((memory) => {
      list(memory, id).lock = false;
    });
  const safepoint = (id: number) =>
    step((memory) => {
      thread(memory, id).epoch = memory.epoch;
    });
  const leave = (id: number) =>
    step((memory) => {
      thread(memory, id).running = false;
    });
  function* passing(me: number, owner: number): Act {
    const isWaiter = broken !== "who waits for another is waited for";
    if (isWaiter) {
      yield* step((memory) => {
        thread(memory, me).waiting = true;
      });
    }
    const epoch = yield* step((memory) => ++memory.epoch);
    yield* step(
      () => undefined,
      (memory) => {
        const { epoch: passed, waiting, running } = thread(memory, owner);
        return passed >= epoch || waiting || !running;
      },
    );
    if (isWaiter) {
      yield* step((memory) => {
        thread(memory, me).waiting = false;
      });
    }
  }
  function* awaitOwner(me: number, id: number): Act {
    const needless = yield* step((memory) => memory.ended || !thread(memory, id).running);
    if (!needless) yield* passing(me, id);
  }
  /** Another thread finds the list. */
  function* find(me: number, id: number): Act {
    yield* step((memory) => memory.exposing++);
    const first = yield* step((memory) => {
      const before = list(memory, id).shared;
      list(memory, id).shared = 1;
      return before === 0;
    });
    if (first && broken !== "who finds does not wait") yield* awaitOwner(me, id);
    yield* step((memory) => memory.exposing--);
  }
  /** And makes it longer. */
  function* grow(me: number, id: number): Act {
    yield* lock(me, id);
    const exposing = yield* step((memory) => memory.exposing > 0);
    if (exposing && broken !== "who finds it told of relies on that") yield* awaitOwner(me, id);
    const item = yield* step((memory) => list(memory, id).storages[list(memory, id).used] as number);
    yield* step((memory) => {
      list(memory, id).used = list(memory, id).storages.push(item) - 1;
    });
    yield* unlock(id);
  }
  /** Nobody does without locks any more. */
  function* end(me: number, owner: number): Act {
    yield* step((memory) => {
      thread(memory, owner).own = false;
    });
    if (broken !== "ended at once") {
      const runs = yield* step((memory) => thread(memory, owner).running);
      if (runs) yield* passing(me, owner);
    }
    yield* step((memory) => {
      memory.ended = true;
    });
  }
  /** A lock for a short section, which nobody goes offline for. */
  function* short(me: number, body: () => Body): Act {
    const isSeen = broken !== "who waits for a short lock is waited for";
    const wait = (waiting: boolean) =>
      step((memory) => {
        thread(memory, me).waiting = waiting;
      });
    if (isSeen) yield* wait(true);
    yield* step(
      (memory) => {
        memory.short = true;
      },
      (memory) => !memory.short,
    );
    if (isSeen) yield* wait(false);
    yield* body();
    yield* step((memory) => {
      memory.short = false;
    });
  }
  return { write, safepoint, leave, find, grow, end, short };
}

type Scene = (made: ReturnType<typeof protocol>) => (() => Body)[];

const SCENES: Record<string, Scene> = {
  "one finds it and makes it longer": ({ write, safepoint, leave, find, grow }) => [
    function* () {
      yield* write(0, 1);
      yield* safepoint(0);
      yield* write(0, 2);
      yield* leave(0);
    },
    function* () {
      yield* find(1, 0);
      yield* grow(1, 0);
    },
  ],
  "two find each other's": ({ write, leave, find, grow }) => [
    function* () {
      yield* write(0, 2);
      yield* find(0, 1);
      yield* grow(0, 1);
      yield* leave(0);
    },
    function* () {
      yield* write(1, 2);
      yield* find(1, 0);
      yield* grow(1, 0);
      yield* leave(1);
    },
  ],
  "two find it, and only the first waits for its owner": ({ write, leave, find, grow }) => [
    function* () {
      yield* write(0, 2);
      yield* leave(0);
    },
    () => find(1, 0),
    function* () {
      yield* find(2, 0);
      yield* grow(2, 0);
    },
  ],
  "it is found under a short lock that the owner wants, too": ({ write, leave, find, grow, short }) => [
    function* () {
      yield* write(0, 1);
      yield* short(0, () => step(() => undefined));
      yield* write(0, 2);
      yield* leave(0);
    },
    function* () {
      yield* short(1, () => find(1, 0));
      yield* grow(1, 0);
    },
  ],
  "one ends it, another relies on that": ({ write, safepoint, leave, find, grow, end }) => [
    function* () {
      yield* write(0, 2);
      yield* safepoint(0);
      yield* leave(0);
    },
    () => end(1, 0),
    function* () {
      yield* find(2, 0);
      yield* grow(2, 0);
    },
  ],
};

/** How many states there are. */
function states(scene: Scene, broken?: Broken): number {
  const bodies = scene(protocol(broken));
  return explore<Memory>({
    bodies,
    start: () => ({
      epoch: 0,
      ended: false,
      exposing: 0,
      short: false,
      threads: bodies.map(() => ({ running: true, waiting: false, epoch: 0, own: true })),
      lists: bodies.map(() => ({ shared: 0, lock: false, storages: [0], used: 0 })),
    }),
    end({ lists }) {
      for (const { storages, used } of lists) {
        if (storages[used] !== Math.max(...storages)) throw new Error("a write is lost");
      }
    },
  });
}

describe("every interleaving", () => {
  test.each(Object.entries(SCENES))("%s", (_, scene) => {
    expect(states(scene)).toBeGreaterThan(50);
  });
});

describe("a mechanism taken away is missed", () => {
  test.each<[Broken, string]>([
    ["who finds does not wait", "a write is lost"],
    ["whose shared word is not looked at", "a write is lost"],
    ["who waits for another is waited for", "they wait for one another"],
    ["who waits for a short lock is waited for", "they wait for one another"],
    ["who finds it told of relies on that", "a write is lost"],
    ["ended at once", "a write is lost"],
  ])("%s", (broken, message) => {
    const failures = Object.values(SCENES).flatMap((scene) => {
      try {
        states(scene, broken);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(failures).toContain(message);
  });
});
