/** The process that measures stitchers, and V8's part of the way, over the same plans. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readRepetitions } from "../../src/lab/driver.js";

const child = fileURLToPath(new URL("../../dist/lab/figures/stitch-child.js", import.meta.url));

test.each(["splice", "v8"])("%s", (what) => {
  const { stdout, stderr } = spawnSync(process.execPath, [child, what, "counting_work"], { encoding: "utf8" });
  expect(stderr).toBe("");
  const repetitions = readRepetitions(stdout);
  expect(repetitions.filter(({ phase }) => phase === "steady").length).toBe(5);
  // The loop's instructions, each time.
  expect(new Set(repetitions.map(({ checksum }) => checksum))).toEqual(new Set(["3"]));
  expect(repetitions.every(({ correct, ms }) => correct && ms > 0)).toBe(true);
});
