/**
 * The match statement, as tests and jumps. While a pattern is tested every value that it looks at is a temporary above
 * the subject and stays there, captures too: names are bound when the whole pattern matched, as in CPython. A test that
 * fails jumps to where the temporaries of that moment are dropped.
 */
import type { Position } from "../../bytecode/code.js";
import type { Label } from "../emitter.js";
import { boundIn, type Case, isIrrefutable, type Pattern } from "../patterns.js";
import { rangeOf } from "../positions.js";
import type { Expression, Located, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName } from "./assignments.js";
import { branch } from "./conditions.js";

/** A case under way. */
interface Attempt {
  readonly unit: Unit;
  /** First temporary of the case. */
  readonly base: number;
  /** failed[n]: where to jump with n temporaries. */
  readonly failed: (Label | undefined)[];
  /** Registers of captured values. */
  readonly captures: Map<string, number>;
}

export function matchStatement(unit: Unit, node: Node<"Match">): void {
  const { emitter } = unit;
  const end = emitter.label();
  const kept = unit.boundLocal(node.subject);
  const rebound = kept !== undefined && node.subject.nodeType === "Name" && rebinds(node.cases, node.subject.id);
  const subject = kept === undefined || rebound ? subjectInto(unit, node.subject, kept) : kept;
  for (const one of node.cases) {
    const next = emitter.label();
    compileCase(unit, one, subject, next);
    if (emitter.reachable) emitter.jump(end, emitter.lastPosition ?? rangeOf(node));
    emitter.place(next);
  }
  if (unit.isTemporary(subject)) emitter.emit("DROP", rangeOf(node), subject);
  emitter.place(end);
}

const rebinds = (cases: readonly Case[], name: string): boolean =>
  cases.some(({ pattern }) => boundIn(pattern).some((bound) => bound.name === name));

/** The subject in a temporary of its own. */
function subjectInto(unit: Unit, node: Expression, local: number | undefined): number {
  if (local === undefined) return unit.temporary(node);
  const register = unit.top++;
  unit.emitter.emit("COPY", unit.position(node), register, local);
  return register;
}

function compileCase(unit: Unit, { pattern, guard, body }: Case, subject: number, next: Label): void {
  const { emitter, top } = unit;
  const attempt: Attempt = { unit, base: top, failed: [next], captures: new Map() };
  test(attempt, pattern, subject);
  const position = rangeOf(pattern);
  const stored = new Set(attempt.captures.values());
  for (let register = top; register < unit.top; register++)
    if (!stored.has(register)) emitter.emit("DROP", position, register);
  for (const [name, register] of attempt.captures) storeName(unit, name, register, position);
  const success = emitter.label();
  if (emitter.reachable) emitter.jump(success, position);
  placeFailures(attempt, position);
  emitter.place(success);
  unit.top = top;
  if (guard) branch(unit, guard, next, false);
  if (unit.isTemporary(subject)) emitter.emit("DROP", position, subject);
  unit.body(body);
  unit.top = top;
}

/** Drops from the most temporaries that a failure left to none. */
function placeFailures({ unit, base, failed }: Attempt, position: Position): void {
  const { emitter } = unit;
  for (let count = failed.length - 1; count > 0; count--) {
    const label = failed[count];
    if (label) emitter.place(label);
    emitter.emit("DROP", position, base + count - 1);
  }
  emitter.jump(failed[0] as Label, position);
}

/** Where a test that fails now jumps to. */
function failure({ unit, base, failed }: Attempt): Label {
  const count = unit.top - base;
  failed[count] ??= unit.emitter.label();
  return failed[count];
}

/** A further temporary with a copy of a register's value, for an instruction that takes it. */
function copied({ unit }: Attempt, register: number, position: Position): number {
  unit.emitter.emit("COPY", position, unit.top, register);
  return unit.top;
}

