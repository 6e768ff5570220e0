/**
 * Built-in functions, conversions and reprs against CPython: an expression a line of builtins.txt, its repr or the
 * error that it raises. Addresses and the numbers of threads differ; the oracle's Thread is a subclass, Sequential.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadOracle } from "../support/oracle.js";
import { runInProcess } from "./in-process.js";

const oracle = await loadOracle();
const expressions = readFileSync(new URL("builtins.txt", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean);

const IMPORTS = "import threading, time\n";
const comparable = (text: string): string =>
  text
    .replaceAll(/0x[0-9a-f]{4,}/g, "0x…")
    .replaceAll(/Thread-\d+/g, "Thread-N")
    .replaceAll("Sequential", "Thread");
const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

test("every expression does what it does in CPython", () => {
  const wrong = expressions.flatMap((expression) => {
    const source = `${IMPORTS}x = ${expression}\nprint([x])\n`;
    const ours = runInProcess(source, { specialise: true });
    const truth = oracle.run("program.py", source);
    const [got, wanted] = [ours, truth].map(({ stdout, stderr }) => comparable(stdout + lastLine(stderr)));
    return got === wanted ? [] : [{ expression, got, wanted }];
  });
  expect(wrong).toEqual([]);
});
