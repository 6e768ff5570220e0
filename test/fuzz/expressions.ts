/**
 * Expressions by type, all families tied together. They name variables that exist in every scope of a random
 * program: each is a global, and what defines a local of the same name shadows it.
 *
 *   a b c i  ints     g h  big ints   x y  floats   p  bool   s t  text    z  bytes
 *   u  list of ints   v    list       q  tuple      d  dict from text to ints   e  dict   m  set of ints
 *   o  an object      w    anything   k  the variable of comprehensions
 */
import fc from "fast-check";
import * as containers from "./containers.js";
import * as numbers from "./numbers.js";
import * as strings from "./strings.js";
import { type Code, deeper, pick, py } from "./text.js";

export interface Expressions {
  int: string;
  big: string;
  float: string;
  bool: string;
  str: string;
  bytes: string;
  ints: string;
  list: string;
  tuple: string;
  dict: string;
  set: string;
  any: string;
  /** A call of one of the program's own functions or classes. */
  call: string;
}

/** Gives the arbitrary of a type, also before it exists. */
export type Tie = <K extends keyof Expressions>(type: K) => Code;

const build = (calls: (tie: Tie) => Code, any = containers.any) =>
  fc.letrec<Expressions>((named: fc.LetrecTypedTie<Expressions>) => {
    const tie: Tie = (type) => named(type);
    return {
      int: numbers.int(tie),
      big: numbers.big(tie),
      float: numbers.float(tie),
      bool: numbers.bool(tie),
      str: strings.str(tie),
      bytes: strings.bytes(tie),
      ints: containers.ints(tie),
      list: containers.list(tie),
      tuple: containers.tuple(tie),
      dict: containers.dict(tie),
      set: containers.set(tie),
      any: any(tie),
      call: calls(tie),
    };
  });

const calls = (tie: Tie): Code =>
  deeper(
    py`helper(${tie("int")})`,
    py`helper(${tie("int")}, ${pick("", "b=", "w=")}${tie("any")})`,
    py`helper(${pick("", "1, 2, 3, 4", "b=1", "*u", "*q", "**d", "*u, **d", "a=1, c=2", "i, zz=3", "*v[:2]")})`,
    py`mix(${tie("any")}, ${pick("*u, ", "*q, ", "", "*s, ")}${pick("key=1", "**d", "a=i, **d", "")})`,
    py`adder(${tie("int")})`,
    py`counter()`,
    py`recur(${tie("int")} % 6)`,
    py`list(gen(${tie("int")} % 5))`,
    py`(lambda a, b=${tie("int")}: ${tie("any")})(${tie("int")})`,
    py`${pick("Base", "Node", "Node", "Slot")}(${tie("int")}${pick("", ", s", ", n=2")})`,
    py`o.${pick("m", "m", "k", "both", "zz")}(${tie("any")})`,
    py`o.${pick("n", "v", "twice", "zz", "n.real", "label")}`,
    py`(o ${pick("+", "-", "*", "==", "<", "%", "&", ">=")} ${tie("any")})`,
    py`(${tie("any")} ${pick("+", "*", "==", "-")} o)`,
    py`o[${tie("any")}]`,
    py`${pick("len", "bool", "str", "abs", "list", "iter", "hash", "int", "float")}(o)`.map((code) =>
      code.startsWith("iter") ? `next(${code})` : code,
    ),
    py`o(${tie("any")})`,
    py`getattr(${pick("o", "w")}, ${pick("'n'", "'zz'", "'zz', 7", "'v', None")})`,
    py`Node.${pick("made(3)", "fixed(i)", "shared", "__name__", "zz")}`,
  );

/** What the body of a hot loop is made of. */
export const expressions = build(calls);

/** A function that calls itself through what it computes would never end: these name no function and no object. */
const withoutCalls = (code: string): string =>
  code
    .replace(/\bhelper\b/g, "abs")
    .replace(/\bgen\(/g, "range(")
    .replace(/\bo\.(n|twice|m\(i\)|zz)/g, "c")
    .replace(/(?<![#:'\w.])o\b/g, "w");

const unbound = build((tie) => deeper(pick("w", "a"), tie("int"), tie("str")));

/** Numbers and text, and no call of Python code: what a JIT compiles best. */
export const numeric = build(
  (tie) => deeper(pick("w", "a"), tie("int"), tie("float")),
  (tie) =>
    fc.oneof(
      pick("w", "None"),
      tie("int"),
      tie("float"),
      tie("bool"),
      tie("str"),
      py`(${tie("int")}, ${tie("float")})`,
      tie("ints"),
    ),
);

/** What the program's own functions and classes are made of. */
export const simple = Object.fromEntries(
  Object.entries(unbound).map(([type, code]) => [type, code.map(withoutCalls)]),
) as typeof unbound;
