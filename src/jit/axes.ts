/**
 * What an experiment can vary of the JIT, and the flags of `run` that go with it. Imports types and names only: the
 * command reads this before it loads anything heavy.
 */
import { namedLevels, numberLevel, registerAxis, registerRule } from "../base/axes.js";
import { TUNABLES } from "../base/tunables.js";
import { V8_TIERS, type V8Tier } from "../base/v8-tiers.js";
import { parsePasses, passesName } from "./stitch/passes.js";

export const ENGINE = registerAxis({
  name: "engine",
  title: "engine",
  levels: [
    { name: "interp", title: "interpreter", flags: ["--no-jit"] },
    { name: "jit", title: "JIT", flags: ["--jit"] },
  ],
});

registerAxis({
  name: "region",
  title: "region",
  actsWith: { engine: "jit" },
  flag: { name: "--region", value: "<policy>", about: "what is compiled", open: true },
  levels: namedLevels("--region", { loop: "loop", function: "function", trace: "trace", auto: "auto" }),
});

registerAxis({
  name: "hotness",
  title: "hotness",
  actsWith: { engine: "jit" },
  flag: { name: "--hotness", value: "<policy>", about: "when loops are compiled", open: true },
  levels: namedLevels("--hotness", {
    backoff: "counters with back-off",
  }),
});

registerAxis({
  name: "compile",
  title: "compilation",
  actsWith: { engine: "jit" },
  flag: {
    name: "--compile",
    value: "<where>",
    about:
      "how hot loops are compiled: in the background, for a quarter of the time at most, or at once, while the thread waits; default: background; at-once with --hot, a plug-in's --hotness, or threads",
  },
  levels: namedLevels("--compile", {
    background: "in the background",
    "at-once": "at once",
  }),
});

registerAxis({
  name: "stitcher",
  title: "stitcher",
  actsWith: { engine: "jit" },
  flag: { name: "--stitcher", value: "<name>", about: "how code is stitched", open: true },
  levels: namedLevels("--stitcher", {
    splice: "splice",
    binaryen: "binaryen",
    "binaryen-opt": "binaryen with its optimiser",
  }),
});

const passesLevel = (text: string) => {
  const name = passesName(parsePasses(text));
  return { name, title: `passes ${name}`, flags: ["--stitcher", "binaryen", "--passes", name] };
};

registerAxis({
  name: "passes",
  title: "Binaryen passes",
  actsWith: { engine: "jit" },
  flag: {
    name: "--passes",
    value: "<list>",
    about: "Binaryen passes over stitched code, in order, as merge-blocks,vacuum; or none, or default (its -O3)",
  },
  levels: ["none", "default"].map(passesLevel),
  read: passesLevel,
});

registerAxis({
  name: "threshold",
  title: "hot threshold",
  actsWith: { engine: "jit" },
  flag: {
    name: "--hot",
    value: "<turns>",
    about: "turns of a loop before it is compiled",
  },
  levels: [TUNABLES.HOT_BACK_EDGES / 10, TUNABLES.HOT_BACK_EDGES, TUNABLES.HOT_BACK_EDGES * 10].map((turns) =>
    turnsLevel(String(turns)),
  ),
  read: turnsLevel,
});

function turnsLevel(text: string) {
  return numberLevel("--hot", "turns", (turns) => {
    if (!Number.isInteger(turns) || turns < 1) throw new RangeError("It must be a whole number from 1 on.");
  })(text);
}

const TIER_TITLES = {
  default: "V8's own tiers",
  liftoff: "Liftoff only",
  turbofan: "TurboFan only",
} satisfies Record<V8Tier, string>;

registerAxis({
  name: "v8",
  title: "V8 tier",
  flag: { name: "--v8", value: "<tier>", about: "which of V8's compilers run", fallback: "default" },
  levels: (Object.keys(V8_TIERS) as V8Tier[]).map((tier) => ({
    name: tier,
    title: TIER_TITLES[tier],
    flags: ["--v8", tier],
    nodeFlags: V8_TIERS[tier],
  })),
});

registerRule(({ passes, stitcher }) =>
  passes !== undefined && stitcher !== undefined && stitcher !== "binaryen"
    ? `passes are the binaryen stitcher's, ${stitcher} takes none`
    : undefined,
);

// Measured: 12 s to over a minute in each worker, Node 20 and 26.
registerRule(({ v8, stitcher, passes }) =>
  v8 === "turbofan" && (stitcher?.startsWith("binaryen") || passes !== undefined)
    ? "TurboFan alone would compile Binaryen itself before the program starts, which takes up to a minute"
    : undefined,
);
