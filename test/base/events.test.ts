/** The accounting of a thread's time over a clock that the test moves: exact whatever comes, bounded however much comes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIVITIES, type EventLog, EventRecorder, SPAN_FIELDS } from "../../src/base/events.js";
import { LAYOUT } from "../../src/base/layout.js";
import { traceEvents } from "../../src/base/trace-events.js";

const {
  EVENT_RUN: RUN,
  EVENT_LEAVE: LEAVE,
  EVENT_GIL_WAIT: GIL_WAIT,
  EVENT_GIL_TAKEN: GIL_TAKEN,
  EVENT_GIL_DROPPED: GIL_DROPPED,
  EVENT_BLOCK: BLOCK,
  EVENT_UNBLOCK: UNBLOCK,
  EVENT_STITCHED: STITCHED,
  EVENT_UNSTITCHED: UNSTITCHED,
  EVENT_COMPILE: COMPILE,
  EVENT_COMPILED: COMPILED,
  EVENT_COLLECT: COLLECT,
  EVENT_COLLECTED: COLLECTED,
} = LAYOUT;

type Step = readonly [atMs: number, event: number, value?: number];

function recorded(steps: readonly Step[], endMs = 0): EventLog {
  let now = 0;
  const recorder = new EventRecorder(() => now, 0);
  for (const [at, event, value = 0] of steps) {
    now = at;
    recorder.record(event, value);
  }
  now = Math.max(now, endMs);
  return recorder.log();
}

const sum = ({ activityMs }: EventLog): number => ACTIVITIES.reduce((total, name) => total + activityMs[name], 0);

describe("each moment belongs to the innermost activity", () => {
  const nothing = Object.fromEntries(ACTIVITIES.map((name) => [name, 0]));
  test.each<[string, Step[], Partial<EventLog["activityMs"]>]>([
    [
      "a thread that waits for the GIL first",
      [
        [1, GIL_WAIT],
        [4, GIL_TAKEN],
        [5, RUN],
        [9, LEAVE],
        [10, GIL_DROPPED],
      ],
      { gilWait: 3, interpreting: 5 },
    ],
    [
      "handing the GIL over and finding it taken is one wait",
      [
        [0, GIL_TAKEN],
        [0, RUN],
        [2, GIL_WAIT],
        [2, GIL_DROPPED],
        [3, GIL_WAIT],
        [7, GIL_TAKEN],
        [8, LEAVE],
      ],
      { interpreting: 3, gilWait: 5 },
    ],
    [
      "compiling and waiting inside stitched code",
      [
        [0, RUN],
        [1, STITCHED, 3],
        [2, COMPILE, 3],
        [4, COMPILED, 3],
        [5, BLOCK, LAYOUT.BLOCKED_OBJECT],
        [8, UNBLOCK],
        [9, UNSTITCHED, 3],
        [10, LEAVE],
      ],
      { interpreting: 2, stitched: 3, compiling: 2, lockWait: 3 },
    ],
    [
      "a lock of the program is a lock, sleeping is blocking, the GIL afterwards is the GIL",
      [
        [0, RUN],
        [1, BLOCK, LAYOUT.BLOCKED_LOCK],
        [1, GIL_DROPPED],
        [3, UNBLOCK],
        [3, GIL_WAIT],
        [6, GIL_TAKEN],
        [7, BLOCK, LAYOUT.BLOCKED_SLEEP],
        [11, UNBLOCK],
        [12, LEAVE],
      ],
      { interpreting: 3, lockWait: 2, gilWait: 3, blocked: 4 },
    ],
    [
      "collecting, with a finaliser that sleeps",
      [
        [0, RUN],
        [1, STITCHED, 3],
        [2, COLLECT],
        [5, BLOCK, LAYOUT.BLOCKED_SLEEP],
        [6, UNBLOCK],
        [7, COLLECTED],
        [9, UNSTITCHED, 3],
        [10, LEAVE],
      ],
      { interpreting: 2, stitched: 3, collecting: 4, blocked: 1 },
    ],
    [
      "a thread that never left counts to the end",
      [
        [0, RUN],
        [2, STITCHED, 1],
      ],
      { interpreting: 2, stitched: 18 },
    ],
  ])("%s", (_, steps, expected) => {
    const log = recorded(steps, 20);
    expect(log.activityMs).toEqual({ ...nothing, ...expected });
    expect(sum(log)).toBe(log.totalMs);
  });
});

test("whatever is recorded, in whatever order, the parts add up and no span is negative", () => {
  const step = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 13 }), fc.nat(5));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const times = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, [gap]) => sum + gap, 0));
      const log = recorded(steps.map(([, event, value], index) => [times[index] ?? 0, event, value]));
      expect(sum(log)).toBe(log.totalMs);
      for (let span = 0; span < log.spans.length; span += SPAN_FIELDS) {
        expect(log.spans[span + 1]).toBeGreaterThanOrEqual(log.spans[span] as number);
      }
    }),
  );
});

describe("a flood", () => {
  const flood = (count: number, gapMs: number): Step[] =>
    Array.from({ length: count }, (_, turn): Step[] => {
      const at = turn * (gapMs + 1 / 1024);
      return [
        [at, STITCHED, 2],
        [at + 1 / 1024, UNSTITCHED, 2],
      ];
    }).flat();

  test("of entries close to each other is one span that knows their number", () => {
    const log = recorded([[0, RUN], ...flood(100_000, 1 / 256), [1000, LEAVE]]);
    expect(log.activityMs.stitched).toBeCloseTo(100_000 / 1024, 6);
    expect(log.dropped).toBe(0);
    const [span] = traceEvents([{ name: "T", log }], { startMs: 0, loopName: () => "f:3", assembled: [] }).filter(
      ({ name }) => name.startsWith("stitched"),
    );
    expect(span).toMatchObject({ name: "stitched f:3", args: { entries: 100_000 } });
  });

  test("of entries far from each other drops the short ones and says so; totals and long spans stay", () => {
    const log = recorded([[-50, RUN], [-40, COMPILE, 2], [-30, COMPILED, 2], ...flood(100_000, 1 / 8), [1e6, LEAVE]]);
    expect(log.activityMs.stitched).toBeCloseTo(100_000 / 1024, 6);
    expect(log.activityMs.compiling).toBe(10);
    expect(log.spans.length / SPAN_FIELDS).toBeLessThanOrEqual(1 << 14);
    expect(log.dropped).toBeGreaterThan(0);
    const names = traceEvents([{ name: "T", log }], { startMs: -50, loopName: String, assembled: [] }).map(
      ({ name }) => name,
    );
    expect(names).toContain("compiling 2");
    expect(names.some((name) => /^\d+ spans shorter than [\d.]+ ms are not shown$/.test(name))).toBe(true);
  });
});

test("what was compiled in the background has a row of its own", () => {
  const log = recorded([
    [0, RUN],
    [100, LEAVE],
  ]);
  const assembled = [{ loop: 7, beganMs: 20, endedMs: 60 }];
  const context = { startMs: 10, loopName: (loop: number) => `f:${loop}`, assembled };
  const events = traceEvents([{ name: "T", log }], context);
  const row = events.find(({ args }) => args?.name === "Assembler");
  expect(events).toContainEqual(
    expect.objectContaining({ name: "compiling f:7", ts: 10_000, dur: 40_000, tid: row?.tid, args: { loop: 7 } }),
  );
  expect(events.filter(({ tid }) => tid === row?.tid)).toHaveLength(2);
  expect(traceEvents([], context)).toEqual([]);
});
