/** Whatever is wrong with a plug-in: one line on stderr that names its file, nothing on stdout, exit code 2. */
import { afterAll, describe, expect, test } from "vitest";
import { Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());
const hello = place.write("hello.py", 'print("hello")\n');
const stencil = (text: string, opcodes = "[]") => `{ name: "x", stencils: \`${text}\`, opcodes: ${opcodes} }`;
const FOO = '(module (func (export "foo: int -> int") (param $a i64) (result i64) (local.get $a)))';
const row = (steps: string) =>
  `[{ name: "FOO", fields: "reg reg reg", reads: "b c", writes: "a", generic: "ADD", steps: "${steps}", doc: "d" }]`;
const lock = (text: string) => `{ name: "x", locks: { own: { wat: \`(module ${text})\` } } }`;
const OTHERS = `(func (export "try_acquire") (param i32) (result i32) (i32.const 1))
  (func (export "release") (param i32) (result i32) (i32.const 1)) (func (export "hand_over") (param i32 i32))`;

async function complaint(content: string, args: readonly string[], name = "bad.mjs"): Promise<string> {
  const file = place.write(name, content);
  const { code, stdout, stderr } = await place.run([...args, "--plugin", file], { limitMs: 120_000 });
  expect(stderr.trimEnd().split("\n").length, stderr).toBe(1);
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(`patchwork: plug-in ${place.folder}/${name}`);
  return stderr;
}

describe("as a file", () => {
  test.each<[what: string, content: string, words: RegExp, name?: string]>([
    ["does not parse", "export default {{{", /does not load: /],
    ["does not parse as TypeScript", "export default {{{", /does not load: ParseError/, "bad.ts"],
    ["throws", 'throw new Error("boom\\nand more");', /does not load: boom$/m],
    ["has no default export", "export const x = 1;", /has no default export/],
    ["has another default export", "export default 3;", /default export is no plug-in/],
    ["has no name", "export default {};", /`name` must be a name of letters/],
    ["has a field that there is not", 'export default { name: "x", region: {} };', /no field «region»/],
    [
      "has a field of another type",
      'export default { name: "x", regions: [] };',
      /`regions` must be functions by name/,
    ],
    [
      "has half a policy",
      'export default { name: "x", hotness: { h: { first: () => 1 } } };',
      /first, again, patience/,
    ],
    [
      "has a policy whose budget is a number",
      'const f = () => 1; export default { name: "x", hotness: { h: { first: f, again: f, patience: f, renew: f, budget: 5 } } };',
      /and budget if it has one/,
    ],
    [
      "has a taken name",
      'export default { name: "x", regions: { loop() {} } };',
      /region policy is already named loop/,
    ],
    ["has a taken stitcher", 'export default { name: "x", stitchers: { splice() {} } };', /already named splice/],
  ])("%s", async (_, content, words, name) => {
    expect(await complaint(content, ["inspect", "--no-run", hello], name)).toMatch(words);
  });

  test("is missing", async () => {
    const { code, stderr } = await place.run(["run", "--plugin", "nowhere.ts", hello]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `patchwork: plug-in ${place.folder}/nowhere.ts: there is no such file\n`,
    });
  });
});

describe("in its stencils", () => {
  test.each<[what: string, content: string, words: RegExp]>([
    ["cannot be parsed", stencil(FOO.replace("$a)))", "$b)))")), /line 1:\d+: error: undefined local variable "\$b"/],
    ["are not valid", stencil(FOO.replace("(local.get $a)", "(f64.const 0)")), /expected i64, got f64/],
    ["are of other types than they say", stencil(FOO.replace("int ->", "float ->")), /foo has the params \(i64\)/],
    ["have a taken name", stencil(FOO.replace("foo", "add_int")), /a stencil is already named add_int/],
    ["do not fit the row", stencil(FOO, row("foo b c -> a")), /applies foo to 2 operands for 1 results; it takes 1/],
    ["are not there", stencil(FOO, row("bar b c -> a")), /names the stencil bar/],
  ])("%s", async (_, content, words) => {
    expect(await complaint(`export default ${content};`, ["stencils"])).toMatch(words);
  });
});

describe("in its lock", () => {
  test.each<[what: string, content: string, words: RegExp]>([
    ["a function is missing", lock(OTHERS), /its lock exports no function acquire/],
    [
      "an import is none",
      lock(`(import "rt" "alloc" (func)) ${OTHERS}`),
      /exports no function acquire|imports rt alloc/,
    ],
    [
      "a function is of another type",
      lock(`${OTHERS} (func (export "acquire") (param i32))`),
      /acquire is \(i32\) -> \(\)/,
    ],
  ])("%s", async (_, content, words) => {
    expect(await complaint(`export default ${content};`, ["run", "--gil", hello])).toMatch(words);
  });
});

describe("in its rewrite", () => {
  test.each<[what: string, body: string, words: RegExp]>([
    ["gives no words", "() => [1]", /must give a Uint16Array/],
    ["gives no opcode", "(code) => code.instructions.fill(999)", /no opcode has number 999/],
    ["throws", "() => { throw new Error('odd'); }", /: odd$/m],
  ])("%s", async (_, body, words) => {
    expect(await complaint(`export default { name: "x", rewrite: ${body} };`, ["inspect", "--no-run", hello])).toMatch(
      words,
    );
  });
});

test.each([
  ["--region", "innermost", /region «innermost»; there are loop/],
  ["--hotness", "always", /hotness «always»; there are backoff/],
  ["--gil-lock", "spin", /gil-lock «spin»; there are parking/],
])("%s without its plug-in", async (flag, name, words) => {
  const { code, stderr } = await place.run(["run", flag, name, hello]);
  expect(stderr).toMatch(words);
  expect(code).toBe(2);
});
