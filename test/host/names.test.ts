/** The runtime's constant tables of names are those of src/bytecode/builtins.ts, in the same order. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BUILTIN_LIST, EXCEPTIONS, MODULES } from "../../src/bytecode/builtins.js";

const source = readFileSync(new URL("../../wasm/names.ts", import.meta.url), "utf8");

function table(name: string): string[] {
  const body = new RegExp(`${name}: StaticArray<string> = \\[([^\\]]*)\\]`).exec(source)?.[1] ?? "";
  return [...body.matchAll(/"([^"]*)"/g)].map((match) => match[1] as string);
}

it("names exceptions, built-ins and modules as the compiler does", () => {
  expect(table("EXCEPTION_NAMES")).toEqual([...EXCEPTIONS]);
  expect(table("BUILTIN_NAMES")).toEqual(BUILTIN_LIST.map(({ name }) => name));
  expect(table("MODULE_NAMES")).toEqual([...MODULES]);
});
