/**
 * Modules of the library come compiled part by part. A program that links them has the very code that it would have if
 * their texts were compiled with it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { moduleFiles } from "../../dist/language/module-files.js";
import { type CodeObject, fullName, modulesOf, type Program } from "../../src/bytecode/code.js";
import { OPCODES } from "../../src/bytecode/opcodes.js";
import { compileProgram } from "../../src/language/index.js";
import { WHOLE } from "../support/extent.js";

const PROGRAMS = fileURLToPath(new URL("../programs/", import.meta.url));

/** A code object without the numbers of a whole program. */
function canonical(program: Program, code: CodeObject) {
  const { instructions, constants, loops, module, registers, localNames, ...rest } = code;
  const text: unknown[] = [];
  // Comprehensions of a module's own code have registers, whether or not their part is needed.
  const isBody = module !== undefined && code.name === "<module>";
  for (let pc = 0; pc < instructions.length / 4; pc++) {
    const [code = 0, ...fields] = instructions.subarray(pc * 4, pc * 4 + 4);
    const row = OPCODES[code];
    text.push([
      row?.name,
      ...(["a", "b", "c"] as const).map((field, index) => {
        const value = fields[index] as number;
        switch (row?.fields[field]) {
          case "const":
            return constants[value];
          case "global":
            return program.globals[value];
          case "code":
            return program.codes[value]?.qualifiedName;
          case "reg":
            return isBody ? "a register" : value;
          case "loop":
            return loops.findIndex(({ id }) => id === value);
          default:
            return row?.name === "IMPORT" && field === "b" ? program.modules?.[value]?.name : value;
        }
      }),
    ]);
  }
  const frame = isBody ? {} : { registers, localNames };
  return { ...rest, ...frame, text, loops: loops.map(({ header, back }) => [header, back]) };
}

/** All code by module, in the order in which it is defined, and the modules themselves. */
function whole(program: Program) {
  const codes = program.codes.map((code) => [fullName(program, code), canonical(program, code)] as const);
  const modules = modulesOf(program).map(({ code: _code, source: _source, globals, ...rest }) => ({
    ...rest,
    globals: globals.map(([name, slot]) => [name, program.globals[slot]]).sort(),
  }));
  const ids = program.codes.flatMap(({ loops }) => loops.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(program.loopCount);
  return { modules, codes: codes.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}

const IMPORTS = /^(?:from|import) +([\w., ]+?)(?: import .*)?$/gm;

/** Programs of which each imports a module that no other one before it does; with `WHOLE=1`, another combination of modules. */
function programsToCompare(): string[] {
  const seen = new Set<string>();
  const isNew = (key: string) => seen.size < seen.add(key).size;
  return readdirSync(PROGRAMS).filter((name) => {
    if (!name.endsWith(".py")) return false;
    const text = readFileSync(join(PROGRAMS, name), "utf8");
    const modules = [...text.matchAll(IMPORTS)]
      .flatMap(([, names = ""]) => names.split(/, */))
      .filter((one) => one !== "sys");
    if (WHOLE) return modules.length > 0 && isNew(modules.sort().join());
    return modules.filter(isNew).length > 0;
  });
}
const programs = programsToCompare();

test("there are programs to compare", () => expect(programs.length).toBeGreaterThan(30));

test.each(programs)("%s: linked as compiled from text", (name) => {
  const file = join(PROGRAMS, name);
  const finder = moduleFiles(file);
  const { compiled: _compiled, ...asText } = finder;
  const text = readFileSync(file, "utf8");
  let linked: Program;
  try {
    linked = compileProgram(text, file, finder);
  } catch (error) {
    expect(() => compileProgram(text, file, asText)).toThrow((error as Error).message);
    return;
  }
  expect(whole(linked)).toEqual(whole(compileProgram(text, file, asText)));
});
