/**
 * The built command in few files: Node opens, parses and links a module in a third of a millisecond, and the
 * start of a program took 190 of them. The entries (command, worker, library) are written over what tsc made; what
 * they share goes to dist/chunks, one level deep as every source folder, so "../folder/file" in an
 * `import.meta.url` means the same in both. Packages stay outside. tsc alone gives a tree that runs as well, slower.
 */
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "rolldown";

/** What is started by name, with what it is made of; everything else is reached from these. */
const ENTRIES = { index: "index", "cli/command": "cli/main", "threads/worker": "threads/worker" };
/** `run` and its worker once more, each as one file (start.ts says why). */
const WHOLE = { "cli/run": "cli/main", "threads/worker.whole": "threads/worker" };
/** What starts them. */
const STARTS = { "cli/start.js": "cli/main.js", "build/start-worker.cjs": "threads/worker.cjs" };
/** Only an ES module, or loaded by every run: a file in CommonJS contains it, with its licence. */
const CONTAINED = /^(get-east-asian-width|commander|py-ast)$|\/node_modules\/(get-east-asian-width|commander|py-ast)\//;
/** Commander and `--v8` start processes, a run of a program hardly ever: Node's module is loaded when it is used. */
const PROCESSES = "node:child_process";
const LATER = "\0processes, later";

/** What start.ts never comes to in CommonJS: it stays with the modules. And what start.ts has loaded before. */
const OUTSIDE =
  /\/(threads\/make-pool\.c|(plugins\/use|jit\/stitch\/binaryen|cli\/(bench|compare|inspect|stencils))\.)js$/;

/** The entries are bundles already: tsc, which writes every file anew, has not run since. */
const isBundled = (dist: string): boolean =>
  /\.\/run\.cjs/.test(readFileSync(join(dist, "cli/main.js"), "utf8")) &&
  ["index", "threads/worker"].every((name) =>
    /^import .*"\.\.?\/chunks\//m.test(readFileSync(join(dist, `${name}.js`), "utf8")),
  );

const isPackage = (id: string): boolean => !id.startsWith(".") && !id.startsWith("/");
/** Modules register axes, policies and plug-ins as they load: none is left out. */
const COMMON = { platform: "node", treeshake: false } as const;

/** Bundles the entries of `dist` in place. Throws what rolldown throws when an import leads nowhere. */
export async function bundle(dist: string): Promise<void> {
  if (isBundled(dist)) return;
  for (const [name, from] of Object.entries(WHOLE)) await makeWhole(dist, name, from);
  await makeModules(dist);
  for (const [from, to] of Object.entries(STARTS)) copyFileSync(join(dist, from), join(dist, to));
  chmodSync(join(dist, "cli/main.js"), 0o755);
}

/** One file in CommonJS. What it imports when asked to stays an import where it is a package or a user's file. */
async function makeWhole(dist: string, name: string, from: string): Promise<void> {
  const { rolldown } = await import("rolldown");
  const folder = join(dist, dirname(name));
  for (const old of readdirSync(folder).filter((file) => file.startsWith(`${basename(name)}.cjs.`)))
    rmSync(join(folder, old));
  const bundled = await rolldown({
    ...COMMON,
    input: { [name]: join(dist, `${from}.js`) },
    external: (id) => isPackage(id) && !CONTAINED.test(id) && id !== PROCESSES && id !== LATER,
    plugins: [leaveOutside(folder), processesLater],
  });
  const { output } = await bundled.write({
    dir: dist,
    format: "cjs",
    codeSplitting: false,
    // Reading it is a part of every start; a name and a line are all that an error's stack needs of it.
    comments: { legal: true, annotation: false, jsdoc: false },
    entryFileNames: "[name].cjs",
    postBanner: (chunk) => licences(chunk.moduleIds),
  });
  await bundled.close();
  if (output.length !== 1) throw new Error(`${name} is not one file`);
  asScript(join(dist, `${name}.cjs`));
}

/** What whole.cts calls it with. */
const PARAMETERS = "exports, require, module, __filename, __dirname, dynamicImport";

/**
 * As whole.cts loads it: a function, named, so that V8's code of another one is not taken for it, with its imports as it wants them, and
 * in ASCII: V8 keeps a text of one byte a character as it is read. Throws where an escape would not mean the character.
 */
function asScript(file: string): void {
  const source = readFileSync(file, "utf8").replace(/^#!.*\n/, "");
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(source)) throw new Error(`${file}: String.raw of other characters than ASCII`);
  const text = source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const script = text.replace(/(?<![.\w$])import\(/g, "dynamicImport(");
  writeFileSync(file, `// bundle ${id}\n(function (${PARAMETERS}) {${script}\n})\n`);
}

function leaveOutside(folder: string): Plugin {
  return {
    name: "leave outside",
    resolveId(id, importer) {
      const file = importer === undefined || isPackage(id) ? "" : resolve(dirname(importer), id);
      return OUTSIDE.test(file) ? { id: relative(folder, file), external: true } : null;
    },
  };
}

const processesLater: Plugin = {
  name: "processes later",
  resolveId: (id, importer) => (id !== PROCESSES ? null : importer === LATER ? { id, external: true } : LATER),
  load: (id) => (id === LATER ? `exports.spawn = (...args) => require("${PROCESSES}").spawn(...args);` : null),
};

/** The licences of the packages that a file contains. */
function licences(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => /^.*\/node_modules\/[^/]+/.exec(file) ?? []));
  return [...folders]
    .map((folder) => `/*! contains ${basename(folder)}\n${readFileSync(licenceOf(folder), "utf8")}*/`)
    .join("\n");
}

/** Packages spell it as they like. Throws when there is none. */
function licenceOf(folder: string): string {
  const name = readdirSync(folder).find((file) => /^licen[cs]e(\.md|\.txt)?$/i.test(file));
  if (name === undefined) throw new Error(`${folder} has no licence to be copied`);
  return join(folder, name);
}

async function makeModules(dist: string): Promise<void> {
  const { rolldown } = await import("rolldown");
  const bundled = await rolldown({
    ...COMMON,
    input: Object.fromEntries(Object.entries(ENTRIES).map(([name, from]) => [name, join(dist, `${from}.js`)])),
    external: isPackage,
  });
  rmSync(join(dist, "chunks"), { recursive: true, force: true });
  const { output } = await bundled.write({ dir: dist, format: "esm", chunkFileNames: "chunks/[name]-[hash].js" });
  // Which file holds what: the tests ask it what an import loads.
  const contents = output.flatMap((file) =>
    file.type === "chunk" ? [[file.fileName, file.moduleIds.map((id) => relative(dist, id))] as const] : [],
  );
  writeFileSync(join(dist, "chunks/contents.json"), `${JSON.stringify(Object.fromEntries(contents), null, 1)}\n`);
  await bundled.close();
}
