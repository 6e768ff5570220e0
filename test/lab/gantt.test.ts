/** The timeline as a Mermaid gantt. */
import { expect, test } from "vitest";
import type { TraceEvent } from "../../src/base/trace-events.js";
import { ganttOf } from "../../src/lab/gantt.js";

const track = (tid: number, name: string): TraceEvent => ({
  ...{ name: "thread_name", ph: "M", ts: 0, pid: 1, tid },
  args: { name },
});
const span = (tid: number, name: string, fromMs: number, toMs: number): TraceEvent => ({
  ...{ name, ph: "X", ts: fromMs * 1000, dur: (toMs - fromMs) * 1000, pid: 1, tid },
});

test("a section a thread, a task a piece, waits marked", () => {
  const timeline = [
    ...[track(0, "MainThread"), track(2, "Thread-1 (f)")],
    ...[span(0, "interpreting", 0, 600), span(1, "GIL held", 0, 300), span(1, "waiting for the GIL", 300, 600)],
    ...[span(2, "stitched f:3", 300, 600), span(2, "blocked: sleep", 0, 300)],
  ];
  expect(ganttOf(timeline, "x.py")).toBe(
    [
      ...["gantt", "    title x.py (s)", "    dateFormat x", "    axisFormat %S.%L"],
      ...["    section MainThread", "    interpreting :0, 300", "    GIL wait :crit, 300, 600"],
      ...["    section Thread-1 (f)", "    blocked :done, 0, 300", "    stitched :active, 300, 600", ""],
    ].join("\n"),
  );
});

test("a short run is drawn in microseconds, a long one with minutes", () => {
  expect(ganttOf([track(0, "a"), span(0, "interpreting", 0, 6)], "x")).toContain("interpreting :0, 6000");
  expect(ganttOf([track(0, "a"), span(0, "interpreting", 0, 6)], "x")).toContain("title x (ms)");
  expect(ganttOf([track(0, "a"), span(0, "interpreting", 0, 90_000)], "x")).toContain("axisFormat %M:%S");
});

test("no span, no section; what ends a title for Mermaid is left out", () => {
  expect(ganttOf([], "a: b; c")).toBe("gantt\n    title a  b  c (ms)\n    dateFormat x\n    axisFormat %S.%L\n");
});
