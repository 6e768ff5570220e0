/**
 * Modules of the library as far as a program needs them: parsing and compiling takes longer than most programs run. A
 * module's text is cut into its statements at the outermost level; definitions, assignments and imports are left out
 * whose names occur nowhere: not in the program, not in what is kept of the library. Words are compared, not meanings:
 * what looks needed stays. Everything stays where a program asks for `*` or `__all__`, or uses a module as a value.
 * Most modules come compiled part by part (compiled/); of those that do not, what is not needed is blanked.
 */
import { ENTRY, hiddenWords, moduleWords, PROGRAM_ENTRIES, programWords } from "./builtins-in-python.js";
import type { ModuleHead, PartCode, PartHead } from "./compiled/format.js";
import type { ModuleFinder } from "./module-sources.js";

/** A statement at the outermost level of a module. */
export interface LibraryPart {
  /** Lines, with their ends; the number of the first. */
  readonly text: string;
  readonly line: number;
  /** The package of its module. */
  readonly inside: string;
  /** What it binds; undefined: it is kept in any case. */
  readonly names: readonly string[] | undefined;
}

interface CompiledPart extends PartHead {
  readonly code: () => PartCode;
}

/** What a program needs of a compiled module. */
export interface NeededModule {
  readonly doc: string | undefined;
  readonly parts: readonly CompiledPart[];
}

interface CompiledModule {
  readonly doc: string | undefined;
  readonly parts: readonly CompiledPart[];
  readonly withBases: readonly CompiledPart[];
}

