#!/usr/bin/env node
/**
 * What `patchwork` starts in a built tree (bundle.ts copies it to dist/cli/main.js). `run` is one CommonJS file, its
 * worker another: Node resolves, links and compiles no further modules of ours, which halves the time that a short
 * program takes beyond Node's own start. Everything else, and a `run` that loads modules which share state with ours
 * (plug-ins, native modules) or that only exist as ES modules (binaryen), is made of the library's modules.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { flagUsers } from "../jit/flag-users.js";

const NEEDS_MODULES = /^--(plugin|native|passes)\b|binaryen/;
const [, , command, ...args] = process.argv;

function startRun(): void {
  // Required: an import of a file in CommonJS is first looked through for its exports, which takes milliseconds.
  const require = createRequire(import.meta.url);
  // A worker takes a third of the time of a short program to boot: that begins first.
  const { makeAhead }: typeof import("../threads/make-pool.cjs") = require("../threads/make-pool.cjs");
  flagUsers();
  makeAhead(new URL("../threads/worker.cjs", import.meta.url).href);
  const whole: typeof import("../build/whole.cjs") = require("../build/whole.cjs");
  const { keep } = whole.load(fileURLToPath(new URL("./run.cjs", import.meta.url)));
  // The build asks for it (code-cache.ts).
  if (process.env.PATCHWORK_KEEP_CODE) process.on("exit", keep);
}

if (command === "run" && !args.some((arg) => NEEDS_MODULES.test(arg))) startRun();
else await import(new URL("./command.js", import.meta.url).href);
