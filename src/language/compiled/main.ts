/**
 * Compiles the library of dist/python ahead, into dist/python/.compiled: a step of the build, in a process of its own
 * since build and language know nothing of each other. `node dist/language/compiled/main.js`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMPILED, libraryFinder, PYTHON } from "../module-files.js";
import { compileLibrary } from "./make.js";

const names = readdirSync(PYTHON, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."))
  .sort();
rmSync(COMPILED, { recursive: true, force: true });
mkdirSync(COMPILED, { recursive: true });
for (const [name, text] of compileLibrary(libraryFinder, names)) writeFileSync(join(COMPILED, `${name}.jsonl`), text);
