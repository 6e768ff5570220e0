/**
 * Loads a bundle that is one file in CommonJS, with V8's code for it where the build has kept that (code-cache.ts): compiling
 * half a megabyte of JavaScript, and each function of it at its first call, is a fifth of what a short program takes. No
 * imports but Node's.
 */
import fs = require("node:fs");
import nodeModule = require("node:module");
import path = require("node:path");
import url = require("node:url");
import v8 = require("node:v8");
import vm = require("node:vm");
import workers = require("node:worker_threads");

/** A file's exports, and whether V8 took the code that was kept for it. */
interface Whole {
  readonly exports: unknown;
  readonly cached: boolean;
  /** Keeps the code of all functions that were called by now. */
  keep(): void;
}

/** Bundles are in ASCII (bundle.ts). */
const read = (file: string): string => fs.readFileSync(file, "latin1");

/**
 * The code of another version of Node has another name, so does that of another bundle: V8 compares no more of the source
 * than its length. Bundles begin with a line that says which they are (bundle.ts).
 */
function cacheOf(file: string, source = read(file)): string {
  const bundle = /^\/\/ bundle ([0-9a-f]+)\n/.exec(source)?.[1] ?? "unnamed";
  return `${file}.${bundle}-${process.version}-${process.arch}.cache`;
}

function kept(cache: string): Buffer | undefined {
  try {
    return fs.readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** Loads a bundle: a function as bundle.ts writes it, with `dynamicImport` for `import`: V8's code for a Script cannot import. */
function load(file: string): Whole {
  const source = read(file);
  const cache = cacheOf(file, source);
  const cachedData = kept(cache);
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  const base = url.pathToFileURL(file);
  const dynamicImport = (name: string) => import(name.startsWith(".") ? new URL(name, base).href : name);
  script.runInThisContext()(
    module.exports,
    nodeModule.createRequire(file),
    module,
    file,
    path.dirname(file),
    dynamicImport,
  );
  return {
    exports: module.exports,
    cached: cachedData !== undefined && script.cachedDataRejected === false,
    keep() {
      // V8 takes it only under the flags under which it was made: without the one that vm/modules.ts sets when all are loaded.
      if (process.versions.v8.startsWith("11."))
        v8.setFlagsFromString("--turbo-use-mid-tier-regalloc-for-huge-functions");
      // Several threads may do so at once.
      const file = `${cache}.${process.pid}-${workers.threadId}`;
      fs.writeFileSync(file, script.createCachedData());
      fs.renameSync(file, cache);
    },
  };
}

export = { load, cacheOf };
