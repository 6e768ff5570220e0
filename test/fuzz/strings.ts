/** Expressions that give text and bytes: methods, slices, all three kinds of formatting. */
import fc from "fast-check";
import type { Tie } from "./expressions.js";
import { index } from "./numbers.js";
import { type Code, deeper, pick, py } from "./text.js";

const TEXTS = pick(
  "''",
  "'a'",
  "'é'",
  "'ab c'",
  "'Zz,y'",
  "'\\U0001f40d'",
  "'12'",
  "' x\\n'",
  "'ß'",
  '"it\'s"',
  "'\\x00\\t'",
);
const BYTES = pick("b''", "b'ab'", "b'\\x00\\xff'", 'b"\'"', "b'a b c'", "b'\\n9'");

/** `[from:to:step]` with small bounds. */
export const slice = (tie: Tie): Code => {
  const bound = fc.oneof(pick("", "1", "-1", "2", "-3"), py`(${tie("int")} % 5)`);
  return py`[${bound}:${bound}${pick("", "", ":2", ":-1", ":-2", ":0")}]`;
};

const INT_FORMATS = pick(
  "5d",
  "+",
  "x",
  "<4",
  "08b",
  "#o",
  ",",
  "^9",
  "_",
  ">+7,d",
  "#X",
  "n",
  "c",
  "e",
  ".1f",
  "s",
  "*^12_x",
);
const FLOAT_FORMATS = pick(
  ".2f",
  "8.3e",
  "g",
  "",
  "+.1f",
  ".0f",
  "010.3f",
  "%",
  ",.2f",
  ".3",
  "_g",
  "E",
  "d",
  "#.0f",
  ".12g",
  "z.1f",
);
const TEXT_FORMATS = pick("", "5", ">6", "^7s", "*<4", ".2", ".0s", "=5", "d");

const fString = (tie: Tie): Code =>
  fc.oneof(
    py`f"{${pick("a", "b", "i", "x", "y", "p", "w", "u", "q", "d", "s", "o", "g", "z")}${pick("", "!r", "!s", "!a", "=")}}"`,
    py`f"{${pick("a", "b", "i", "g", "p", "u[0]")}:${INT_FORMATS}}"`,
    py`f"{${pick("x", "y", "h")}:${FLOAT_FORMATS}}"`,
    py`f"{${pick("s", "t", "w")}:${TEXT_FORMATS}}"`,
    py`f"<{${tie("int")}:{${index(tie)} + 1}}>{${tie("any")}}"`,
    py`format(${fc.oneof(tie("int"), tie("float"), tie("str"), tie("any"))}, ${pick("''", "'5'", "'>8'", "'.3f'", "'x'", "'é^6'", "'q'")})`,
  );

const percent = (tie: Tie): Code =>
  fc
    .oneof(
      py`"${pick("%d", "%5d", "%s", "%r", "%x", "%+d", "%05d", "%c", "%i|", "%a")}" % (${tie("int")},)`,
      py`"${pick("%f", "%.1f", "%8.2e", "%g", "%s", "%-9.3f", "%d", "%+g")}" % ${tie("float")}`,
      py`"${pick("%s", "%5s", "%-6s|", "%.2s", "%r", "%d", "%s %s", "%%%s")}" % ${tie("any")}`,
      py`"${pick("{}", "{:>5}", "{0!r:^9}", "{0}{0}", "{1}", "{{{}}}", "{x}", "{0[0]}", "{:d}", "{0.n}")}".format(${tie("any")})`,
    )
    .map((code) => `(${code})`);

export const str = (tie: Tie): Code =>
  deeper(
    fc.oneof(pick("s", "t"), TEXTS),
    py`${pick("str", "repr", "ascii")}(${tie("any")})`,
    py`str(${tie("int")})`,
    py`str(${tie("float")})`,
    py`hex(${tie("big")})`,
    fString(tie),
    percent(tie),
    py`(${tie("str")} + ${tie("str")})`,
    py`(${tie("str")} * (${index(tie)}))`,
    py`${tie("str")}${slice(tie)}`,
    py`${tie("str")}[${index(tie)}${pick("", " - 3")}]`,
    py`${tie("str")}.${pick("upper", "lower", "title", "strip", "capitalize", "swapcase", "casefold", "lstrip", "rstrip")}()`,
    py`${tie("str")}.replace(${tie("str")}, ${tie("str")}${pick("", ", 1", ", -1", ", 0")})`,
    py`${pick("','", "''", "s", "' '")}.join(${fc.oneof(py`map(str, ${tie("ints")})`, py`[${tie("str")}, ${tie("str")}]`, tie("list"))})`,
    py`${tie("str")}.${pick("center", "ljust", "rjust")}(${index(tie)}${pick("", ", '*'", ", 'é'", ", 'ab'")})`,
    py`${tie("str")}.zfill(${index(tie)})`,
    py`${tie("str")}.${pick("removeprefix", "removesuffix", "strip", "lstrip")}(${tie("str")})`,
    py`${tie("str")}.${pick("split", "rsplit", "partition", "rpartition")}(${pick("','", "' '", "'a'", "s")})[${pick("0", "-1", "1")}]`,
    py`chr(${tie("int")} % 1200 + ${pick("32", "55", "0x1f400")})`,
    py`${tie("bytes")}.decode(${pick("", "'latin-1'", "'ascii', 'replace'", "'utf-8', 'ignore'")})`,
    py`${tie("str")}.translate({97: 'é', 98: None, 48: 120})`,
    py`(${tie("str")} or ${tie("str")})`,
    py`type(${tie("any")}).__name__`,
    py`${tie("bytes")}.hex(${pick("", "' '", "'-', 2")})`,
    py`${tie("str")}.expandtabs(${pick("", "3")})`,
  );

export const bytes = (tie: Tie): Code =>
  deeper(
    fc.oneof(pick("z"), BYTES),
    py`(${tie("bytes")} + ${tie("bytes")})`,
    py`(${tie("bytes")} * (${index(tie)}))`,
    py`${tie("bytes")}${slice(tie)}`,
    py`bytes([${tie("int")} % 256, ${tie("int")} & 127])`,
    py`bytes(${fc.oneof(tie("ints"), index(tie))})`,
    py`${tie("str")}.encode(${pick("", "'latin-1'", "'ascii', 'ignore'", "'utf-8'", "'utf-16-le'")})`,
    py`(${tie("big")} & 0xffff_ffff).to_bytes(${pick("4", "8", "3")}, ${pick("'big'", "'little'")})`,
    py`${tie("bytes")}.replace(${tie("bytes")}, ${tie("bytes")})`,
    py`${tie("bytes")}.${pick("upper", "lower", "strip", "title")}()`,
    py`bytes(bytearray(${tie("bytes")}))`,
    py`${tie("bytes")}.split(b${pick("'a'", "' '")})[0]`,
    py`b"${pick("%d", "%s", "%x", "%b")}" % ${fc.oneof(tie("int"), tie("bytes"))}`.map((code) => `(${code})`),
  );
