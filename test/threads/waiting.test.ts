/**
 * Waiting in threading.py: nobody's word is lost. Each program runs with the library as it is and with a waiting that is
 * broken on purpose, which has to show.
 */
import { afterAll, describe, expect, test } from "vitest";
import { moduleFiles } from "../../dist/language/module-files.js";
import { closePool } from "../../dist/threads/pool.js";
import { FREE, GIL, runSource } from "./run-source.js";

afterAll(closePool);

/** The library with a text of threading.py replaced. */
function broken(from: string, to: string) {
  const files = moduleFiles("test.py");
  return {
    ...files,
    find: (name: string) => {
      const found = files.find(name);
      if (name !== "threading" || !found) return found;
      expect(found.text).toContain(from);
      return { ...found, text: found.text.replace(from, to) };
    },
  };
}

/** Two threads take turns; one that hears nothing for `seconds` says so. */
const takeTurns = (turns: number, seconds: number) => `
from threading import Condition, Lock, Thread
turn = 0
lost = []
changed = Condition(Lock())
def play(me):
    global turn
    for i in range(${turns}):
        with changed:
            while turn != me:
                if not changed.wait(${seconds}) and turn == me:
                    lost.append(i)
            turn = 1 - me
            changed.notify()
players = [Thread(target=play, args=(me,)) for me in (0, 1)]
for player in players:
    player.start()
for player in players:
    player.join()
print("lost" if lost else "none")
`;

const ENTER_THEN_RELEASE = `        self._waiters.append(waiter)
        saved = self._lock._release_save() if self._reentrant else self.release()
`;
const RELEASE_THEN_ENTER = `        saved = self._lock._release_save() if self._reentrant else self.release()
        self._waiters.append(waiter)
`;

/** A lock that two threads may hold shows in lost additions. */
const ADD_UNDER_RLOCK = `
from threading import RLock, Thread
lock = RLock()
total = [0]
def add():
    for i in range(10000):
        with lock:
            with lock:
                total[0] += 1
adders = [Thread(target=add) for _ in range(4)]
for adder in adders:
    adder.start()
for adder in adders:
    adder.join()
print(total[0])
`;
const OWNER_TEST = "        if self._owner == me:\n            self._count += 1";

describe.each([
  ["free", FREE],
  ["GIL", GIL],
  ["free, JIT", { ...FREE, jit: true }],
])("%s", (_, options) => {
  test("a condition loses no word", async () => {
    expect((await runSource(takeTurns(3000, 15), options)).stdout).toBe("none\n");
  });

  test("an RLock is one thread's", async () => {
    expect((await runSource(ADD_UNDER_RLOCK, options)).stdout).toBe("40000\n");
  });
});

test("a condition whose waiters come too late does lose some", async () => {
  const finder = broken(ENTER_THEN_RELEASE, RELEASE_THEN_ENTER);
  expect((await runSource(takeTurns(3000, 0.2), { ...FREE, finder })).stdout).toBe("lost\n");
});

test("an RLock that anybody may take again does lose additions", async () => {
  const finder = broken(OWNER_TEST, OWNER_TEST.replace("self._owner == me", "self._owner"));
  const { stdout, stderr } = await runSource(ADD_UNDER_RLOCK, { ...FREE, finder });
  expect(`${stdout}${stderr}`).not.toBe("40000\n");
});
