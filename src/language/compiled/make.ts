/**
 * Compiles modules of the library part by part, for the build. A module stays as text where parts cannot stand alone:
 * with star imports, or annotations of the module's own.
 */
import type { CodeObject } from "../../bytecode/code.js";
import { OPCODES } from "../../bytecode/opcodes.js";
import { annotationsOfBody } from "../annotations.js";
import { modulesBehind } from "../builtins-in-python.js";
import { COMPILERS } from "../compile/compilers.js";
import { compileModule } from "../compile/functions.js";
import { Folder } from "../fold.js";
import { absoluteName, importsIn } from "../import-statements.js";
import { followImports } from "../imports.js";
import { type LibraryPart, ONLY_FOR_BASES, partsOf, wordsAndModules } from "../library-parts.js";
import { mangleNames } from "../mangle.js";
import type { Imports, ModuleFinder, ModuleSource } from "../module-sources.js";
import { checkPlacement } from "../placement.js";
import type { Scopes } from "../scopes.js";
import { SourceText } from "../source-text.js";
import { findScopes } from "../symbols.js";
import type { Located, Module, Statement } from "../syntax.js";
import type { ProgramState } from "../unit.js";
import { type ModuleHead, type PackedCode, type PartCode, type PartHead, packCode } from "./format.js";
import { docOf } from "./module-doc.js";

interface MadePart {
  readonly head: PartHead;
  readonly code: PartCode;
}

/** The files of all modules that can be compiled ahead, by name; `finder` finds the library alone. */
export function compileLibrary(finder: ModuleFinder, names: readonly string[]): Map<string, string> {
  const whole = compileModules(finder, names);
  const plain = compileModules(withoutBases(finder), names);
  const files = new Map<string, string>();
  for (const [name, module] of plain) {
    const other = whole.get(name);
    if (!other) continue;
    const isSame = JSON.stringify(other.parts) === JSON.stringify(module.parts);
    const head: ModuleHead = {
      name,
      ...(module.doc === undefined ? {} : { doc: module.doc }),
      parts: module.parts.map((part) => part.head),
      ...(isSame ? {} : { withBases: other.parts.map((part) => part.head) }),
    };
    const parts = [...module.parts, ...(isSame ? [] : other.parts)];
    files.set(name, [head, ...parts.map(({ code }) => code)].map((line) => `${JSON.stringify(line)}\n`).join(""));
  }
  return files;
}

const withoutBases = (finder: ModuleFinder): ModuleFinder => ({
  library: finder.library,
  find: (name) => {
    const found = finder.find(name);
    return found && { ...found, text: found.text.replace(ONLY_FOR_BASES, "") };
  },
});

interface MadeModule {
  readonly doc: string | undefined;
  readonly parts: readonly MadePart[];
}

function compileModules(finder: ModuleFinder, names: readonly string[]): Map<string, MadeModule> {
  const program = new SourceText("library", names.map((name) => `import ${name}\n`).join(""));
  const imports = followImports(program, finder, "whole");
  const made = new Map<string, MadeModule>();
  for (const module of imports.modules) {
    if (module.name === "__main__" || !module.body) continue;
    const parts = compileParts(imports, module, module.body);
    if (parts) made.set(module.name, { doc: docOf(module.body.tree), parts });
  }
  return made;
}

function compileParts(
  imports: Imports,
  module: ModuleSource,
  { source, tree }: NonNullable<ModuleSource["body"]>,
): MadePart[] | undefined {
  const stars = [...importsIn(tree.body)].some(({ node }) => node.names[0]?.name === "*");
  if (stars || annotationsOfBody(tree.body).length > 0) return undefined;
  mangleNames(tree);
  checkPlacement(source, tree);
  const scopes = findScopes(source, tree);
  const inside = module.isPackage ? module.name : module.name.split(".").slice(0, -1).join(".");
  const parts = partsOf(source.text, inside);
  return parts.map((part, index) => {
    const end = parts[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    const body = tree.body.filter((statement) => firstLine(statement) >= part.line && firstLine(statement) < end);
    return compilePart({ imports, module, source, scopes }, part, { ...tree, body });
  });
}

function firstLine(statement: Statement): number {
  const { decorator_list = [], lineno } = statement as Statement & Located & { decorator_list?: readonly Located[] };
  return Math.min(lineno, ...decorator_list.map((decorator) => decorator.lineno));
}

interface Place {
  readonly imports: Imports;
  readonly module: ModuleSource;
  readonly source: SourceText;
  readonly scopes: Scopes;
}

function compilePart({ imports, module, source, scopes }: Place, part: LibraryPart, tree: Module): MadePart {
  const codes: (CodeObject | undefined)[] = [];
  const symbols: string[] = [];
  const folder = new Folder(source);
  const globals = new Map<string, number>();
  const tooLarge = () => new RangeError(`${source.file}: a part is too large`);
  const numbered = { codes, globals, slots: symbols, loopCount: 0 };
  const state: ProgramState = { ...numbered, source, scopes, folder, compilers: COMPILERS, module, imports, tooLarge };
  compileModule(state, tree, []);
  const behind = modulesBehind(part.text, tree);
  const reached = [...new Set([...modulesReached(imports, module, tree), ...behind])];
  const byNumber = new Map(reached.map((name, index) => [imports.of(name)?.number as number, index]));
  const { words, modules } = wordsAndModules(part);
  return {
    head: {
      ...(part.names ? { names: part.names } : {}),
      words,
      reaches: modules.filter((name) => imports.of(name)),
      imports: reached,
      bound: [...findScopes(source, tree).assignedGlobals],
    },
    code: { symbols, loopCount: state.loopCount, codes: (codes as CodeObject[]).map((code) => packed(code, byNumber)) },
  };
}

/** The modules that the part's import statements lead to: as imports.ts follows them, and as compile/imports.ts names them. */
function modulesReached(imports: Imports, module: ModuleSource, { body }: Module): string[] {
  const names = [...importsIn(body)].flatMap(({ node }) => {
    if (node.nodeType === "Import") return node.names.flatMap(({ name }) => [name, name.split(".")[0] as string]);
    const from = absoluteName(module, node) ?? "";
    return [from, ...node.names.map(({ name }) => `${from}.${name}`)];
  });
  return [...new Set(names.filter((name) => imports.of(name)))];
}

const WORDS = 4;

function packed(code: CodeObject, modules: ReadonlyMap<number, number>): PackedCode {
  const instructions = code.instructions.slice();
  const refers = { codes: [] as number[], symbols: [] as number[], modules: [] as number[], loops: [] as number[] };
  for (let word = 0; word < instructions.length; word += WORDS) {
    const row = OPCODES[instructions[word] as number] as (typeof OPCODES)[number];
    (["a", "b", "c"] as const).forEach((field, index) => {
      const kind = row.fields[field];
      if (kind === "code") refers.codes.push(word + 1 + index);
      if (kind === "global") refers.symbols.push(word + 1 + index);
      if (kind === "loop") refers.loops.push(word + 1 + index);
    });
    if (row.name !== "IMPORT") continue;
    refers.modules.push(word + 2);
    instructions[word + 2] = modules.get(instructions[word + 2] as number) as number;
  }
  return packCode({ ...code, instructions }, refers);
}
