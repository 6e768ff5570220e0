/**
 * From source text to a program: the stages of the front end in their order, for the program and the modules that it
 * imports.
 */
import type { CodeObject, ModuleInfo, Program } from "../bytecode/code.js";
import { moduleMembers, OWN_NAMES } from "./builtin-names.js";
import { COMPILERS } from "./compile/compilers.js";
import { compileModule } from "./compile/functions.js";
import { linkModule } from "./compiled/link.js";
import { docOf } from "./compiled/module-doc.js";
import { Folder } from "./fold.js";
import { followImports } from "./imports.js";
import { mangleNames } from "./mangle.js";
import { moduleFiles } from "./module-files.js";
import { aliasesOf, starNames, storedMembers } from "./module-names.js";
import { isNative, type ModuleFinder, type ModuleSource } from "./module-sources.js";
import { checkPlacement } from "./placement.js";
import { refusal } from "./refusal.js";
import { refuseUnsupported } from "./refuse.js";
import type { Scopes } from "./scopes.js";
import { SourceText } from "./source-text.js";
import { findScopes } from "./symbols.js";
import type { Module } from "./syntax.js";
import { syntaxWarnings } from "./syntax-warnings.js";
import type { ProgramState } from "./unit.js";

/**
 * Compiles the text of a Python file; `file` is what tracebacks print, and modules beside it may be imported (`finder`
 * finds them elsewhere). Throws PythonSyntaxError for a program that CPython would not compile, RefusedError for one
 * that is beyond the language here.
 */
export function compileProgram(text: string, file: string, finder: ModuleFinder = moduleFiles(file)): Program {
  const source = new SourceText(file, text.replace(/^\uFEFF/, ""));
  try {
    return compileSource(source, finder);
  } catch (error) {
    if (error instanceof RangeError)
      throw refusal(source, START, "an expression nested this deeply", "cut it into statements");
    throw error;
  }
}

/** A module written in Python, its scopes known. */
interface Analysed {
  readonly module: ModuleSource;
  readonly source: SourceText;
  readonly tree: Module;
  readonly scopes: Scopes;
}

function compileSource(source: SourceText, finder: ModuleFinder): Program {
  const imports = followImports(source, finder);
  const analysed = imports.modules.flatMap((module) => analyse(module));
  const bound = new Map<number, ReadonlySet<string>>([
    ...analysed.map(({ module, scopes }) => [module.number, scopes.assignedGlobals] as const),
    ...imports.modules.flatMap(({ number, compiled }) => (compiled ? [[number, compiled.bound] as const] : [])),
  ]);
  const codes: (CodeObject | undefined)[] = [];
  const slots: string[] = [];
  const globals = imports.modules.map(() => new Map<string, number>());
  const entries = new Map<number, number>();
  const warnings: string[] = [];
  let loopCount = 0;
  for (const { module, source: text, tree, scopes: own } of analysed) {
    const stars = starNames(imports, module, tree, bound);
    const scopes = stars.length === 0 ? own : { ...own, assignedGlobals: new Set([...own.assignedGlobals, ...stars]) };
    const folder = new Folder(text);
    checkPlacement(text, tree);
    if (!module.isLibrary) warnings.push(...syntaxWarnings(text, tree, folder));
    refuseUnsupported(text, tree, scopes, folder, {
      module,
      imports,
      bound,
      aliases: aliasesOf(imports, module, tree),
    });
    const state: ProgramState = {
      source: text,
      scopes,
      folder,
      compilers: COMPILERS,
      codes,
      globals: globals[module.number] as Map<string, number>,
      slots,
      loopCount,
      module,
      imports,
      tooLarge: (name, node) => tooLarge(text, name, node),
    };
    if (imports.of("_namespace") && !module.isLibrary)
      for (const name of ["__name__", ...scopes.assignedGlobals]) slotFor(state.globals, slots, name);
    entries.set(module.number, compileModule(state, tree, stars));
    loopCount = state.loopCount;
  }
  for (const module of imports.modules) {
    if (!module.compiled) continue;
    const linked = { codes, globals: globals[module.number] as Map<string, number>, slots, loopCount, module, imports };
    entries.set(module.number, linkModule(linked, module.compiled));
    loopCount = linked.loopCount;
  }
  for (const [number, name] of storedMembers(imports)) slotFor(globals[number] as Map<string, number>, slots, name);
  const modules = imports.modules.map((module) =>
    moduleInfo(module, entries.get(module.number), globals[module.number] as Map<string, number>, slots),
  );
  return {
    file: source.file,
    source: source.text,
    codes: codes as CodeObject[],
    globals: slots,
    loopCount,
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(modules.length > 1 || usesPath(modules) ? { modules } : {}),
  };
}

function analyse(module: ModuleSource): Analysed[] {
  if (!module.body) return [];
  const { source, tree } = module.body;
  mangleNames(tree);
  return [{ module, source, tree, scopes: findScopes(source, tree) }];
}

function slotFor(globals: Map<string, number>, slots: string[], name: string): void {
  if (!globals.has(name)) globals.set(name, slots.push(name) - 1);
}

/** The members of a built-in module get slots of their own. */
function moduleInfo(
  module: ModuleSource,
  code: number | undefined,
  globals: Map<string, number>,
  slots: string[],
): ModuleInfo {
  const { number, name, parent, body, compiled, isLibrary } = module;
  if (isNative(module)) for (const member of moduleMembers(name)) slotFor(globals, slots, member);
  for (const bound of compiled?.bound ?? []) slotFor(globals, slots, bound);
  if (number > 0) for (const own of isNative(module) ? ["__name__"] : OWN_NAMES) slotFor(globals, slots, own);
  const doc = compiled?.doc ?? (body && docOf(body.tree));
  return {
    name,
    ...(code === undefined ? {} : { code }),
    ...(body && number > 0 ? { file: body.source.file, source: body.source.text } : {}),
    ...(body?.path === undefined ? {} : { path: body.path }),
    ...(compiled ? { file: compiled.file, source: compiled.text, path: compiled.path } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...(doc === undefined ? {} : { doc }),
    ...(isLibrary ? { isLibrary } : {}),
    globals: [...globals],
  };
}

/** True when the program asks for what only a list of modules tells. */
const usesPath = ([main]: readonly ModuleInfo[]): boolean =>
  main?.globals.some(([name]) => OWN_NAMES.includes(name) && name !== "__name__") ?? false;

const tooLarge: (...given: [SourceText, string, Parameters<ProgramState["tooLarge"]>[1]]) => Error = (
  source,
  name,
  node,
) =>
  refusal(
    source,
    node ?? START,
    `the size of ${name === "<module>" ? "the module's own code" : `the function ${name}`}`,
    "cut it into functions",
  );

const START = { lineno: 1, col_offset: 0 };
