/**
 * Random programs of the subset, as a fast-check arbitrary, so that a failing one shrinks. Each is a function with a
 * hot loop over variables of known types, one variable of any type, lists, branches, inner loops and prints; most
 * run to their end, some end with an error, whose traceback then has to agree too.
 */
import fc from "fast-check";

/** Lines of Python; a nested block is one more level of indentation. */
type Lines = readonly (string | Lines)[];

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const text = (parts: TemplateStringsArray, ...values: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...values).map((chosen) => parts.reduce((all, part, i) => all + (chosen[i - 1] ?? "") + part));

const SMALL_INTS = pick("0", "1", "2", "3", "7", "10", "-1", "-5", "255", "65536", "-1000003");
const DIVISORS = pick("2", "3", "-3", "7", "10", "-1", "1000");
const FLOATS = pick("0.0", "-0.0", "0.5", "1.0", "-1.5", "3.25", "1e10", "1e-5", "nan", "inf", "-inf");

type Expressions = {
  int: string;
  float: string;
  bool: string;
  str: string;
  any: string;
};

/** Expressions by type. Ints are kept within 48 bits by what is assigned, not here. */
const { int, float, bool, str, any } = fc.letrec<Expressions>((tie) => {
  const deeper = (leaf: fc.Arbitrary<string>, ...inner: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, leaf, leaf, ...inner);
  const number = fc.oneof(tie("int"), tie("float"));
  const comparison = pick("<", "<=", ">", ">=", "==", "!=");
  return {
    int: deeper(
      fc.oneof(pick("a", "b", "c", "i", "i", "len(u)"), SMALL_INTS),
      text`(${tie("int")} ${pick("+", "-", "&", "|", "^")} ${tie("int")})`,
      text`(${tie("int")} % 1009 * ${tie("int")} % 4099)`,
      text`(${tie("int")} ${pick("//", "%")} ${DIVISORS})`,
      text`(${tie("int")} ${pick("//", "%")} (${tie("int")} | 1))`,
      text`${pick("-", "~")}(${tie("int")})`,
      text`${pick("min", "max")}(${tie("int")}, ${tie("int")})`,
      text`abs(${tie("int")})`,
      text`u[${tie("int")} % len(u)]`,
      text`u[-1 - ${tie("int")} % len(u)]`,
      text`(${tie("int")} >> ${pick("1", "3", "40")})`,
      text`((${tie("int")} & 1023) << ${pick("0", "4", "20")})`,
      text`(${tie("int")} + ${tie("bool")})`,
    ),
    float: deeper(
      fc.oneof(pick("x", "y"), FLOATS),
      text`(${number} ${pick("+", "-", "*")} ${tie("float")})`,
      text`(${tie("float")} ${pick("+", "-", "*")} ${number})`,
      text`(${number} / ${pick("2", "0.5", "-3", "7.0")})`,
      text`(${tie("float")} ${pick("//", "%")} ${pick("2.5", "-3.0", "0.1")})`,
      text`${pick("min", "max")}(${tie("float")}, ${tie("float")})`,
      text`abs(${tie("float")})`,
      text`-(${tie("float")})`,
      text`float(${tie("int")})`,
    ),
    bool: deeper(
      pick("p", "True", "False"),
      text`(${tie("int")} ${comparison} ${tie("int")})`,
      text`(${number} ${comparison} ${number})`,
      text`(${tie("int")} ${comparison} ${tie("int")} ${comparison} ${number})`,
      text`not ${tie("bool")}`.map((code) => `(${code})`),
      text`(${tie("bool")} ${pick("and", "or")} ${tie("bool")})`,
      text`(${tie("str")} ${comparison} ${tie("str")})`,
      text`(w == ${tie("any")})`,
      text`(w is None)`,
      text`(${tie("int")} in u)`,
    ),
    str: deeper(
      pick("s", "''", "'a'", "'é'"),
      text`str(${tie("int")})`,
      text`f"{${pick("a", "b", "i", "x", "y", "p", "w", "u[0]")}}"`,
      text`f"{${pick("a", "b", "i")}:${pick("5d", "+", "x", "<4")}}"`,
      text`f"{${pick("x", "y")}:${pick(".2f", "8.3e", "g")}}"`,
    ),
    any: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      pick("None", "w"),
      tie("int"),
      tie("float"),
      tie("bool"),
      tie("str"),
      text`[${tie("int")}, ${tie("any")}]`,
      text`(${tie("any")}, ${tie("int")})`,
    ),
  };
});

