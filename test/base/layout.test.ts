/** The map of shared memory: no two words of the control block, or of the thread record, share a place. */
import { expect, test } from "vitest";
import { LAYOUT } from "../../src/base/layout.js";

/** What a plug-in's lock has for itself. */
const PRIVATE_BYTES = 128;

test("every word of the control block has a place of its own", () => {
  // CONTROL_GIL and CONTROL_POOLS begin areas; CONTROL_BASE is an address.
  const words = Object.entries(LAYOUT).filter(([name]) => /^CONTROL_(?!BASE$)/.test(name));
  const places = new Map<number, string[]>();
  for (const [name, offset] of words) places.set(offset, [...(places.get(offset) ?? []), name]);
  expect([...places.values()].filter((names) => names.length > 1)).toEqual([]);
});

test("every word of the thread record has a place of its own, within the record", () => {
  // THREAD_STATE_* are values, THREAD_SIZE is the record's.
  const words = Object.entries(LAYOUT).filter(([name]) => /^THREAD_(?!STATE_|SIZE$)/.test(name));
  const places = new Map<number, string[]>();
  for (const [name, offset] of words) places.set(offset, [...(places.get(offset) ?? []), name]);
  expect([...places.values()].filter((names) => names.length > 1)).toEqual([]);
  expect(Math.max(...places.keys())).toBeLessThan(LAYOUT.THREAD_SIZE);
});

test("the GIL's area, that of a plug-in's lock included, holds no other word", () => {
  const { CONTROL_GIL, GIL_PRIVATE } = LAYOUT;
  const within = Object.entries(LAYOUT).filter(
    ([name, offset]) =>
      /^CONTROL_(?!BASE$)/.test(name) && offset > CONTROL_GIL && offset < CONTROL_GIL + GIL_PRIVATE + PRIVATE_BYTES,
  );
  expect(within).toEqual([]);
});
