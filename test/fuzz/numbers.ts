/** Expressions that give numbers: small ints, ints of any size, floats, bools. */
import fc from "fast-check";
import type { Tie } from "./expressions.js";
import { type Code, deeper, pick, py } from "./text.js";

const SMALL = pick("0", "1", "2", "3", "7", "10", "-1", "-5", "255", "65536", "-1000003", "0x7fff_ffff", "True");
const BIG = pick(
  "(1 << 47)",
  "(-(1 << 47) - 1)",
  "140737488355327",
  "(2**63 - 1)",
  "-(2**63)",
  "2**64",
  "10**25",
  "-(3**70)",
  "0xffff_ffff_ffff_ffff_ffff",
);
const DIVISORS = pick("2", "3", "-3", "7", "10", "-1", "1000", "0");
const FLOATS = pick(
  "0.0",
  "-0.0",
  "0.5",
  "1.0",
  "-1.5",
  "3.25",
  "1e10",
  "1e-5",
  "1e300",
  "nan",
  "inf",
  "-inf",
  "2.5",
  "1e16",
);
const COMPARISON = pick("<", "<=", ">", ">=", "==", "!=");

/** Remains within 32 bits: what indices and counts are made of. */
export const index = (tie: Tie): Code => py`${tie("int")} % ${pick("3", "5", "7", "11")}`;

/** Ints, most of them of 48 bits; a division by zero now and then. */
export const int = (tie: Tie): Code =>
  deeper(
    fc.oneof(pick("a", "b", "c", "i", "i"), SMALL),
    py`(${tie("int")} ${pick("+", "-", "*", "&", "|", "^")} ${tie("int")})`,
    py`(${tie("int")} % 1009 * ${tie("int")} % 4099)`,
    py`(${tie("int")} ${pick("//", "%")} ${DIVISORS})`,
    py`(${tie("int")} ${pick("//", "%")} (${tie("int")} | 1))`,
    py`${pick("-", "~", "+")}(${tie("int")})`,
    py`${pick("min", "max")}(${tie("int")}, ${tie("int")})`,
    py`abs(${tie("int")})`,
    py`u[${tie("int")} % len(u)]`,
    py`u[${index(tie)}${pick("", " - 4")}]`,
    py`(${tie("int")} >> ${pick("1", "3", "40")})`,
    py`((${tie("int")} & 1023) << ${pick("0", "4", "20", "45")})`,
    py`(${tie("int")} + ${tie("bool")})`,
    py`len(${pick("u", "v", "s", "q", "d", "e", "m", "z")})`,
    py`d.get(${tie("str")}, ${tie("int")})`,
    py`d[${tie("str")}]`,
    py`(${tie("int")} if ${tie("bool")} else ${tie("int")})`,
    py`sum(${pick("u", "m", "d.values()", "z", "range(i % 7)")})`,
    py`${pick("min", "max")}(${tie("ints")}, default=${tie("int")})`,
    py`u.${pick("count", "index")}(${tie("int")})`,
    py`int(${fc.oneof(
      tie("str"),
      tie("float"),
      tie("bool"),
      tie("str").map((text) => `${text}, 16`),
    )})`,
    py`ord(${pick("s[0]", "t[-1:]", "'é'", "'\\U0001f40d'")})`,
    py`z[${index(tie)}]`,
    py`(${tie("big")}).bit_length()`,
    py`(${tie("big")} & ${pick("0xffff", "255", "-2")})`,
    py`o.${pick("n", "twice", "m(i)", "zz")}`,
    py`math.${pick("gcd", "floor", "isqrt", "trunc", "ceil")}(${fc.oneof(tie("int"), tie("float"))})`,
    py`round(${tie("float")})`,
    py`(${pick("a", "b", "c")} := ${tie("int")} & 4095)`,
  );

