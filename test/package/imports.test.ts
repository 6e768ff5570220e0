/** What the import of the library loads at once, found by following the static imports of the built files (and what they require). */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ENTRY = new URL("../../dist/index.js", import.meta.url);

interface Loaded {
  readonly files: Set<string>;
  readonly packages: Set<string>;
}

function follow(file: URL, loaded: Loaded): Loaded {
  if (loaded.files.has(file.href)) return loaded;
  loaded.files.add(file.href);
  const text = readFileSync(fileURLToPath(file), "utf8");
  // A module in CommonJS is bundled with the packages that it requires.
  const imports = /^(?:import|export) (?:[\w$*{},\s]+ from )?"([^"]+)";$|\b__require\("([^"]+)"\)/gm;
  for (const [, imported, required] of text.matchAll(imports)) {
    const name = imported ?? required ?? "";
    if (name.startsWith(".")) follow(new URL(name, file), loaded);
    else if (!name.startsWith("node:")) loaded.packages.add(name);
  }
  return loaded;
}

const loaded = follow(ENTRY, { files: new Set(), packages: new Set() });

test("packages: those of compiling and running, nothing heavy", () => {
  expect([...loaded.packages].sort()).toEqual(["get-east-asian-width", "piscina", "py-ast"]);
});

test("of the lab only its door is loaded", () => {
  const contents = JSON.parse(readFileSync(new URL("chunks/contents.json", ENTRY), "utf8")) as Record<string, string[]>;
  const parts = [...loaded.files].flatMap((file) => contents[file.slice(new URL(".", ENTRY).href.length)] ?? []);
  expect(parts).toContain("language/index.js");
  expect(parts.filter((part) => part.startsWith("lab/"))).toEqual(["lab/api.js"]);
});

test("what is exported is there", async () => {
  expect(existsSync(fileURLToPath(ENTRY))).toBe(true);
  const library = (await import(ENTRY.href)) as Record<string, unknown>;
  for (const name of ["compileProgram", "runProgram", "stitchLoop", "runExperiment", "compareResults", "reportPage"]) {
    expect(typeof library[name], name).toBe("function");
  }
});
