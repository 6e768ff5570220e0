/**
 * Modules of the library as far as a program needs them: parsing and compiling takes longer than most programs run. A
 * module's text is cut into its statements at the outermost level; definitions, assignments and imports are blanked
 * whose names occur nowhere: not in the program, not in what is kept of the library. Words are compared, not meanings:
 * what looks needed stays. Everything stays where a program asks for `*` or `__all__`, or uses a module as a value.
 */
import { moduleWords } from "./builtins-in-python.js";
import type { ModuleFinder } from "./module-sources.js";

/** A statement at the outermost level of a module. */
interface Part {
  /** Lines, with their ends. */
  readonly text: string;
  /** The package of its module. */
  readonly inside: string;
  /** What it binds; undefined: it is kept in any case. */
  readonly names: readonly string[] | undefined;
}

const WORD = /[A-Za-z_]\w*/g;
const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([^\n(]+|\([^)]*\))|import[ \t]+([^\n;#]+))/gm;

/** Classes with bases that have arguments or stand in typing, and questions for what an object is. */
const ASKS_FOR_BASES =
  /\bclass\s+\w+\s*\([^)]*(?:\b(?:Iterable|Iterator|Generator|Reversible|Hashable|Sized|Container|Collection|AbstractSet|(?:Mutable)?(?:Set|Mapping|Sequence)|(?:Keys|Items|Values)View|Callable|Deque|Counter|ChainMap|DefaultDict|OrderedDict)\b)|\b(?:isinstance|issubclass|get_origin)\s*\([^\n]*(?:Iterable|Iterator|Generator|Reversible|Hashable|Sized|Container|Collection|AbstractSet|Mapping|Sequence|Callable|MutableSet)\b|__origin__|\bget_origin\b/;

/** Words that occur in a program, in the modules beside it, and in the parts of the library that these need. */
export class NeededWords {
  private readonly words = new Set<string>();
  private readonly library = new Map<string, readonly Part[]>();
  private readonly kept = new Set<Part>();
  private readonly seen = new Set<string>();
  private isWhole = false;
  private derives = false;

  constructor(
    text: string,
    private readonly finder: ModuleFinder,
  ) {
    if (!/\bimport\b/.test(text) && moduleWords(text).length === 0) return;
    this.takeProgram(text, "");
    while (this.grow()) {}
  }

  /** The text of a module of the library, with blank lines for what is not needed. */
  trim(name: string, text: string): string {
    const parts = this.library.get(name);
    if (this.isWhole || !parts) return text;
    return parts
      .map((part) => (this.kept.has(part) ? this.usable(part.text) : part.text.replace(/[^\n]/g, "")))
      .join("");
  }

  /** A file of the program's own. An `import` that is not understood here, or a star, keeps the library whole. */
  private takeProgram(text: string, inside: string): void {
    const imports = this.take(text, inside);
    if (ASKS_FOR_BASES.test(text)) this.derives = true;
    const isClear = (text.match(/\bimport\b/g)?.length ?? 0) === imports;
    if (!isClear || /\b__all__\b|\bimport\s*\*/.test(text) || usesWholeModule(text)) this.isWhole = true;
  }

  /** Takes the words of a text and follows its imports; `inside`: its package. Returns how many imports there are. */
  private take(text: string, inside: string): number {
    for (const word of wordsOf(text)) this.words.add(word);
    for (const name of moduleWords(text)) this.reach(name);
    let count = 0;
    for (const [, from, names = "", modules = ""] of text.matchAll(IMPORT)) {
      count++;
      if (from === undefined) {
        for (const item of modules.split(",")) this.reach(item.trim().split(/\s/)[0] as string);
        continue;
      }
      const source = absolute(from, inside);
      this.reach(source);
      for (const name of wordsOf(names)) this.reach(`${source}.${name}`);
    }
    return count;
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
    if (!found.isLibrary) this.takeProgram(found.text, inside);
    else this.library.set(name, partsOf(found.text, inside));
  }

  /** Without what serves only programs that derive classes from names of typing, or ask for their instances. */
  private usable(text: string): string {
    return this.derives ? text : text.replace(/^.*# only for bases$/gm, "");
  }

  /** Keeps what is needed by now; false when nothing is new. */
  private grow(): boolean {
    const before = this.kept.size;
    for (const part of [...this.library.values()].flat()) {
      if (this.kept.has(part) || !(part.names === undefined || part.names.some((name) => this.words.has(name))))
        continue;
      this.kept.add(part);
      this.take(plain(this.usable(part.text)), part.inside);
    }
    return this.kept.size > before;
  }
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

function partsOf(text: string, inside: string): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let inString = false;
  const finish = () => {
    if (lines.length > 0) parts.push({ text: lines.join(""), inside, names: namesOf(lines.join("")) });
    lines = [];
  };
  let isDecorated = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (!inString && BEGINS.test(line) && !isDecorated && !/^(else|elif|except|finally)\b/.test(line)) finish();
    if (!inString && BEGINS.test(line)) isDecorated = line.startsWith("@");
    lines.push(line);
    if ((line.match(/"""/g) ?? []).length % 2 === 1) inString = !inString;
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
