/** Statements on one line: assignments of every form, augmented ones, unpacking, del, calls of mutating methods. */
import fc from "fast-check";
import type { Tie } from "./expressions.js";
import { index } from "./numbers.js";
import { slice } from "./strings.js";
import { type Code, pick, py } from "./text.js";

/** What doubles in an inner loop would never end: it is cut where it grows. */
const KEEP = {
  a: pick("a = a if -(1 << 60) < a < 1 << 62 else i"),
  g: pick("g = g if abs(g) < 1 << 400 else 7"),
  h: pick("h = h if abs(h) < 1 << 400 else -(2**64)"),
  s: pick("s = s[-50:]"),
  u: pick("del u[40:]", "u = u[-40:]"),
  v: pick("del v[30:]", "v = v[-30:]"),
  q: pick("q = q[:20]"),
  z: pick("z = z[:40]"),
};

/** Most assignments keep a variable's type; ints stay small by what is assigned. */
const plain = (tie: Tie): Code =>
  fc.oneof(
    { arbitrary: py`${pick("a", "b", "c")} = ${tie("int")} % ${pick("65537", "1000003", "97")}`, weight: 4 },
    py`${pick("a", "b", "c")} = ${tie("int")} & 65535`,
    { arbitrary: py`${pick("x", "y")} = ${tie("float")}`, weight: 3 },
    { arbitrary: py`g = ${tie("big")}; ${KEEP.g}`, weight: 1 },
    { arbitrary: py`h = ${tie("big")}; ${KEEP.h}`, weight: 1 },
    { arbitrary: py`${pick("s", "t")} = (${tie("str")})[:50]`, weight: 2 },
    { arbitrary: py`w = ${tie("any")}`, weight: 2 },
    py`w = ${tie("call")}`,
    py`p = ${tie("bool")}`,
    py`z = (${tie("bytes")})[:50]`,
    py`u = (${tie("ints")})[:50]`,
    py`v = (${tie("list")})[:40]`,
    py`q = (${tie("tuple")})[:30]`,
    py`d = ${tie("dict")}`,
    py`e = ${pick("{}", "dict(d)", "{1: 2, 1.5: s}", "{**e, i: a}", "{q: a}")}`,
    py`m = ${tie("set")}`,
    py`o = ${pick("Node", "Base", "Slot", "Last", "Both", "Node.made", "type(o)")}(${tie("int")})`,
    py`late = ${tie("any")}`,
    py`w = late`,
  );

const augmented = (tie: Tie): Code =>
  fc.oneof(
    py`${pick("a", "b", "c")} ${pick("+=", "-=", "^=", "|=", "&=")} ${fc.oneof(pick("1", "i", "3"), tie("int"))}`,
    py`a *= ${tie("int")}; ${KEEP.a}`,
    py`${pick("a", "b")} ${pick("//=", "%=", ">>=")} ${pick("3", "7", "i", "1")}`,
    py`g ${pick("+=", "-=", "*=", "//=", "%=", "^=")} ${fc.oneof(tie("big"), tie("int"))}; ${KEEP.g}`,
    py`h ${pick("<<=", ">>=")} ${index(tie)}; ${KEEP.h}`,
    py`${pick("x", "y")} ${pick("+=", "-=", "*=", "/=")} ${fc.oneof(tie("float"), pick("0.5", "i"))}`,
    py`s += ${tie("str")}; ${KEEP.s}`,
    py`u += ${tie("ints")}; ${KEEP.u}`,
    py`v += ${pick("q", "s", "u", "d", "(1,)", "5")}; ${KEEP.v}`,
    py`u *= ${pick("2", "1", "0")}; ${KEEP.u}`,
    py`q += ${tie("tuple")}; ${KEEP.q}`,
    py`z += ${tie("bytes")}; ${KEEP.z}`,
    py`m ${pick("|=", "&=", "-=", "^=")} ${tie("set")}`,
    py`d |= ${tie("dict")}`,
    py`u[${index(tie)}] ${pick("+=", "-=", "^=", "*=", "//=")} ${tie("int")}`,
    py`d[${pick("'a'", "s", "str(i % 5)")}] ${pick("+=", "-=")} ${pick("1", "i")}`,
    py`e[${pick("i % 7", "s", "q", "x", "p")}] = ${tie("any")}`,
    py`o.n ${pick("+=", "-=", "^=")} ${tie("int")}`,
    py`o.twice ${pick("+=", "=")} ${tie("int")}`,
    py`w ${pick("+=", "-=", "|=", "%=", "//=", "@=")} ${tie("any")}`,
    py`o += ${tie("int")}`,
  );

const unpacking = (tie: Tie): Code =>
  fc.oneof(
    pick(
      "a, b = b, a",
      "u, v = list(u), [*v]",
      "a, b, c = u",
      "a, *v = q",
      "*v, w = s",
      "(a, b), w = q[:2], v",
      "[a, [b, c]] = 1, (2, i)",
    ),
    py`x, y = y, ${tie("float")}`,
    py`a, b = divmod(${tie("int")}, ${pick("3", "b", "7")})`,
    py`a, *v, w = ${fc.oneof(tie("ints"), tie("tuple"), tie("any"))}`,
    py`u[${index(tie)}], a = a, ${tie("int")}`,
    py`a = b = ${tie("int")} % 1000`,
    py`w, o.n = ${tie("any")}, ${tie("int")}`,
    py`o.v, (e['k'], v) = ${tie("any")}, (${tie("int")}, list(q))`,
  );