const WORD = /[A-Za-z_]\w*/g;
const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([^\n(]+|\([^)]*\))|import[ \t]+([^\n;#]+))/gm;

/** Lines that serve only programs that derive classes from names of typing, or ask for their instances. */
export const ONLY_FOR_BASES = /^.*# only for bases$/gm;

/** Classes with bases that have arguments or stand in typing, and questions for what an object is. */
const ASKS_FOR_BASES =
  /\bclass\s+\w+\s*\([^)]*(?:\b(?:Iterable|Iterator|Generator|Reversible|Hashable|Sized|Container|Collection|AbstractSet|(?:Mutable)?(?:Set|Mapping|Sequence)|(?:Keys|Items|Values)View|Callable|Deque|Counter|ChainMap|DefaultDict|OrderedDict)\b)|\b(?:isinstance|issubclass|get_origin)\s*\([^\n]*(?:Iterable|Iterator|Generator|Reversible|Hashable|Sized|Container|Collection|AbstractSet|Mapping|Sequence|Callable|MutableSet)\b|__origin__|\bget_origin\b/;

/** The words of a program; `library`: whole, or as far as it is needed. */
export function neededWords(text: string, finder: ModuleFinder, library: "needed" | "whole" = "needed"): NeededWords {
  const { compiled, ...asText } = finder;
  if (library === "whole" || !compiled) return new NeededWords(text, asText, library === "whole");
  const words = new NeededWords(text, finder, false);
  // Compiled modules know each other: where a program's own file takes the place of one, all come from their texts.
  return words.shadows ? new NeededWords(text, asText, false) : words;
}

/** Words that occur in a program, in the modules beside it, and in the parts of the library that these need. */
export class NeededWords {
  private readonly words = new Set<string>();
  private readonly texts = new Map<string, readonly LibraryPart[]>();
  private readonly modules = new Map<string, CompiledModule>();
  private readonly kept = new Set<LibraryPart | CompiledPart>();
  private readonly seen = new Set<string>();
  private derives = false;
  /** A file of the program's own has the name of a module of the library. */
  shadows = false;

  constructor(
    text: string,
    private readonly finder: ModuleFinder,
    private isWhole: boolean,
  ) {
    if (!/\bimport\b/.test(text) && programWords(text).length === 0) return;
    this.takeProgram(text, "");
    while (this.grow()) {}
  }

  /** The text of a module of the library, with blank lines for what is not needed. */
  trim(name: string, text: string): string {
    const parts = this.texts.get(name);
    if (this.isWhole || !parts) return text;
    return parts
      .map((part) => (this.kept.has(part) ? this.usable(part.text) : part.text.replace(/[^\n]/g, "")))
      .join("");
  }

  /** What is needed of a module that is there compiled. */
  compiled(name: string): NeededModule | undefined {
    const module = this.modules.get(name);
    if (!module) return undefined;
    const parts = this.variant(module);
    return { doc: module.doc, parts: this.isWhole ? parts : parts.filter((part) => this.kept.has(part)) };
  }

  /** A file of the program's own. An `import` that is not understood here, or a star, keeps the library whole. */
  private takeProgram(text: string, inside: string): void {
    for (const name of programWords(text)) this.reach(name);
    for (const name of PROGRAM_ENTRIES) this.words.add(name);
    const imports = this.take(text, inside);
    if (ASKS_FOR_BASES.test(text)) this.derives = true;
    const isClear = (text.match(/\bimport\b/g)?.length ?? 0) === imports;
    if (!isClear || /\b__all__\b|\bimport\s*\*/.test(text) || usesWholeModule(text)) this.isWhole = true;
  }

  /** Takes the words of a text and follows its imports; `inside`: its package. Returns how many imports there are. */
  private take(text: string, inside: string): number {
    for (const word of wordsOf(text)) this.words.add(word);
    this.words.add(ENTRY);
    for (const word of hiddenWords(text)) this.words.add(word);
    const imports = importsOf(text, inside);
    for (const name of [...moduleWords(text), ...imports.flat()]) this.reach(name);
    return imports.length;
  }

  /** The module of a name and the packages that it lies in. */
  private reach(name: string): void {
    if (this.seen.has(name) || name === "") return;
    this.seen.add(name);
    const end = name.lastIndexOf(".");
    if (end > 0) this.reach(name.slice(0, end));
    const found = this.finder.find(name);
    if (!found) return;
    const inside = found.isPackage ? name : name.slice(0, Math.max(0, end));
    const compiled = this.finder.compiled?.(name);
    if (!found.isLibrary) {
      this.shadows ||= compiled !== undefined;
      this.takeProgram(found.text, inside);
    } else if (compiled !== undefined) this.modules.set(name, moduleOf(compiled));
    else this.texts.set(name, partsOf(found.text, inside));
  }

  private readonly usable = (text: string): string => (this.derives ? text : text.replace(ONLY_FOR_BASES, ""));

  private variant({ parts, withBases }: CompiledModule): readonly CompiledPart[] {
    return this.derives || this.isWhole ? withBases : parts;
  }

  /** Keeps what is needed by now; false when nothing is new. */
  private grow(): boolean {
    const before = this.kept.size;
    for (const module of [...this.modules.values()]) {
      for (const part of this.variant(module)) {
        if (!this.keeps(part)) continue;
        for (const word of part.words) this.words.add(word);
        for (const name of part.reaches) this.reach(name);
      }
    }
    for (const part of [...this.texts.values()].flat())
      if (this.keeps(part)) this.take(plain(this.usable(part.text)), part.inside);
    return this.kept.size > before;
  }

  /** True when the part is kept from now on. */
  private keeps(part: LibraryPart | CompiledPart): boolean {
    if (this.kept.has(part) || !(part.names === undefined || part.names.some((name) => this.words.has(name))))
      return false;
    this.kept.add(part);
    return true;
  }
}

/** The file of a compiled module; a part's code is read when it is asked for. */
function moduleOf(file: string): CompiledModule {
  const [first = "", ...lines] = file.split("\n");
  const head = JSON.parse(first) as ModuleHead;
  const withCode = (parts: readonly PartHead[], line: number): CompiledPart[] =>
    parts.map((part, index) => ({ ...part, code: () => JSON.parse(lines[line + index] as string) as PartCode }));
  const parts = withCode(head.parts, 0);
  return { doc: head.doc, parts, withBases: head.withBases ? withCode(head.withBases, parts.length) : parts };
}

/** The words of a part that mean something, and what it imports. */
export function wordsAndModules({ text, inside }: LibraryPart): { words: string[]; modules: string[] } {
  const code = plain(text);
  return {
    words: [...new Set([...wordsOf(code), ...hiddenWords(code)])],
    modules: [...new Set([...moduleWords(code), ...importsOf(code, inside).flat()])],
  };
}

/** For each import of a text the names of what may be modules. */
function importsOf(text: string, inside: string): string[][] {
  return [...text.matchAll(IMPORT)].map(([, from, names = "", modules = ""]) => {
    if (from === undefined) return modules.split(",").map((item) => item.trim().split(/\s/)[0] as string);
    const source = absolute(from, inside);
    return [source, ...wordsOf(names).map((name) => `${source}.${name}`)];
  });
}

/** A line that begins a statement: not indented, no comment, no end of a bracket. */
const BEGINS = /^[^\s#)\]}]/;

/** A module that was imported is more than the owner of attributes by name: `getattr(module, …)`, `module.__dict__`. */
function usesWholeModule(text: string): boolean {
  const code = text.replace(IMPORT, "");
  return [...text.matchAll(IMPORT)].some(([, from, , modules = ""]) => {
    if (from !== undefined) return false;
    const names = modules.split(",").map(
      (item) =>
        item
          .trim()
          .split(/\s+as\s+|\s/)
          .pop()
          ?.split(".")[0] ?? "",
    );
    return names.some(
      (name) => /^\w+$/.test(name) && new RegExp(`(?<![\\w.])${name}\\b(?!\\s*\\.(?!\\s*__dict__))`).test(code),
    );
  });
}

/** The absolute name behind `from …`. */
function absolute(from: string, inside: string): string {
  const level = from.length - from.replace(/^\.+/, "").length;
  if (level === 0) return from;
  const packages = inside.split(".");
  return [...packages.slice(0, packages.length - level + 1), from.slice(level)].filter((part) => part !== "").join(".");
}

/** Cuts a module's text; `inside`: its package. */
export function partsOf(text: string, inside: string): LibraryPart[] {
  const parts: LibraryPart[] = [];
  let line = 1;
  let lines: string[] = [];
  let inString = false;
  const finish = () => {
    if (lines.length > 0) parts.push({ text: lines.join(""), line, inside, names: namesOf(lines.join("")) });
    line += lines.length;
    lines = [];
  };
  let isDecorated = false;
  for (const current of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (!inString && BEGINS.test(current) && !isDecorated && !/^(else|elif|except|finally)\b/.test(current)) finish();
    if (!inString && BEGINS.test(current)) isDecorated = current.startsWith("@");
    lines.push(current);
    if ((current.match(/"""/g) ?? []).length % 2 === 1) inString = !inString;
  }
  finish();
  return parts;
}

/** The names after `as`, or else those that are imported. */
function boundBy(statement: string): string[] {
  const items = statement.replace(/^from\s+\S+\s+import|^import/, "").split(",");
  return items.flatMap((item) => wordsOf(item).slice(-1));
}

/** A text without docstrings and comments, whose words mean nothing. */
const plain = (text: string): string => text.replace(/"""[\s\S]*?"""/g, "").replace(/^\s*#.*$/gm, "");

/** What a statement binds; undefined where it does more than that. */
function namesOf(text: string): readonly string[] | undefined {
  const statement = text.replace(/^(?:#.*|\s*)\n/gm, "");
  const definition = /^(?:@.*\n)*(?:def|class)\s+(\w+)/.exec(statement);
  if (definition) return [definition[1] as string];
  if (/^(?:from|import)\s/.test(statement)) {
    return statement.includes("*") || statement.includes("__future__") ? undefined : boundBy(statement);
  }
  const assigned = /^((?:[\w.]+\s*=(?!=)\s*)+)/.exec(statement);
  return assigned ? (assigned[1] as string).split("=").flatMap((target) => wordsOf(target).slice(0, 1)) : undefined;
}