const INTS = pick("a", "b", "c");
const assignment = fc.oneof(
  { arbitrary: text`${INTS} = (${int}) % ${pick("65537", "1000003", "97")}`, weight: 4 },
  text`${INTS} ${pick("+=", "-=")} ${pick("1", "i", "3", "len(s)")}`,
  text`${INTS} = ${int} & 65535`,
  { arbitrary: text`${pick("x", "y")} = ${float}`, weight: 3 },
  text`${pick("x", "y")} ${pick("+=", "-=", "*=")} ${fc.oneof(float, pick("0.5", "i"))}`,
  text`p = ${bool}`,
  text`w = ${any}`,
  text`u[${int} % len(u)] = ${int} & 255`,
  text`v[${int} % len(v)] = ${any}`,
  text`w = v[${int} % len(v)]`,
  text`u.append(${int} & 255)`,
  text`u, t = t, u`,
  text`a, b = b, a`,
  text`x, y = y, ${float}`,
  text`s = (${str} + ${str})`,
  // Sometimes an error: what w holds may not fit.
  { arbitrary: text`if i == ${pick("130", "149", "77")}: x = x + w`, weight: 1 },
  text`late = ${int}`,
);

const block = (depth: number): fc.Arbitrary<Lines> =>
  fc.array(statement(depth), { minLength: 1, maxLength: depth > 1 ? 5 : 3 }).map((parts) => parts.flat(1) as Lines);

/** One statement; nesting ends at depth 0. `break` and `continue` stand behind a condition. */
function statement(depth: number): fc.Arbitrary<Lines> {
  const simple: fc.Arbitrary<Lines> = assignment.map((line) => [line]);
  if (depth === 0) return simple;
  const inner = fc.memo(() => block(depth - 1))(1);
  return fc.oneof(
    { arbitrary: simple, weight: 6 },
    { arbitrary: fc.tuple(bool, inner).map(([test, body]): Lines => [`if ${test}:`, body]), weight: 2 },
    fc
      .tuple(bool, inner, bool, inner, inner)
      .map(([one, first, two, second, third]): Lines => [`if ${one}:`, first, `elif ${two}:`, second, "else:", third]),
    fc
      .tuple(pick("range(3)", "range(i % 5)", "range(6, 0, -2)", "v"), inner)
      .map(([over, body]): Lines => [`for j in ${over}:`, body]),
    fc
      .tuple(int, inner, pick<Lines>([], ["else:", ["c += 1"]]))
      .map(
        ([stop, body, end]): Lines => [
          `k${depth} = 0`,
          `while k${depth} < (${stop}) % 4:`,
          [`k${depth} += 1`, ...body],
          ...end,
        ],
      ),
    fc.tuple(bool, pick("break", "continue")).map(([test, leave]): Lines => [`if ${test} and i % 11 == 5:`, [leave]]),
    fc
      .tuple(pick("23", "50"), fc.oneof(int, float, str, any))
      .map(([every, value]): Lines => [`if i % ${every} == 7:`, [`print(i, ${value})`]]),
    fc.tuple(int, any).map(([first, second]): Lines => ["if i % 13 == 2:", [`w = helper(${first}, ${second})`]]),
  );
}

const render = (lines: Lines, indent = ""): string =>
  lines.map((line) => (typeof line === "string" ? `${indent}${line}\n` : render(line, `${indent}    `))).join("");

const ARGUMENTS = ["1, 2.5, 3, 'ab'", "-7, -0.0, 65535, ''", "0, 2, 5, 'é'"] as const;

/** A whole program; every call prints what is left in all variables. */
export const program: fc.Arbitrary<string> = fc
  .tuple(block(3), pick("a", "(a, b)", "[a]", "None"), fc.subarray([...ARGUMENTS], { minLength: 1 }), pick("150", "60"))
  .map(([body, result, calls, turns]) =>
    render([
      'nan = float("nan")',
      'inf = float("inf")',
      "def helper(a, b=3):",
      ["if a > 5:", [`return ${result}`], "return b"],
      "",
      "def work(a, x, b, s, n):",
      ["c = 0", "y = 0.5", "p = False", "w = None", "u = [3, 1, 2]", "t = [9]", "v = [None, 1, 2.5, 'z']"],
      [
        "for i in range(n):",
        body,
        ["if len(s) > 30:", ["s = s[0]"], "if len(str(w)) > 200:", ["w = None"]],
        ["if len(u) > 40:", ["u = [a & 255]"]],
      ],
      ["return a, b, c, x, y, p, s, w, u, t, v, i"],
      "",
      ...calls.map((call) => `print(work(${call}, ${turns}))`),
    ]),
  );