/** Ints of any size. */
export const big = (tie: Tie): Code =>
  deeper(
    fc.oneof(pick("g", "h"), BIG),
    py`(${tie("big")} ${pick("+", "-", "*", "&", "|", "^")} ${fc.oneof(tie("big"), tie("int"))})`,
    py`(${tie("big")} ${pick("//", "%")} ${fc.oneof(tie("big"), DIVISORS)})`,
    py`(${tie("big")} << (${index(tie)}))`,
    py`(${tie("big")} >> (${index(tie)} * ${pick("1", "9", "31")}))`,
    py`(${tie("int")} ** (${tie("int")} % 6))`,
    py`pow(${tie("big")}, ${tie("int")} % 50, ${pick("1000003", "97", "2**61 - 1", "-5")})`,
    py`${pick("-", "~", "abs")}(${tie("big")})`,
    py`divmod(${tie("big")}, ${fc.oneof(tie("big"), DIVISORS)})[${pick("0", "1")}]`,
    py`int(str(${tie("big")})${pick("", "[:9]", "[::-1]")})`,
    py`int.from_bytes(${tie("bytes")}[:20], ${pick("'big'", "'little'")}${pick("", ", signed=True")})`,
    py`math.${pick("gcd", "lcm")}(${tie("big")}, ${tie("int")})`,
    py`round(${tie("big")}, ${pick("-1", "-3", "2")})`,
    tie("int"),
  );

export const float = (tie: Tie): Code => {
  const number = fc.oneof(tie("int"), tie("float"));
  return deeper(
    fc.oneof(pick("x", "y"), FLOATS),
    py`(${number} ${pick("+", "-", "*")} ${tie("float")})`,
    py`(${tie("float")} ${pick("+", "-", "*")} ${number})`,
    py`(${number} / ${fc.oneof(pick("2", "0.5", "-3", "7.0"), number)})`,
    py`(${fc.oneof(tie("float"), tie("big"))} / ${fc.oneof(tie("big"), tie("int"))})`,
    py`(${tie("float")} ${pick("//", "%")} ${fc.oneof(pick("2.5", "-3.0", "0.1"), number)})`,
    py`${pick("min", "max")}(${tie("float")}, ${number})`,
    py`abs(${tie("float")})`,
    py`-(${tie("float")})`,
    py`float(${fc.oneof(tie("int"), tie("big"), tie("str"))})`,
    py`round(${tie("float")}, ${pick("0", "1", "2", "-1")})`,
    py`math.sqrt(abs(${number}))`,
    py`sum([${tie("float")}, ${number}, ${number}])`,
    py`divmod(${tie("float")}, ${pick("0.75", "-2", "3.0", "0.0")})[${pick("0", "1")}]`,
    py`(${number} if ${tie("bool")} else ${tie("float")})`,
    py`(${tie("float")} ** 2)`,
  );
};

export const bool = (tie: Tie): Code => {
  const number = fc.oneof(tie("int"), tie("float"), tie("big"));
  return deeper(
    pick("p", "True", "False"),
    py`(${tie("int")} ${COMPARISON} ${tie("int")})`,
    py`(${number} ${COMPARISON} ${number})`,
    py`(${tie("int")} ${COMPARISON} ${tie("int")} ${COMPARISON} ${number})`,
    py`(not ${tie("any")})`,
    py`(${tie("bool")} ${pick("and", "or", "^", "&", "|")} ${tie("bool")})`,
    py`(${tie("str")} ${COMPARISON} ${tie("str")})`,
    py`(${tie("ints")} ${COMPARISON} ${tie("ints")})`,
    py`(${tie("tuple")} ${COMPARISON} ${tie("tuple")})`,
    py`(${tie("bytes")} ${COMPARISON} ${tie("bytes")})`,
    py`(${tie("set")} ${COMPARISON} ${tie("set")})`,
    py`(w ${pick("==", "!=")} ${tie("any")})`,
    py`(${tie("any")} ${pick("<", ">=")} ${tie("any")})`,
    py`(w ${pick("is", "is not")} ${pick("None", "v", "o", "True")})`,
    py`(${tie("any")} ${pick("in", "not in")} ${pick("u", "v", "q", "d", "e", "m", "s", "o")})`,
    py`(${tie("str")} in ${tie("str")})`,
    py`bool(${tie("any")})`,
    py`isinstance(${tie("any")}, ${pick("int", "str", "(float, list)", "Base", "Node", "bool", "(int, tuple, dict)")})`,
    py`${pick("any", "all")}(${pick("u", "v", "(k > 2 for k in u)", "(k % 3 for k in range(i % 5))")})`,
    py`${pick("s", "t")}.${pick("isdigit", "isalpha", "islower", "isspace", "isidentifier", "isupper", "istitle")}()`,
    py`${tie("str")}.${pick("startswith", "endswith")}(${pick("s", "t", "'a'", "('', 'b')")})`,
    py`m.${pick("isdisjoint", "issubset", "issuperset")}(${tie("ints")})`,
    py`hasattr(${pick("o", "a", "w")}, ${pick("'n'", "'zz'", "'append'")})`,
    py`(${tie("float")}).is_integer()`,
  );
};
