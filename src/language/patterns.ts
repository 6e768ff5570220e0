/**
 * Patterns of `match`: the names that they bind, the expressions in them, and the errors that CPython's compiler finds.
 */
import type { SourceText } from "./source-text.js";
import type { Expression, Located, Node } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";

export type Case = Node<"Match">["cases"][number];
export type Pattern = Case["pattern"];

/** Patterns directly within a pattern. */
export function innerPatterns(pattern: Pattern): readonly Pattern[] {
  switch (pattern.nodeType) {
    case "MatchSequence":
    case "MatchMapping":
    case "MatchOr":
      return pattern.patterns;
    case "MatchClass":
      return [...pattern.patterns, ...pattern.kwd_patterns];
    case "MatchAs":
      return pattern.pattern ? [pattern.pattern] : [];
    default:
      return [];
  }
}

/** Expressions that stand directly in a pattern. */
export function expressionsOf(pattern: Pattern): readonly Expression[] {
  switch (pattern.nodeType) {
    case "MatchValue":
      return [pattern.value];
    case "MatchMapping":
      return pattern.keys;
    case "MatchClass":
      return [pattern.cls];
    default:
      return [];
  }
}

/** The name that a pattern binds itself. */
function ownName(pattern: Pattern): string | undefined {
  if (pattern.nodeType === "MatchAs" || pattern.nodeType === "MatchStar") return pattern.name;
  return pattern.nodeType === "MatchMapping" ? pattern.rest : undefined;
}

/** All patterns in a pattern, itself included, in the order of CPython's symbol table. */
export function* allPatterns(pattern: Pattern): Generator<Pattern> {
  for (const inner of innerPatterns(pattern)) yield* allPatterns(inner);
  yield pattern;
}

/** Names that a pattern binds, with the pattern that does. */
export function boundIn(pattern: Pattern): { readonly name: string; readonly node: Pattern }[] {
  return [...allPatterns(pattern)].flatMap((node) => {
    const name = ownName(node);
    return name === undefined ? [] : [{ name, node }];
  });
}

/** True for a pattern that everything matches. */
export function isIrrefutable(pattern: Pattern): boolean {
  if (pattern.nodeType === "MatchAs") return !pattern.pattern || isIrrefutable(pattern.pattern);
  return pattern.nodeType === "MatchOr" && pattern.patterns.some(isIrrefutable);
}

/** Throws PythonSyntaxError for what CPython's compiler rejects. */
export function checkMatch(source: SourceText, { cases }: Node<"Match">): void {
  cases.forEach(({ pattern, guard }, index) => {
    if (index < cases.length - 1 && !guard) checkRefutable(source, pattern);
    checkPattern(source, pattern);
    checkNames(source, pattern);
  });
}

function checkRefutable(source: SourceText, pattern: Pattern): void {
  if (pattern.nodeType !== "MatchAs" || pattern.pattern) return;
  const what = pattern.name === undefined ? "wildcard" : `name capture '${pattern.name}'`;
  fail(source, `${what} makes remaining patterns unreachable`, pattern);
}

function checkPattern(source: SourceText, pattern: Pattern): void {
  if (pattern.nodeType === "MatchSequence" && pattern.patterns.filter(isStar).length > 1)
    fail(source, "multiple starred names in sequence pattern", pattern);
  if (pattern.nodeType === "MatchOr") checkAlternatives(source, pattern);
  for (const inner of innerPatterns(pattern)) checkPattern(source, inner);
}

const isStar = ({ nodeType }: Pattern): boolean => nodeType === "MatchStar";

function checkAlternatives(source: SourceText, pattern: Extract<Pattern, { nodeType: "MatchOr" }>): void {
  const namesOf = (alternative: Pattern) => [...new Set(boundIn(alternative).map(({ name }) => name))].sort().join();
  const [first] = pattern.patterns;
  pattern.patterns.forEach((alternative, index) => {
    if (index < pattern.patterns.length - 1) checkRefutable(source, alternative);
    if (first && namesOf(alternative) !== namesOf(first))
      fail(source, "alternative patterns bind different names", pattern);
  });
}

/** Alternatives bind the same names; anywhere else a name is bound once. */
function checkNames(source: SourceText, pattern: Pattern): Set<string> {
  const names = new Set<string>();
  const add = (name: string, node: Located) => {
    if (names.has(name)) fail(source, `multiple assignments to name '${name}' in pattern`, node);
    names.add(name);
  };
  if (pattern.nodeType === "MatchOr") {
    for (const alternative of pattern.patterns) for (const name of checkNames(source, alternative)) names.add(name);
    return names;
  }
  for (const inner of innerPatterns(pattern)) for (const name of checkNames(source, inner)) add(name, inner);
  const own = ownName(pattern);
  if (own !== undefined) add(own, pattern);
  return names;
}

function fail(source: SourceText, message: string, node: Located): never {
  throw new PythonSyntaxError(source, message, source.rangeInUnits(node));
}
