/** Every exported stencil has a property or a table test, and is used by the opcode table or as a conversion. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aheadName, MOST_AHEAD, READ_AHEAD } from "../../src/bytecode/ahead.js";
import { loadStencils } from "../support/stencils.js";
import {
  CALL_STENCILS,
  CELL_STENCILS,
  GENERATOR_STENCILS,
  ITEM_STENCILS,
  MEMORY_STENCILS,
  NUMBER_STENCILS,
  OBJECT_STENCILS,
  OWN_STENCILS,
  SHAPE_STENCILS,
  VALUE_STENCILS,
} from "./covered.js";

const LISTS = {
  numbers: NUMBER_STENCILS,
  values: VALUE_STENCILS,
  memory: MEMORY_STENCILS,
  objects: OBJECT_STENCILS,
  calls: CALL_STENCILS,
  cells: CELL_STENCILS,
  generators: GENERATOR_STENCILS,
  items: ITEM_STENCILS,
  own: OWN_STENCILS,
  shapes: SHAPE_STENCILS,
};

test("the lists name exactly the stencils that there are", async () => {
  const { stencils } = await loadStencils();
  const distances = Array.from({ length: MOST_AHEAD }, (_, index) => index + 1);
  const variants = [...READ_AHEAD].flatMap((name) => distances.map((items) => aheadName(name, items)));
  const listed = [...Object.values(LISTS).flatMap((list) => Object.keys(list)), ...variants];
  expect(listed.toSorted()).toEqual([...stencils.keys()].sort());
});

test.each(Object.entries(LISTS))("%s.test.ts names every stencil of its list", (file, list) => {
  const source = readFileSync(new URL(`./${file}.test.ts`, import.meta.url), "utf8");
  for (const name of Object.keys(list)) expect(source, `${file}.test.ts tests ${name}`).toContain(`"${name}"`);
});

test("there is no test file without a list", () => {
  const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".test.ts"));
  expect(files.sort()).toEqual([
    "arithmetic.test.ts",
    "calls.test.ts",
    "cells.test.ts",
    "coverage.test.ts",
    "generators.test.ts",
    "items.test.ts",
    "memory.test.ts",
    "numbers.test.ts",
    "objects.test.ts",
    "own.test.ts",
    "shapes.test.ts",
    "values.test.ts",
  ]);
});
