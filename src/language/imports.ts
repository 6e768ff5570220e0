/**
 * Which modules a program reaches: its import statements, followed from file to file. Every module gets a number;
 * compiled code names it by that. What is found nowhere raises where the import stands, as in CPython; a module of
 * CPython's library that is missing here is refused, unless a `try` stands around the import.
 */
import { MODULES } from "../bytecode/builtins/index.js";
import { PYTHON_MODULES } from "../bytecode/python-names.js";
import { modulesBehind, moduleWords, programWords } from "./builtins-in-python.js";
import { absoluteName, importsIn } from "./import-statements.js";
import { type NeededModule, type NeededWords, neededWords } from "./library-parts.js";
import type { FoundModule, Imports, ModuleFinder, ModuleSource } from "./module-sources.js";
import { parse } from "./parse.js";
import { refusal } from "./refusal.js";
import { rewrite } from "./rewrite.js";
import { SourceText } from "./source-text.js";
import type { Located, Module, Node } from "./syntax.js";

/** Modules that the user's files do not come before: CPython has them built in. */
const FIRST = ["sys", "time"];

/** Names of the module time that are Python (src/python/_calendar_time.py): a program with one of them gets all of it. */
const CALENDAR_TIME =
  /\b(?:strftime|strptime|localtime|gmtime|ctime|asctime|mktime|struct_time|tzname|timezone|altzone|daylight)\b/;
const CALENDAR = "_calendar_time";
const NATIVE_TIME = "_native_time";

/** Modules that CPython's own imports have bound in their packages whenever those are imported. */
const BOUND_WITH: Readonly<Record<string, string>> = { collections: "collections.abc", json: "json.decoder" };

/** `import collections` where a text says `collections.abc.…`: the inner module is imported too. */
function addInnerModules(text: string, tree: Module): void {
  for (const { node } of importsIn(tree.body)) {
    if (node.nodeType !== "Import") continue;
    for (const alias of [...node.names]) {
      const inner = alias.asname === undefined ? BOUND_WITH[alias.name] : undefined;
      if (inner && text.includes(`${inner}.`)) node.names.push({ ...alias, name: inner });
    }
  }
}

/** Parses the program and all that it imports. */
export function followImports(
  source: SourceText,
  finder: ModuleFinder,
  library: "needed" | "whole" = "needed",
): Imports {
  const calendar = library === "needed" && /\btime\b/.test(source.text) && CALENDAR_TIME.test(source.text);
  const reached = new Reached(finder, neededWords(source.text, finder, library), calendar);
  reached.add({ name: "__main__", isPackage: false, isLibrary: false, parent: undefined }, source, finder.program);
  return reached;
}

class Reached implements Imports {
  readonly modules: ModuleSource[] = [];
  private readonly byName = new Map<string, ModuleSource | undefined>();

  constructor(
    private readonly finder: ModuleFinder,
    private readonly needed: NeededWords,
    private readonly calendar: boolean,
  ) {}

  of(name: string): ModuleSource | undefined {
    return this.byName.get(name);
  }

  add(head: Omit<ModuleSource, "number" | "body">, source?: SourceText, path?: string): ModuleSource {
    const tree = source && parse(source);
    if (source && tree && !head.isLibrary) addInnerModules(source.text, tree);
    if (source && tree) rewrite(source, tree);
    const body = source && tree && { source, tree, ...(path === undefined ? {} : { path }) };
    const module: ModuleSource = { ...head, number: this.modules.length, ...(body ? { body } : {}) };
    this.modules.push(module);
    if (head.name !== "__main__") this.byName.set(head.name, module);
    if (body && /\bimport\b/.test(body.source.text)) this.follow(module, body.source, body.tree);
    if (body) {
      const words = (head.isLibrary ? moduleWords : programWords)(body.source.text);
      for (const name of modulesBehind(body.source.text, body.tree, words)) this.reach(name);
    }
    return module;
  }

