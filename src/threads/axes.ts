/**
 * What an experiment can vary of threads and memory, and the flags of `run` that go with it. Whoever imports this
 * has the JIT's axes too.
 */
import "../jit/axes.js";
import { namedLevels, numberLevel, registerAxis, registerRule } from "../base/axes.js";
import type { RefcountName } from "./options.js";

export const LOCK = registerAxis({
  name: "lock",
  title: "lock",
  levels: [
    { name: "gil", title: "GIL", flags: ["--gil"] },
    { name: "free", title: "free", flags: ["--no-gil"] },
  ],
});

registerAxis({
  name: "refcount",
  title: "reference counts",
  flag: {
    name: "--refcount",
    value: "<policy>",
    about: "reference counts; default: plain with the GIL, else biased",
  },
  levels: namedLevels("--refcount", { plain: "plain", atomic: "atomic", biased: "biased" } satisfies Record<
    RefcountName,
    string
  >),
});

registerRule(({ refcount, lock }) =>
  refcount === "plain" && lock === "free" ? "plain reference counts need the GIL (--gil)" : undefined,
);

registerAxis({
  name: "gil-lock",
  title: "lock under the GIL",
  actsWith: { lock: "gil" },
  flag: { name: "--gil-lock", value: "<name>", about: "the lock under the GIL", open: true },
  levels: namedLevels("--gil-lock", { parking: "parking" }),
});

registerAxis({
  name: "start",
  title: "start",
  flag: {
    name: "--start",
    value: "<kind>",
    about: "warm: the program starts when V8 has optimised the interpreter, as a C compiler has CPython's",
    fallback: "cold",
  },
  levels: [
    { name: "cold", title: "cold", flags: [] },
    { name: "warm", title: "warm", flags: ["--start", "warm"] },
  ],
});

registerRule(({ start, v8 }) =>
  start === "warm" && v8 !== undefined && v8 !== "default"
    ? "a warm start waits for V8's own tiers (--v8 default)"
    : undefined,
);

const LONGEST_SECONDS = 3600;

const interval = numberLevel("--switch-interval", "s", (seconds) => {
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS))
    throw new RangeError(`It must be seconds, more than 0 and at most ${LONGEST_SECONDS}, as 0.005.`);
});

registerAxis({
  name: "switch-interval",
  title: "switch interval",
  actsWith: { lock: "gil" },
  flag: {
    name: "--switch-interval",
    value: "<seconds>",
    about: "how long a thread keeps the GIL when others want it",
    fallback: "0.005",
  },
  levels: ["0.0001", "0.005", "0.05"].map(interval),
  read: interval,
});
