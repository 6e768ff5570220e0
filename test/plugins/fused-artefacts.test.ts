/**
 * What becomes of a fused instruction, on this thread: the words in shared memory as the interpreter specialises and
 * splits them, and the plan and bytes of the stitched loop.
 */
import { beforeAll, expect, test } from "vitest";
import { LAYOUT } from "../../dist/base/layout.js";
import { opcode } from "../../dist/bytecode/opcodes.js";
import { decode } from "../../dist/bytecode/operands.js";
import { createJit } from "../../dist/jit/host.js";
import type { Compilation } from "../../dist/jit/pipeline.js";
import { compileProgram } from "../../dist/language/index.js";
import { libraryFor, type Prepared, preparePlugins } from "../../dist/plugins/use.js";
import { createProgramMemory } from "../../dist/vm/loader.js";
import { createVm, type Vm } from "../../dist/vm/vm.js";
import { example, LINK_MS } from "./support.js";

const PLUGIN = example("fused-multiply-add");
const source = (first: string, operands: string, n = 400) => `
def f(x, y, z, n):
    s = ${first}
    i = 0
    while i < n:
        s = s + x * y
        s = x * s + z
        s = s * 0.5
        i += 1
    return s
print(f(${operands}, ${n}))
`;

let prepared: (text: string) => Promise<Prepared>;
beforeAll(async () => {
  prepared = (text) =>
    preparePlugins(compileProgram(text, "test.py"), { plugins: [PLUGIN] }, { refcount: "plain", counting: false });
  await prepared("print()\n");
}, LINK_MS);

/** Runs the program here; the names of f's opcodes afterwards, what it printed and what was compiled. */
async function run(text: string, hotThreshold: number) {
  const { program, module } = await prepared(text);
  const options = { memoryBytes: 2 ** 24, gil: true, jit: true, switchIntervalMs: 5, hotThreshold };
  const shared = createProgramMemory(program, options);
  const printed: string[] = [];
  const made: Compilation[] = [];
  const vm: Vm = createVm(module, shared, 0, {
    hot: (loop, fp) => jit.hot(loop, fp),
    install: (loop) => jit.install(loop),
    threadStart: () => 0,
    event: () => {},
    text: { capture: (_fd: number, output: string) => void printed.push(output) },
  });
  const jit = await createJit(vm, {
    stitcher: "splice",
    region: "loop",
    hotThreshold,
    library: await libraryFor([PLUGIN]),
    onAttempt: (attempt) => void (attempt.made && made.push(attempt.made)),
  });
  if ((vm.exports.threadEnter as () => number)() === LAYOUT.STATUS_FRAME)
    while (vm.exports.run() === LAYOUT.LEFT_REENTER);
  const view = new DataView(shared.memory.buffer);
  const words = new Uint16Array(
    shared.memory.buffer,
    view.getUint32((shared.codes[1] as number) + LAYOUT.CODE_INSTRUCTIONS, true),
    program.codes[1]?.instructions.length,
  );
  const names = Array.from({ length: words.length / 4 }, (_, pc) => decode(words, pc).row.name);
  return { printed: printed.join(""), names: names.filter((name) => /MULTIPLY|ADD/.test(name)), made, program };
}

const NEVER = 2 ** 30;

test("the rewrite leaves the second instruction in its place", async () => {
  const { program } = await prepared(source("0.0", "0.5, 0.5, 0.5"));
  const words = program.codes[1]?.instructions ?? [];
  const at = Array.from({ length: words.length / 4 }, (_, pc) => decode(words, pc)).findIndex(
    ({ row }) => row.name === "MULTIPLY_ADD_TO",
  );
  expect(decode(words, at + 1).row.name).toBe("ADD");
  expect(decode(words, at + 1).c).toBe(decode(words, at).a);
});

test("with floats it specialises, and the instruction behind it is never reached", async () => {
  const { names, printed } = await run(source("0.0", "0.5, 0.5, 0.5"), NEVER);
  expect(names.slice(0, 4)).toEqual(["MULTIPLY_ADD_TO_FLOAT", "ADD", "MULTIPLY_ADD_FLOAT", "ADD"]);
  expect(printed).toBe("0.41666666666666663\n");
});

test("with ints it gives way to what it stands for", async () => {
  const { names } = await run(source("0", "1, -1, 3"), NEVER);
  expect(names.slice(0, 2)).toEqual(["MULTIPLY_INT", "ADD_FLOAT_INT"]);
});

test("a first turn with an int does not split it up", async () => {
  const { names } = await run(source("0", "0.5, 0.5, 0.5"), NEVER);
  expect(names.slice(0, 2)).toEqual(["MULTIPLY_ADD_TO_FLOAT", "ADD_INT_FLOAT"]);
});

test("what keeps leaving is split up, and both parts specialise", async () => {
  const { names } = await run(source("0.0", "0.5, 0.5, 3"), NEVER);
  expect(names.slice(0, 4)).toEqual(["MULTIPLY_ADD_TO_FLOAT", "ADD", "MULTIPLY_FLOAT", "ADD_FLOAT_INT"]);
});

test("stitched code applies its stencil, unboxed", async () => {
  const { made, printed } = await run(source("0.0", "0.5, 0.5, 0.5", 4000), 50);
  expect(printed).toBe("0.41666666666666663\n");
  const stencils = [...JSON.stringify(made.at(-1)?.plan.body).matchAll(/"stencil":"(\w+)"/g)].map(([, name]) => name);
  expect(stencils.filter((name) => name === "fma_float").length).toBe(2 * 4); // the loop does four turns at a time
  expect(stencils).not.toContain("add_float");
});

test("opcodes are numbered behind the toolkit's own, pairs in the order of their definition", () => {
  expect(opcode("MULTIPLY_ADD_FLOAT").code - opcode("MULTIPLY_ADD").code).toBe(1);
  expect(opcode("MULTIPLY_ADD").code).toBeGreaterThan(opcode("RERAISE").code);
});