/** Tests the value in a register, which stays there; jumps away when it does not match. */
function test(attempt: Attempt, pattern: Pattern, register: number): void {
  switch (pattern.nodeType) {
    case "MatchValue":
      testValue(attempt, pattern.value, register);
      break;
    case "MatchSingleton":
      testSingleton(attempt, pattern, register);
      break;
    case "MatchSequence":
      testSequence(attempt, pattern, register);
      break;
    case "MatchMapping":
      testMapping(attempt, pattern, register);
      break;
    case "MatchClass":
      testClass(attempt, pattern, register);
      break;
    case "MatchOr":
      testAlternatives(attempt, pattern, register);
      break;
    case "MatchAs":
      if (pattern.pattern) test(attempt, pattern.pattern, register);
      if (pattern.name !== undefined) capture(attempt, pattern.name, register, rangeOf(pattern));
      break;
    case "MatchStar":
      if (pattern.name !== undefined) capture(attempt, pattern.name, register, rangeOf(pattern));
      break;
  }
}

/** A temporary holds one name's value: for another name, and for the subject's, there is a copy. */
function capture(attempt: Attempt, name: string, register: number, position: Position): void {
  const { unit, base, captures } = attempt;
  const taken = register < base || [...captures.values()].includes(register);
  captures.set(name, taken ? copied(attempt, register, position) : register);
  if (taken) unit.top++;
}

function testValue(attempt: Attempt, value: Expression, register: number): void {
  const { unit } = attempt;
  const position = unit.position(value);
  const label = failure(attempt);
  const constant = unit.constantIndex(value);
  const { top } = unit;
  const left = unit.isTemporary(register) ? copied(attempt, register, position) : register;
  if (constant !== undefined) {
    unit.emitter.emit("JUMP_IF_NOT_EQ_K", position, label, left, constant);
    return;
  }
  unit.top = top + 1;
  const right = unit.register(value);
  unit.emitter.emit("JUMP_IF_NOT_EQ", position, label, left, right);
  unit.top = top;
}

function testSingleton(
  attempt: Attempt,
  pattern: Extract<Pattern, { nodeType: "MatchSingleton" }>,
  register: number,
): void {
  const { emitter, top } = attempt.unit;
  const position = rangeOf(pattern);
  const label = failure(attempt);
  const copy = copied(attempt, register, position);
  if (pattern.value === null || pattern.value === "None") {
    emitter.emit("JUMP_IF_NOT_NONE_ANY", position, label, copy);
    return;
  }
  const value = pattern.value === true || pattern.value === "True";
  emitter.emit("LOAD_CONST", position, top + 1, emitter.constant({ kind: "bool", value }));
  emitter.emit("IS", position, copy, copy, top + 1);
  emitter.emit("JUMP_IF_FALSE", position, label, copy);
}

/** Unpacks the tuple in the next temporary, which is None when there was no match, into `count` temporaries. */
function unpack(attempt: Attempt, count: number, position: Position): number {
  const { unit } = attempt;
  const label = failure(attempt);
  const found = unit.top;
  const checked = found + 1;
  unit.emitter.emit("COPY", position, checked, found);
  unit.emitter.emit("JUMP_IF_NONE_ANY", position, label, checked);
  if (count === 0) unit.emitter.emit("DROP", position, found);
  else unit.emitter.emit("UNPACK", position, found, found, count);
  unit.top = found + count;
  return found;
}

function testSequence(
  attempt: Attempt,
  pattern: Extract<Pattern, { nodeType: "MatchSequence" }>,
  register: number,
): void {
  const { unit } = attempt;
  const { patterns } = pattern;
  const position = rangeOf(pattern);
  const star = patterns.findIndex(({ nodeType }) => nodeType === "MatchStar");
  const before = star < 0 ? patterns.length : star;
  const after = star < 0 ? 0 : patterns.length - star - 1;
  unit.emitter.emit("MATCH_SEQUENCE", position, unit.top, register, before);
  unit.emitter.emit("EXTRA", position, star < 0 ? 0 : 1, after);
  testParts(attempt, patterns, unpack(attempt, patterns.length, position));
}

function testMapping(
  attempt: Attempt,
  pattern: Extract<Pattern, { nodeType: "MatchMapping" }>,
  register: number,
): void {
  const { unit } = attempt;
  const { keys, patterns, rest } = pattern;
  const position = rangeOf(pattern);
  const { top } = unit;
  unit.top = top + 1;
  unit.into({ ...place(pattern), nodeType: "Tuple", elts: keys, ctx: { nodeType: "Load" } } as Expression, top + 1);
  unit.top = top;
  unit.emitter.emit("MATCH_MAPPING", position, top, register, top + 1);
  unit.emitter.emit("EXTRA", position, rest === undefined ? 0 : 1);
  const first = unpack(attempt, patterns.length + (rest === undefined ? 0 : 1), position);
  testParts(attempt, patterns, first);
  if (rest !== undefined) capture(attempt, rest, first + patterns.length, position);
}

