/** The inspector's artefacts and views over one small program: each assertion holds two artefacts against each other. */
import { eachMapping, originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import wabt from "wabt";
import { EXIT_REASONS, exitReason } from "../../dist/inspect/exit-reasons.js";
import { allNodes, appliesOf, exitCount, explainExits } from "../../dist/inspect/exits.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../../dist/inspect/inspection.js";
import { inspectionJson } from "../../dist/inspect/json.js";
import { machineCode } from "../../dist/inspect/machine-code.js";
import { type Piece, type SplicedModule, spliceInPieces } from "../../dist/inspect/pieces.js";
import { sectionsOf, withoutCustomSections } from "../../dist/inspect/sections.js";
import { sideBySide } from "../../dist/inspect/side-by-side.js";
import { stitcherTimes } from "../../dist/inspect/stitcher-times.js";
import { compareStitchers } from "../../dist/inspect/stitchers.js";
import { annotate } from "../../dist/inspect/views/asm.js";
import { bytecodeLines } from "../../dist/inspect/views/bytecode.js";
import { byteRuns } from "../../dist/inspect/views/hex.js";
import { regionGraph } from "../../dist/inspect/views/regions.js";
import { disassemble, flatLines } from "../../dist/inspect/views/wat.js";
import { chooseLoop, VIEW_NAMES, VIEWS, type ViewRequest } from "../../dist/inspect/views.js";
import { wasmFile } from "../../dist/inspect/wasm-file.js";
import { planLines } from "../../dist/jit/plan/print.js";
import { binaryenStitcher } from "../../dist/jit/stitch/binaryen.js";
import { splice } from "../../dist/jit/stitch/splice.js";
import { closePool } from "../../dist/threads/pool.js";
import { compiledLoop, inspected, SOURCE } from "./inspected.js";

let inspection: Inspection;
let loop: InspectedLoop;
let version: LoopVersion;
let spliced: SplicedModule;

beforeAll(async () => {
  inspection = await inspected();
  ({ loop, version } = compiledLoop(inspection));
  spliced = spliceInPieces(version.plan, inspection.library);
}, 180_000);
afterAll(closePool);

const request = (more: Partial<ViewRequest> = {}): ViewRequest => ({
  inspection,
  format: "text",
  flat: false,
  tiers: ["turbofan"],
  runs: 0,
  library: false,
  compare: false,
  ...more,
});

/** Stencils of the plan in the order of its text, write-backs last, as print.ts has them. */
function stencilsOfPlan(): string[] {
  const inside = [...allNodes(version.plan.body)].flatMap((node) => [
    ...appliesOf(node).map(({ stencil }) => stencil),
    ...(node.kind === "store" && node.box ? [node.box] : []),
  ]);
  const writes = version.plan.groups.flatMap(({ writes }) => writes.flatMap(({ box }) => box ?? []));
  return [...inside, ...writes].sort();
}

const leb = (bytes: Uint8Array, at: number): number => ((bytes[at] as number) & 127) | ((bytes[at + 1] as number) << 7);

describe("pieces of the spliced code", () => {
  test("are of the bytes that ran, without gaps", () => {
    expect(Buffer.compare(spliced.bytes, version.bytes)).toBe(0);
    let at = spliced.from;
    for (const piece of spliced.pieces) {
      expect(piece.from).toBe(at);
      at = piece.to;
    }
    expect(at).toBe(spliced.to);
  });

  test("every line of the plan has its own, also of turns that are done at a time", () => {
    const lines = planLines(version.plan);
    const shown = new Set(spliced.pieces.map(({ planLine }) => planLine));
    const applied = lines.flatMap(({ node }, index) => (node?.kind === "apply" ? [index] : []));
    expect(new Set(applied.map((index) => lines[index]?.node)).size).toBeLessThan(applied.length);
    for (const index of applied) expect(shown).toContain(index);
  });

  test("every stencil of the plan is there, and in the WAT and in the hex view", async () => {
    const wanted = stencilsOfPlan();
    expect(wanted.length).toBeGreaterThan(10);
    expect(spliced.pieces.flatMap(({ stencil }) => stencil ?? []).sort()).toEqual(wanted);
    const wat = await VIEWS.wat(request({ chosen: { loop, version } }));
    expect([...wat.matchAll(/\(; (\w+)(?:, instruction \d+)? ;\)/g)].map(([, name]) => name).sort()).toEqual(wanted);
    const hex = await VIEWS.hex(request({ chosen: { loop, version } }));
    expect([...hex.matchAll(/«(\w+)»/g)].map(([, name]) => name).sort()).toEqual(wanted);
  });

  test("holes lie where the library says, patched with what they say", () => {
    let seen = 0;
    for (const piece of spliced.pieces.filter(({ stencil }) => stencil !== undefined)) {
      const stencil = inspection.library.get(piece.stencil as string);
      expect(piece.holes.map(({ kind }) => kind)).toEqual(stencil?.holes.map(({ kind }) => kind));
      for (const hole of piece.holes) {
        seen++;
        expectPatched(hole);
      }
    }
    expect(seen).toBeGreaterThan(40);
  });

  function expectPatched({ kind, from, to, text }: Piece["holes"][number]): void {
    const { bytes } = spliced;
    if (kind === "exit") {
      const code = leb(bytes, from + 1) | ((bytes[from + 3] as number) << 14);
      expect({ size: to - from, const: bytes[from], br: bytes[from + 4] }).toEqual({ size: 7, const: 0x41, br: 0x0c });
      expect(text).toContain(
        `code ${((bytes[from + 1] as number) & 127) | (((bytes[from + 2] as number) & 127) << 7) | ((bytes[from + 3] as number) << 14)},`,
      );
      expect(version.plan.exits.some((exit) => exit.code === (code & 0x3fff) || exit.code > 0x3fff)).toBe(true);
    } else if (kind === "param" && bytes[from - 1] === 0x20) {
      const index = leb(bytes, from);
      const name = ["fp", "thread", "loop"][index] ?? version.plan.locals[index - 3]?.name;
      expect(text).toMatch(new RegExp(`^operand \\d+ = ${name?.replace(".", "\\.")}$`));
    } else if (kind === "param") expect([0x41, 0x42, 0x44]).toContain(bytes[from]);
    else if (kind === "scratch") expect(text).toMatch(new RegExp(`= local ${leb(bytes, from)}$`));
  }

  test("the runs of bytes of all pieces are the function", () => {
    const text = spliced.pieces.flatMap((piece) => byteRuns(spliced.bytes, piece).map(({ bytes }) => bytes)).join(" ");
    expect(text).toBe(
      Buffer.from(spliced.bytes.subarray(spliced.from, spliced.to))
        .toString("hex")
        .replace(/..(?!$)/g, "$& "),
    );
  });

  test("flat WAT has every instruction at its byte, in the right piece", async () => {
    const lines = await flatLines(inspection, version);
    expect(lines[0]?.offset).toBe(spliced.from);
    for (const [index, line] of lines.entries()) {
      expect(line.piece.from <= line.offset && line.offset < line.piece.to).toBe(true);
      if (index > 0) expect(line.offset).toBeGreaterThan((lines[index - 1] as { offset: number }).offset);
    }
    expect(lines.filter(({ first }) => first).length).toBe(spliced.pieces.length);
  });
});

describe("modules for tools", () => {
  test("validate, keep their names through wabt, and its text assembles again", async () => {
    const { bytes } = await wasmFile(inspection, loop, version);
    expect(WebAssembly.validate(bytes as BufferSource)).toBe(true);
    const tools = await wabt();
    const features = { threads: true, sat_float_to_int: true } as const;
    const module = tools.readWasm(bytes, { readDebugNames: true, ...features });
    module.applyNames();
    const text = module.toText({ foldExprs: true, inlineExport: true });
    module.destroy();
    for (const name of ["$fp", "$thread", "$i.int", "$x.float", "$s.int", "$rt.generic", "$scratch0.i64"]) {
      expect(text).toContain(`${name}`);
    }
    const again = tools.parseWat("again.wat", text, features).toBinary({ write_debug_names: true }).buffer;
    expect(WebAssembly.validate(again as BufferSource)).toBe(true);
    expect(new TextDecoder("latin1").decode(again)).toContain("x.float");
  });

  test("the source map leads every instruction's bytes to its Python line", async () => {
    const { bytes, map } = await wasmFile(inspection, loop, version);
    const text = new TextDecoder("latin1").decode(bytes.subarray(sectionsOf(bytes).at(-1)?.content));
    expect(text).toContain("sourceMappingURL");
    expect(text).toContain(map?.name);
    const trace = new TraceMap(map?.text ?? "");
    const lines = new Map<number, string>();
    for (const { from, to, pc } of spliced.pieces) {
      for (const column of [from, to - 1]) {
        const found = originalPositionFor(trace, { line: 1, column });
        expect(found).toMatchObject({
          source: "sums.py",
          line: inspection.program.codes[loop.codeId]?.positions[pc]?.line,
        });
        lines.set(found.line as number, SOURCE.split("\n")[(found.line as number) - 1] ?? "");
      }
    }
    expect(lines.get(6)).toContain("numbers[i % 4]");
    expect([...lines.keys()].sort((a, b) => a - b)).toEqual(expect.arrayContaining([5, 6, 7, 9, 10, 11]));
  });

  test.each(["binaryen", "binaryen-opt"])(
    "the same by %s: names, a source map",
    async (stitcher) => {
      const other = await inspected({ stitcher });
      const compiled = compiledLoop(other);
      const { bytes, map, name } = await wasmFile(other, compiled.loop, compiled.version);
      expect(name).toMatch(new RegExp(`^loop\\d+-v\\d-${stitcher}\\.wasm$`));
      expect(WebAssembly.validate(bytes as BufferSource)).toBe(true);
      // The code is the one that ran.
      expect(withoutCustomSections(bytes)).toEqual(withoutCustomSections(compiled.version.bytes));
      const text = new TextDecoder("latin1").decode(bytes);
      expect(text).toContain("sourceMappingURL");
      expect(text).toContain(map?.name);
      const trace = new TraceMap(map?.text ?? "");
      expect(trace.sourcesContent).toEqual([other.program.source]);
      const lines = new Set<number>();
      eachMapping(trace, ({ originalLine }) => originalLine !== null && lines.add(originalLine));
      expect([...lines].sort((a, b) => a - b)).toEqual(expect.arrayContaining([5, 6, 7, 9, 10, 11]));
      const wat = await VIEWS.wat({ ...request(), inspection: other, chosen: compiled });
      expect(wat).toContain("(loop");
      const hex = await VIEWS.hex({ ...request(), inspection: other, chosen: compiled });
      expect(hex).toContain(`the run used ${stitcher}`);
      // What is shown of splice's code is splice's, whatever ran.
      const flat = await flatLines(other, compiled.version);
      expect(flat.map(({ offset }) => offset)).toEqual(
        (await flatLines(other, { ...compiled.version, bytes: splice(compiled.version.plan, other.library) })).map(
          ({ offset }) => offset,
        ),
      );
      expect(flat.filter(({ first }) => first).length).toBe(
        spliceInPieces(compiled.version.plan, other.library).pieces.length,
      );
    },
    180_000,
  );
});

describe("counts and reasons", () => {
  test("the interpreter's dispatches are counted exactly when nothing else runs", async () => {
    const interpreted = await inspected({ jit: false });
    const total = interpreted.loops.find(({ code }) => code === "total") as InspectedLoop;
    const lines = bytecodeLines(interpreted, total.codeId);
    const counts = lines.slice(total.header, total.back + 1).map(({ interpreted: count }) => count);
    // Dispatched once more: an instruction that specialised itself, a back-edge at which the thread left and entered.
    for (const count of counts.filter((value) => value > 0)) expect(count).toBeGreaterThanOrEqual(3000);
    for (const count of counts) expect(count).toBeLessThanOrEqual(3100);
    expect(counts).toContain(0); // s - 7 is never reached
    expect(interpreted.loops.every(({ versions }) => versions.length === 0)).toBe(true);
    expect(await VIEWS.summary({ ...request(), inspection: interpreted })).toContain("The JIT was off");
  });

  test("stitched code does not count; types are those that instructions specialised to", () => {
    const lines = bytecodeLines(inspection, loop.codeId, loop.header, loop.back + 1);
    const back = lines.at(-1);
    expect(back?.interpreted).toBeGreaterThanOrEqual(100);
    expect(back?.interpreted).toBeLessThan(3000);
    expect(lines.find(({ text }) => text.startsWith("INDEX_LIST"))?.types).toBe("list int");
    expect(lines.find(({ text }) => text.startsWith("MULTIPLY_FLOAT"))?.types).toMatch(/float/);
  });

  test("every exit has a reason, and the way out was taken once", () => {
    const exits = explainExits(version);
    expect(exits.length).toBe(version.plan.exits.length);
    for (const { reasons } of exits) expect(reasons.length).toBeGreaterThan(0);
    const text = exits.flatMap(({ reasons }) => reasons).join("\n");
    expect(text).toContain("entry guard: i is not int");
    expect(text).toContain("entry guard: x is not float");
    expect(text).toContain("safepoint");
    expect(text).toContain("never been executed");
    const out = exits.find(({ reasons }) => reasons.includes("the way out of the loop"));
    expect(exitCount(inspection, loop.codeId, out?.pc ?? -1)).toBe(1);
  });

  test("exits of inlined code are counted at the call that holds it, and say where they lead", async () => {
    const source = `def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i


def run(n):
    bad = 0
    for i in range(n):
        try:
            check(i)
        except ValueError:
            bad += 1
    return bad


print(run(3000))
`;
    const other = await inspected({ hotThreshold: 50 }, source);
    const run = other.loops.find(({ code }) => code === "run") as InspectedLoop;
    const compiled = run.versions.at(-1) as LoopVersion;
    const exits = explainExits(compiled);
    const raising = exits.find(
      ({ line, reasons }) => line === 3 && reasons.some((reason) => /way to a raise/.test(reason)),
    );
    expect(raising?.countedAt).not.toBe(raising?.pc);
    expect(exitCount(other, run.codeId, raising?.countedAt ?? -1)).toBeGreaterThan(100);
    // Whatever is counted has a reason: no exit that was taken says that it never is.
    for (const { pc, countedAt, reasons } of exits)
      if (countedAt === pc && exitCount(other, run.codeId, pc) > 0) expect(reasons.join()).not.toContain("never taken");
    const shown = await VIEWS.plan({ ...request(), inspection: other, chosen: { loop: run, version: compiled } });
    expect(shown).toMatch(new RegExp(`line 3 +side exit +at ${raising?.countedAt} `));
  }, 180_000);

  test("reasons are of stencils that there are, and each stencil's own comes before that of its kind", () => {
    const leaving = [...inspection.library.values()].filter(({ exits }) => exits).map(({ name }) => name);
    for (const key of Object.keys(EXIT_REASONS))
      expect(
        leaving.some((name) => (key.endsWith("_") ? name.startsWith(key) : name === key)),
        key,
      ).toBe(true);
    expect(exitReason("guard_among_3")).toBe(EXIT_REASONS.guard_among_);
    expect(exitReason("slot_new")).toBe(EXIT_REASONS.slot_new);
    expect(exitReason("add_int")).toBeUndefined();
    const arithmetic = /_(int|float)$|^(mul|lshift)_wide$|^(unbox|float)_/;
    expect(leaving.filter((name) => exitReason(name) === undefined && !arithmetic.test(name))).toEqual([]);
  });

  test("what was refused says why, what was not tried too", async () => {
    const summary = await VIEWS.summary(request());
    expect(summary).toMatch(/calls, lines 20–21: yields in every turn \(line 21\)/);
    expect(summary).toMatch(/short, lines 27–28: 2\d back-edges, not hot/);
    const calls = inspection.loops.find(({ code }) => code === "calls") as InspectedLoop;
    expect(await VIEWS.plan(request({ chosen: { loop: calls } }))).toContain("was not compiled: yields");
  });

  test("a loop or version that does not exist is answered with those that do", () => {
    expect(chooseLoop(inspection, `${loop.id}.1`).version?.version).toBe(1);
    expect(() => chooseLoop(inspection, "99")).toThrow(/there is no loop 99; the loops are: loop 0/);
    expect(() => chooseLoop(inspection, "first")).toThrow(/there is no loop first/);
    expect(() => chooseLoop(inspection, `${loop.id}.9`)).toThrow(/has no version 9; it has 1/);
  });
});

describe("regions", () => {
  test("the graph has the region's blocks, and every edge leads to a node", () => {
    const { nodes, edges } = regionGraph(inspection, loop, version);
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
    expect(nodes.filter(({ kind }) => kind === "block" || kind === "header").length).toBe(version.region.blocks.length);
    expect(nodes.filter(({ kind }) => kind === "header").map(({ start }) => start)).toEqual([loop.header]);
    expect(nodes.some(({ kind }) => kind === "cold")).toBe(true);
    expect(edges.filter(({ kind }) => kind === "back").length).toBe(1);
  });

  test("DOT and Mermaid declare what their edges use", async () => {
    const { nodes, edges } = regionGraph(inspection, loop, version);
    const dot = await VIEWS.regions(request({ chosen: { loop, version }, format: "dot" }));
    expect(dot.match(/^digraph /gm)?.length).toBe(1);
    for (const { id } of nodes) expect(dot).toMatch(new RegExp(`^ {2}${id} \\[label="`, "m"));
    for (const { from, to } of edges) expect(dot).toContain(`${from} -> ${to} [`);
    const mermaid = await VIEWS.regions(request({ chosen: { loop, version }, format: "mermaid" }));
    for (const { id } of nodes) expect(mermaid).toMatch(new RegExp(`^ {2}${id}[[(]`, "m"));
    expect(mermaid.split("\n").filter((line) => /(-->|==>|-\.->)/.test(line)).length).toBe(edges.length);
  });
});

describe("V8's machine code", () => {
  test("both tiers list the function; exits are recognised", async () => {
    for (const tier of ["liftoff", "turbofan"] as const) {
      const [code] = await machineCode([version.bytes], tier, true);
      const lines = annotate(inspection, version, code as NonNullable<typeof code>);
      expect(lines.length).toBeGreaterThan(50);
      expect(code?.sizeBytes).toBeGreaterThan(lines.at(-1)?.offset ?? 0);
      const exits = new Set(lines.flatMap(({ exit }) => exit ?? []));
      expect(exits.size).toBeGreaterThan(2);
      for (const { piece, wasmOffset = -1 } of lines) {
        if (piece) expect(piece.from <= wasmOffset && wasmOffset < piece.to).toBe(true);
      }
      // V8 11 to 12 say where TurboFan's code comes from; later ones may not.
      if (tier === "turbofan" && process.versions.v8.startsWith("11.")) {
        expect(lines.some(({ piece }) => piece?.stencil === "mul_float")).toBe(true);
      }
    }
  }, 180_000);

  test("the stitchers' figures, with a measured run of each", async () => {
    const times = await stitcherTimes(inspection, 1);
    expect(times).toMatchObject({ runs: 1, conditions: expect.stringContaining("without the GIL") });
    const compared = await compareStitchers(inspection, loop, version, times);
    expect(compared.map(({ stitcher }) => stitcher)).toEqual(["splice", "binaryen", "binaryen-opt"]);
    expect(compared[0]?.sizeBytes).toBe(version.bytes.length);
    for (const { stitchUs, compileUs, machineBytes, stitchedMs } of compared) {
      for (const value of [stitchUs, compileUs, machineBytes, ...stitchedMs]) expect(value).toBeGreaterThan(0);
      expect(stitchedMs.length).toBe(1);
    }
  }, 180_000);
});

describe("the stitchers' code side by side", () => {
  test("each column is the whole code of its stitcher, each row a line of the plan", async () => {
    const { stitchers, rows } = await sideBySide(inspection, version);
    expect(stitchers).toEqual(["splice", "binaryen", "binaryen-opt"]);
    const lines = planLines(version.plan);
    for (const { planLine, title, cells } of rows) {
      if (planLine !== undefined) expect(lines[planLine]?.text.startsWith(title)).toBe(true);
      expect(cells.some((cell) => cell !== undefined)).toBe(true);
      for (const cell of cells) if (cell) expect(cell.planLine).toBe(planLine);
    }
    const column = (index: number) => rows.flatMap(({ cells }) => cells[index]?.lines ?? []).map((line) => line.trim());
    const flat = await flatLines(inspection, version);
    expect(column(0)).toEqual(flat.map(({ text }) => text.trim()).filter((text) => text !== ")"));
    const sizes = (index: number) => rows.reduce((sum, { cells }) => sum + (cells[index]?.sizeBytes ?? 0), 0);
    expect(sizes(0)).toBe(spliced.to - spliced.from);
    for (const [index, passes] of [
      [1, []],
      [2, "default"],
    ] as const) {
      const bytes = binaryenStitcher(passes)(version.plan, inspection.library);
      const own = (await disassemble(bytes)).filter(({ text }) => !/^ *([()]|$)/.test(text));
      expect(column(index).map((line) => line.split(" ")[0])).toEqual(own.map(({ text }) => text.trim().split(" ")[0]));
      expect(sizes(index)).toBeLessThan(bytes.length);
    }
  });

  test("what an instruction needs stands in one row, by whichever stitcher", async () => {
    const { rows } = await sideBySide(inspection, version);
    const found = rows.filter(({ title, pc }) => title.includes("= mul_float(") && pc !== undefined);
    expect(found.length).toBeGreaterThan(0);
    for (const { cells } of found)
      expect(cells.map((cell) => cell?.lines.some((line) => line.trim() === "f64.mul"))).toEqual([true, true, true]);
    const written = rows.filter(
      ({ title, cells }) => /^exit\d: .*box_int\(i\.int\)/.test(title) && cells.every((cell) => cell !== undefined),
    );
    expect(written.length).toBeGreaterThan(0);
    for (const { cells } of written) for (const cell of cells) expect(cell?.lines.join()).toContain("i64.store");
  });

  test("in a narrow terminal two of them, and which are left out; in a wide one all", async () => {
    const shown = (width?: number) => VIEWS.stitchers(request({ chosen: { loop, version }, ...(width && { width }) }));
    const narrow = await shown(80);
    expect(narrow).toMatch(/^splice +│ binaryen-opt$/m);
    expect(narrow).toContain("binaryen: in a terminal of 132 columns, and in --html");
    expect(narrow).toContain("Speed was not measured: --runs N runs");
    expect(await shown()).toMatch(/^splice +│ binaryen +│ binaryen-opt$/m);
  }, 180_000);

  test("a program that ends otherwise when it is run again is not timed; one that is long neither", async () => {
    const failed = { ...inspection, run: { ...inspection.run, exitCode: 1 } };
    expect(await stitcherTimes(failed, 1)).toMatchObject({
      runs: 0,
      why: "run again, the program ended with exit code 0 instead of 1",
    });
    const long = { ...inspection, run: { ...inspection.run, stats: { ...inspection.run.stats, wallMs: 60_000 } } };
    expect((await stitcherTimes(long, undefined)).why).toMatch(/^the program takes 60\.0 s; --runs N/);
  }, 180_000);
});

describe("JSON", () => {
  test("is versioned and holds what was made", async () => {
    const json = JSON.parse(await inspectionJson(inspection, inspection.loops));
    expect(json).toMatchObject({ schema: 1, kind: "patchwork-inspection", file: "sums.py", source: SOURCE });
    const found = json.loops.find((one: { id: number }) => one.id === loop.id);
    expect(Buffer.from(found.versions[0].wasm, "base64").equals(Buffer.from(loop.versions[0]?.bytes ?? []))).toBe(true);
    expect(found.versions[0].exits.length).toBe(loop.versions[0]?.plan.exits.length);
    expect(json.codes.length).toBe(inspection.program.codes.length);
    expect(found.versions[0].planText).toContain("mul_float");
  });

  test("every view gives text", async () => {
    for (const name of VIEW_NAMES.filter((view) => view !== "html" && view !== "stitchers" && view !== "asm")) {
      expect((await VIEWS[name](request())).length, name).toBeGreaterThan(100);
    }
  });
});