  private follow(module: ModuleSource, source: SourceText, tree: Module): void {
    for (const { node, guarded } of importsIn(tree.body)) {
      for (const name of namesOf(module, node)) {
        if (this.reach(name) || guarded || !isCPythons(name)) continue;
        const there = `the modules there are: ${[...new Set([...MODULES, ...this.finder.library])].filter(isWhole).sort().join(", ")}`;
        throw refusal(source, node as Located, `the module ${name}`, there);
      }
      if (node.nodeType === "ImportFrom") this.reachMembers(absoluteName(module, node), node);
    }
  }

  /** `from package import module` imports the module. */
  private reachMembers(name: string | undefined, { names }: Node<"ImportFrom">): void {
    if (name === undefined || !this.of(name)?.isPackage) return;
    for (const alias of names) if (alias.name !== "*") this.reach(`${name}.${alias.name}`);
  }

  /** The module of a name, its packages first. */
  private reach(name: string): ModuleSource | undefined {
    if (this.byName.has(name)) return this.byName.get(name);
    const end = name.lastIndexOf(".");
    const parent = end < 0 ? undefined : this.reach(name.slice(0, end));
    if (end >= 0 && !parent?.isPackage) return undefined;
    if (name === NATIVE_TIME) return this.addNativeTime();
    const wide = name === "time" && this.calendar ? this.finder.find(CALENDAR) : undefined;
    if (wide)
      return this.add(
        { name, isPackage: false, isLibrary: true, parent: undefined },
        new SourceText(wide.file, wide.text),
        wide.path,
      );
    if (FIRST.includes(name)) return this.addBuiltIn(name);
    const found = this.finder.find(name);
    // A package knows itself while its own imports are followed: `add` enters it before.
    if (found && !(found.isLibrary && isBuiltIn(name))) {
      const { isPackage, isLibrary } = found;
      const compiled = isLibrary ? this.needed.compiled(name) : undefined;
      if (compiled) return this.addCompiled({ name, isPackage, isLibrary, parent: parent?.number }, found, compiled);
      const text = isLibrary ? this.needed.trim(name, found.text) : found.text;
      const head = { name, isPackage, isLibrary, parent: parent?.number };
      return this.add(head, new SourceText(found.file, text.replace(/^\uFEFF/, "")), found.path);
    }
    if (isBuiltIn(name)) return this.addBuiltIn(name);
    this.byName.set(name, undefined);
    return undefined;
  }

  private addCompiled(
    head: Omit<ModuleSource, "number" | "body">,
    { file, path = file, text }: FoundModule,
    { doc, parts }: NeededModule,
  ): ModuleSource {
    const bound = new Set(parts.flatMap((part) => part.bound));
    const module = this.add({ ...head, compiled: { file, path, text, doc, bound, parts } });
    for (const name of parts.flatMap(({ imports }) => imports)) this.reach(name);
    return module;
  }

  /** The module time as the runtime has it, for the one in Python that takes its place. */
  private addNativeTime(): ModuleSource {
    const outer = this.byName.get("time");
    const native = this.addBuiltIn("time");
    this.byName.set("time", outer ?? native);
    this.byName.set(NATIVE_TIME, native);
    return native;
  }

  private addBuiltIn(name: string): ModuleSource {
    const module = this.add({ name, isPackage: false, isLibrary: true, parent: undefined });
    for (const inner of MODULES.filter((other) => other.startsWith(`${name}.`)))
      this.add({ name: inner, isPackage: false, isLibrary: true, parent: module.number });
    return module;
  }
}

const isWhole = (name: string): boolean => !/^_|\./.test(name);
const isBuiltIn = (name: string): boolean => (MODULES as readonly string[]).includes(name);
const isCPythons = (name: string): boolean => PYTHON_MODULES.includes(name.split(".")[0] as string);

/** Absolute names of the modules that a statement imports; none for a relative import that leads out of the program. */
function namesOf(module: ModuleSource, node: Node<"Import"> | Node<"ImportFrom">): string[] {
  if (node.nodeType === "Import") return node.names.map(({ name }) => name);
  const name = absoluteName(module, node);
  return name === undefined || name === "__future__" ? [] : [name];
}
