/**
 * The programs of test/programs as data: source, and what their own comments say of them. Knows neither the
 * oracle nor Patchwork.
 *
 *   # expect: LINE            a line of stdout, in order; for programs that the oracle cannot run alone
 *   # expect-repeat: N LINE   the same line N times
 *   # expect-error: LINE      the last line of stderr; only together with `shim: no`
 *   # shim: no                threads run one after the other do not give this output: the oracle is not asked
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface TestProgram {
  /** The file's name, which is also what tracebacks call it. */
  readonly name: string;
  readonly source: string;
  /** stdout that the program itself says; undefined when the oracle alone decides. */
  readonly expected: string | undefined;
  readonly expectedError: string | undefined;
  /** False when only real threads give the output. */
  readonly sequential: boolean;
}

export const PROGRAMS_DIRECTORY = fileURLToPath(new URL("../programs/", import.meta.url));

/** All programs, sorted by name. */
export function readPrograms(directory = PROGRAMS_DIRECTORY): TestProgram[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => parseProgram(name, readFileSync(join(directory, name), "utf8")));
}

const DIRECTIVE = /^# (expect|expect-repeat|expect-error|shim): ?(.*)$/gm;

/** Reads the comments of one program. Throws SyntaxError for a directive that makes no sense. */
export function parseProgram(name: string, source: string): TestProgram {
  const lines: string[] = [];
  let sequential = true;
  let expectedError: string | undefined;
  for (const [, directive = "", rest = ""] of source.matchAll(DIRECTIVE)) {
    if (directive === "expect") lines.push(rest);
    else if (directive === "expect-repeat") lines.push(...repeated(name, rest));
    else if (directive === "expect-error") expectedError = rest;
    else if (rest === "no") sequential = false;
    else throw new SyntaxError(`${name}: «# shim: ${rest}»: the only value is «no»`);
  }
  const expected = lines.length > 0 ? `${lines.join("\n")}\n` : undefined;
  if (!sequential && expected === undefined) {
    throw new SyntaxError(`${name}: «# shim: no» needs «# expect:» lines, for nothing else says what it prints`);
  }
  return { name, source, expected, expectedError, sequential };
}

function repeated(name: string, text: string): string[] {
  const match = /^(\d+) (.*)$/.exec(text);
  if (!match) throw new SyntaxError(`${name}: «# expect-repeat: ${text}» is not a number and a line`);
  return new Array<string>(Number(match[1])).fill(match[2] as string);
}