function place({ lineno, col_offset, end_lineno, end_col_offset }: Located): Located {
  return {
    lineno,
    col_offset,
    ...(end_lineno === undefined ? {} : { end_lineno }),
    ...(end_col_offset === undefined ? {} : { end_col_offset }),
  };
}

function testClass(attempt: Attempt, pattern: Extract<Pattern, { nodeType: "MatchClass" }>, register: number): void {
  const { unit } = attempt;
  const { cls, patterns, kwd_attrs, kwd_patterns } = pattern;
  const position = classPosition(pattern);
  const { top } = unit;
  unit.top = top + 1;
  unit.into(cls, top + 1);
  unit.top = top;
  const items = kwd_attrs.map((value) => ({ kind: "str", value }) as const);
  unit.emitter.emit("MATCH_CLASS", position, top, register, top + 1);
  unit.emitter.emit("EXTRA_IMM_CONST", position, patterns.length, unit.emitter.constant({ kind: "tuple", items }));
  const inner = [...patterns, ...kwd_patterns];
  testParts(attempt, inner, unpack(attempt, inner.length, position));
}

/** As of a call: the class is `~`, the rest `^`. */
function classPosition(pattern: Extract<Pattern, { nodeType: "MatchClass" }>): Position {
  const { cls } = pattern;
  const range = rangeOf(pattern);
  return {
    ...range,
    anchorStart: [cls.end_lineno ?? cls.lineno, cls.end_col_offset ?? cls.col_offset],
    anchorEnd: [range.endLine, range.endColumn],
  };
}

function testParts(attempt: Attempt, patterns: readonly Pattern[], first: number): void {
  patterns.forEach((inner, index) => {
    test(attempt, inner, first + index);
  });
}

/** The first alternative that matches decides; all bind the same names, to the same temporaries. */
function testAlternatives(
  attempt: Attempt,
  pattern: Extract<Pattern, { nodeType: "MatchOr" }>,
  register: number,
): void {
  const { unit, captures, base } = attempt;
  const { emitter } = unit;
  const position = rangeOf(pattern);
  const names = [...new Set(boundIn(pattern).map(({ name }) => name))];
  const places = new Map(names.map((name) => [name, unit.top++]));
  for (const place of places.values()) emitter.emit("LOAD_CONST", position, place, emitter.constant({ kind: "none" }));
  const live = unit.top - base;
  const matched = emitter.label();
  pattern.patterns.forEach((alternative, index) => {
    const isLast = index === pattern.patterns.length - 1;
    const failed: (Label | undefined)[] = [];
    failed[live] = isLast ? failure(attempt) : emitter.label();
    const inner: Attempt = { unit, base, failed, captures: new Map() };
    test(inner, alternative, register);
    for (const [name, from] of inner.captures) emitter.emit("TAKE", position, places.get(name) as number, from);
    const moved = new Set(inner.captures.values());
    for (let at = base + live; at < unit.top; at++) if (!moved.has(at)) emitter.emit("DROP", position, at);
    if (emitter.reachable) emitter.jump(matched, position);
    dropDownTo(inner, live, position);
    if (!isLast && !isIrrefutable(alternative)) emitter.place(failed[live] as Label);
    unit.top = base + live;
  });
  emitter.place(matched);
  for (const [name, place] of places) captures.set(name, place);
}

/** The failures of an alternative lead to the place where `live` temporaries are left. */
function dropDownTo({ unit, base, failed }: Attempt, live: number, position: Position): void {
  const { emitter } = unit;
  for (let count = failed.length - 1; count > live; count--) {
    const label = failed[count];
    if (label) emitter.place(label);
    emitter.emit("DROP", position, base + count - 1);
  }
  if (emitter.reachable) emitter.jump(failed[live] as Label, position);
}
