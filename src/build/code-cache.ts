/**
 * Keeps V8's code of the command's bundles beside them (whole.cts loads it): of all functions that a small program calls,
 * from reading it to stitching its loop. Other versions of Node than the one that builds do without.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import whole from "./whole.cjs";

/** Says to the entries that the code is wanted. */
const KEEP = "PATCHWORK_KEEP_CODE";

/** A bit of everything that short programs are made of, and a loop that gets hot in a thread. */
const SAMPLE = `"""What is called for this is kept."""
import threading
import time
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: float = 0.5

    def moved(self, by, *rest, sign=1, **named):
        return Point(self.x + by * sign, self.y - 1)

def count(n):
    total = 0
    squares = [k * k for k in range(10) if k % 2]
    seen = {"a": 1, **{name: len(name) for name in ("bc", "d")}}
    while total < n:
        total += 1
        if total == n or not squares and seen is None:
            break
    return total

thread = threading.Thread(target=count, args=(100,))
thread.start()
thread.join()
try:
    print(f"{count(20000):,} {Point(1).moved(2)!r} {time.perf_counter() > 0}")
    with open("/nowhere") as file:
        pass
except (OSError, ValueError) as error:
    print(type(error).__name__, lambda: error)
`;

/** Runs the built command of `dist` once, unless its code is there. Throws when it fails. */
export function keepCode(dist: string): void {
  const bundles = ["cli/run.cjs", "threads/worker.whole.cjs"].map((name) => join(dist, name));
  if (bundles.every((file) => existsSync(whole.cacheOf(file)))) return;
  const folder = mkdtempSync(join(tmpdir(), "patchwork-code-"));
  const program = join(folder, "sample.py");
  writeFileSync(program, SAMPLE);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(dist, "cli/main.js"), "run", "--jit", "--no-gil", program],
    { encoding: "utf8", env: { ...process.env, [KEEP]: "1" } },
  );
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`the command's code could not be kept: ${stderr}`);
}
