/** Expressions that give lists, tuples, dicts and sets: displays, comprehensions, slices, methods, sorting. */
import fc from "fast-check";
import type { Tie } from "./expressions.js";
import { index } from "./numbers.js";
import { slice } from "./strings.js";
import { type Code, commas, deeper, pick, py } from "./text.js";

const KEYS = pick(
  "",
  "",
  ", reverse=True",
  ", key=abs",
  ", key=lambda k: -k",
  ", key=lambda k: k % 3, reverse=True",
  ", key=str",
);

/** The tail of a comprehension over ints; k is its variable. */
const clauses = (tie: Tie): Code =>
  py`for k in ${fc.oneof(tie("ints"), pick("range(i % 6)", "u", "q", "v", "sorted(m)", "gen(4)"))}${fc.oneof(
    pick("", " if k", " if k % 2", " for a in (k, 1)", " if k != i if k"),
    py` if ${tie("bool")}`,
  )}`;

const element = (tie: Tie): Code =>
  fc.oneof(
    pick("k", "k * k", "k + 1", "(k, i)", "k * x"),
    py`(k ${pick("+", "*", "-", "%", "//")} ${tie("int")})`,
    tie("int"),
  );

/** Lists of ints. */
export const ints = (tie: Tie): Code =>
  deeper(
    fc.oneof(pick("u", "[3, 1, 2]", "[]", "list(range(4))"), py`[${commas(tie("int"), 0, 4)}]`),
    py`(${tie("ints")} + ${tie("ints")})`,
    py`(${tie("ints")} * (${tie("int")} % 3))`,
    py`${tie("ints")}${slice(tie)}`,
    py`sorted(${fc.oneof(tie("ints"), tie("set"), pick("q", "d.values()", "z"))}${KEYS})`,
    py`list(${fc.oneof(pick("range(i % 7)", "range(6, 0, -2)", "reversed(u)", "gen(5)", "z", "m", "d.values()"), tie("ints"))})`,
    py`[k & 255 ${py`for k in ${tie("ints")}`}]`,
    py`[k ${clauses(tie)}]`,
    py`list(map(${pick("abs", "int", "lambda k: k & 15", "helper")}, ${tie("ints")}))`,
    py`list(filter(${pick("None", "lambda k: k % 2", "bool")}, ${tie("ints")}))`,
    py`[*${tie("ints")}, ${tie("int")}, *${pick("u", "q", "m", "z", "range(3)")}]`,
    py`list(map(int, str(abs(${tie("big")}))))`,
  );

/** Lists of anything. */
export const list = (tie: Tie): Code =>
  deeper(
    pick("v", "[]", "[None, 1]"),
    py`[${commas(tie("any"), 0, 3)}]`,
    py`(${tie("list")} + ${tie("list")})`,
    py`${tie("list")}${slice(tie)}`,
    py`[${element(tie)} ${clauses(tie)}]`,
    py`[${tie("any")} for k in range(i % 3)]`,
    py`list(${pick("enumerate(s)", "zip(u, s)", "d.items()", "d", "e.items()", "zip(u, v, q)", "enumerate(u, 5)", "reversed(v)", "iter(q)", "s")})`,
    py`${tie("str")}.${pick("split()", "split(',')", "splitlines()", "rsplit(None, 1)", "split('a', 1)")}`,
    py`sorted(${tie("list")}${pick("", ", key=str", ", key=repr, reverse=True", ", key=lambda k: (type(k).__name__, str(k))")})`,
    py`[[${tie("int")} for k in range(2)] for a in range(i % 3)]`,
    tie("ints"),
  );

export const tuple = (tie: Tie): Code =>
  deeper(
    pick("q", "()", "(1, 2)"),
    py`(${tie("any")},)`,
    py`(${commas(tie("int"), 2, 4)})`,
    py`(${tie("tuple")} + ${tie("tuple")})`,
    py`${tie("tuple")}${slice(tie)}`,
    py`tuple(${fc.oneof(tie("ints"), tie("str"), pick("v", "d", "(k * 2 for k in u)", "sorted(m)"))})`,
    py`divmod(${tie("int")}, ${fc.oneof(tie("int"), pick("3", "-7"))})`,
    py`(*${tie("tuple")}, ${tie("any")})`,
    py`${tie("str")}.partition(${pick("'a'", "','", "t")})`,
  );

/** Dicts from text to ints. */
export const dict = (tie: Tie): Code =>
  deeper(
    pick("d", "{}", "{'a': 1}"),
    py`{${tie("str")}: ${tie("int")}, ${tie("str")}: ${tie("int")}}`,
    py`{**${tie("dict")}, ${tie("str")}: ${tie("int")}}`,
    py`(${tie("dict")} | ${tie("dict")})`,
    py`{${pick("str(k)", "s", "'k' * (k % 3)")}: ${pick("k", "k * k", "len(d)", "i")} for k in ${tie("ints")}}`,
    py`dict(zip(${tie("str")}, ${tie("ints")}))`,
    py`dict(${pick("d", "a=1, é=i", "[('a', i), ('b', 2)]", "d, z=3", "sorted(d.items())")})`,
    py`dict.fromkeys(${tie("str")}, ${tie("int")})`,
    py`d.copy()`,
  );

/** Sets of small ints: their order is known. */
export const set = (tie: Tie): Code => {
  const member = py`${tie("int")} & 63`;
  return deeper(
    pick("m", "set()", "{1, 2}"),
    py`{${commas(member, 1, 4)}}`,
    py`(${tie("set")} ${pick("|", "&", "-", "^")} ${tie("set")})`,
    py`{k & 63 for k in ${tie("ints")}}`,
    py`set([${commas(member, 0, 3)}])`,
    py`${tie("set")}.${pick("union", "intersection", "difference", "symmetric_difference")}([${commas(member, 0, 3)}])`,
    py`frozenset([${commas(member, 0, 3)}])`,
  );
};

export const any = (tie: Tie): Code =>
  deeper(
    pick("None", "w", "o", "a", "x", "s"),
    tie("int"),
    tie("big"),
    tie("float"),
    tie("bool"),
    tie("str"),
    tie("bytes"),
    tie("ints"),
    tie("list"),
    tie("tuple"),
    tie("dict"),
    tie("set"),
    tie("call"),
    py`v[${index(tie)}]`,
    py`e[${tie("any")}]`,
    py`e.get(${tie("int")}${pick("", ", w", ", i")})`,
    py`q[${index(tie)}]`,
    py`(${tie("any")} ${pick("and", "or")} ${tie("any")})`,
    py`(${tie("any")} if ${tie("bool")} else ${tie("any")})`,
    py`(${tie("any")} ${pick("+", "-", "%", "//", "/", "&", "@", "**0 +", "|")} ${tie("any")})`,
    py`(${tie("any")} * (${index(tie)}))`,
    py`${tie("any")}[${index(tie)}]`,
    py`range(${tie("int")} % 5, ${pick("9", "i % 20")}${pick("", ", 3", ", -1")})`,
    py`bytearray(${tie("bytes")})`,
    py`next(iter(${tie("any")}), ${tie("int")})`,
    py`len(${tie("any")})`,
    py`slice(${tie("int")}, ${tie("int")})`,
  );