const mutating = (tie: Tie): Code =>
  fc.oneof(
    py`u.append(${tie("int")} & 255)`,
    py`u[${tie("int")} % len(u)] = ${tie("int")} & 255`,
    py`v[${index(tie)}${pick("", " - 3")}] = ${tie("any")}`,
    py`v.append(${tie("any")})`,
    py`w = ${pick("u", "v", "d", "m")}.pop(${pick("", "0", "-1", "s, None", "'a'")})`,
    py`u.${pick("sort", "sort", "reverse", "clear")}()`,
    py`u.sort(${pick("key=lambda k: -k", "reverse=True", "key=str", "key=abs", "key=lambda k: k % 4")})`,
    py`u.insert(${index(tie)}, ${tie("int")} & 63)`,
    py`u.extend(${tie("ints")}); ${KEEP.u}`,
    py`u.remove(${tie("int")})`,
    py`u${slice(tie)} = ${tie("ints")}; ${KEEP.u}`,
    py`v${slice(tie)} = ${fc.oneof(tie("list"), tie("any"))}; ${KEEP.v}`,
    py`del ${pick("u", "v")}${fc.oneof(slice(tie), py`[${index(tie)}]`)}`,
    py`del d[${tie("str")}]`,
    pick("del late", "del e[i % 7]", "del o[i]", "del o.v", "del w; w = i"),
    py`d[${tie("str")}] = ${tie("int")}`,
    py`d.${pick("update(a=i)", "setdefault(s, i)", "clear()", "pop('a')", "popitem()", "update(zip(s, u))")}`,
    py`w = d.setdefault(${tie("str")}, ${tie("int")})`,
    py`m.${pick("add", "discard", "remove")}(${tie("int")} & 63)`,
    py`m.${pick("update", "difference_update", "intersection_update")}([${tie("int")} & 31, 5])`,
    py`o[${tie("any")}] = ${tie("any")}`,
    py`o.${pick("v", "late", "n", "label")} = ${tie("any")}`,
    py`setattr(o, ${pick("'n'", "'v'", "'late'")}, ${tie("int")})`,
    py`Base.${pick("shared.append(i)", "label = s", "extra = i")}`,
    py`assert ${tie("bool")}, ${tie("str")}`,
    py`table[${pick("'f'", "'g'", "'h'")}](${pick("", "i", "a, b")})`,
    py`table['f'] = ${py`lambda a=${tie("int")}: ${tie("any")}`}`,
  );

/** A value of another type, or a number at the edge, in one late turn. */
const late = (tie: Tie): Code =>
  py`if i == ${pick("13", "29", "31", "37", "44")}: ${fc.oneof(
    py`${pick("a", "b", "x", "u", "s", "w", "d", "o", "q")} = ${tie("any")}`,
    pick(
      "a = 1 << 46",
      "a = -(1 << 47)",
      "a = 2**63 - 1",
      "a = 2.5",
      "b = 'b'",
      "x = 3",
      "u = []",
      "u = (1, 2)",
      "i = 1.5",
      "x = None",
      "u[0] = 2.5",
      "u[-1] = None",
      "c = True",
      "d = None",
      "s = b's'",
      "u = range(5)",
      "u = 'abc'",
    ),
  )}`;

/** What loops of numbers are made of. */
export const arithmetic = (tie: Tie): Code =>
  fc.oneof(
    { arbitrary: py`${pick("a", "b", "c")} = ${tie("int")} % ${pick("65537", "1000003", "97")}`, weight: 4 },
    { arbitrary: py`${pick("x", "y")} = ${tie("float")}`, weight: 3 },
    { arbitrary: augmented(tie), weight: 2 },
    py`${pick("a", "b", "c")} ${pick("+=", "-=")} ${pick("1", "i", "3", "a")}`,
    py`a *= ${pick("a", "3", "i", "b")}; ${KEEP.a}`,
    py`${pick("a", "b", "c", "g")} = ${tie("int")} % (1 << ${pick("46", "47", "63", "90")})`,
    py`${pick("x", "y")} ${pick("+=", "-=", "*=")} ${fc.oneof(tie("float"), pick("0.5", "i"))}`,
    py`u[${tie("int")} % len(u)] = ${tie("int")} & 255`,
    py`u[${index(tie)}] ${pick("+=", "-=", "^=", "=")} ${tie("int")}`,
    py`v[${tie("int")} % len(v)] = ${tie("any")}`,
    py`w = ${pick("v[i % len(v)]", "u[i % len(u)]", "q[1]", "a", "x")}`,
    py`u.append(${tie("int")} & 255)`,
    pick(
      "a, b = b, a",
      "u, v = v, u",
      "x, y = y, x + a",
      "a, b, c = b, c, a",
      "u = u[1:] + [a & 7]",
      "w = late",
      "late = a",
      "del late",
    ),
    py`p = ${tie("bool")}`,
    py`w = ${tie("any")}`,
    py`s = (${tie("str")})[:50]`,
    late(tie),
  );

export const assignment = (tie: Tie): Code =>
  fc.oneof(
    { arbitrary: plain(tie), weight: 6 },
    { arbitrary: augmented(tie), weight: 3 },
    { arbitrary: unpacking(tie), weight: 1 },
    { arbitrary: mutating(tie), weight: 3 },
    { arbitrary: late(tie), weight: 1 },
  );
