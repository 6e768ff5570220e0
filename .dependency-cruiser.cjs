/**
 * The layers of DESIGN.md as rules: imports go downward only, never in a circle, and the heavy packages stay
 * where they belong. dependency-cruiser 17 cannot read TypeScript 7, so `test/support/layers.mjs` runs it over a
 * mirror of src/ that holds each file's imports; a test shows that violations are found.
 */
const ROWS = [
  ["base"],
  ["bytecode"],
  ["language", "build", "vm"],
  ["jit"],
  ["plugins"],
  ["threads"],
  ["lab", "inspect"],
  ["cli"],
];

const folders = (names) => `^src/(${names.join("|")})/`;

/** A row may import the rows before it. */
const upward = ROWS.slice(0, -1).map((row, i) => ({
  name: `${row.join("-")}-imports-nothing-above`,
  comment:
    "Imports go downward only: base <- bytecode <- language, build, vm <- jit <- plugins <- threads <- lab, inspect <- cli.",
  severity: "error",
  from: { path: folders(row) },
  to: { path: folders(ROWS.slice(i + 1).flat()) },
}));

const apart = ["language", "build", "vm"].map((name, _, all) => ({
  name: `${name}-stands-alone`,
  comment: "language, build and vm do not import each other; what they share stands in bytecode/ or base/.",
  severity: "error",
  from: { path: folders([name]) },
  to: { path: folders(all.filter((other) => other !== name)) },
}));

const only = (name, packages, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: allowed },
  to: { path: `(^|/)node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "all-imports-resolve",
      comment: "An import that resolves to nothing escapes every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "src-is-closed",
      comment: "src/ imports nothing of test/, bench/ or its own output.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench|dist)/" },
    },
    {
      name: "index-is-for-users",
      comment: "src/index.ts (library.ts) is the public library; inside, import the file that defines the thing.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli/|index\\.js)" },
      to: { path: "^src/(index|library)\\.js$" },
    },
    ...upward,
    ...apart,
    only("piscina-only-in-threads", "piscina", "^src/threads/", "jit knows no threads, vm is one thread of execution."),
    only(
      "binaryen-only-in-build-and-its-stitcher",
      "binaryen",
      "^src/(build/|jit/stitch/binaryen)",
      "binaryen costs 0.3 s and 120 MB: never on the start-up path.",
    ),
    only(
      "wabt-only-in-build-and-inspect",
      "wabt",
      "^src/(build|inspect)/",
      "Text forms of wasm are for building and for people.",
    ),
    only(
      "assemblyscript-only-in-build",
      "assemblyscript",
      "^src/build/",
      "The runtime is compiled when the project is built.",
    ),
    only(
      "jiti-only-for-users-modules",
      "jiti",
      "^src/base/user-module",
      "Designs and plug-ins alone are TypeScript at run time.",
    ),
    only("py-ast-only-in-language", "py-ast", "^src/language/", "Everything else sees code objects."),
    only("commander-only-in-cli", "commander", "^src/cli/", "Flags are the command line's business."),
    {
      name: "heavy-packages-are-lazy",
      comment:
        "Loaded by `await import()` when needed, except in the build and in the files below, which are themselves.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(build/|lab/peers/|jit/stitch/binaryen\\.js)" },
      to: { path: "(^|/)node_modules/(binaryen|wabt|pyodide|jiti)/", dependencyTypesNot: ["dynamic-import"] },
    },
    {
      name: "the-binaryen-stitcher-is-lazy",
      comment: "It imports binaryen (0.3 s, 120 MB): whoever wants it says `await import()`.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/jit/stitch/binaryen\\.js$", dependencyTypesNot: ["dynamic-import"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      mainFields: ["module", "main"],
    },
  },
};
