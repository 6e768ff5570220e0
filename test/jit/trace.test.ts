/** The policy `trace`: paths from a trail on small code, then real programs with the interpreter that keeps one. */
import { describe, expect, it } from "vitest";
import { isRefusal, type Refusal, type Region } from "../../src/jit/region/region.js";
import { traceRegion } from "../../src/jit/region/trace.js";
import { type Run, run } from "./run.js";
import { observation, type Source, stepsOf } from "./support.js";

/** `while i < n:` with an if and an else. */
const BRANCH: Source = {
  text: `
    JUMP_IF_NOT_LT_INT @7 r0 r1
    JUMP_IF_NOT_EQ_INT_K @4 r0 k0
    ADD_INT_K r2 r2 k1
    JUMP @5
    ADD_INT_K r2 r2 k2
    ADD_INT_K r0 r0 k1
    JUMP_BACK #0 @0
    RETURN r2
  `,
  names: ["i", "n", "t"],
  constants: [0, 1, 3],
  entry: ["int", "int", "int"],
};
const IF = [0, 1, 2, 3, 5, 6];
const ELSE = [0, 1, 4, 5, 6];

const times = (count: number, turn: readonly number[]): number[] => Array.from({ length: count }, () => turn).flat();
const regionOf = (source: Source): Region => {
  const region = traceRegion(observation(source));
  if (isRefusal(region)) throw new Error(region.refused);
  return region;
};
const refusalOf = (source: Source): Refusal => {
  const region = traceRegion(observation(source));
  if (!isRefusal(region)) throw new Error("it was not refused");
  return region;
};
const membersOf = ({ blocks }: Region): number[] =>
  blocks.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
const edgesOf = ({ blocks }: Region) => blocks.flatMap(({ next, jump }) => (jump ? [next, jump] : [next]));

describe("a trace", () => {
  it("holds the path of the recorded turns; the other side is an exit off it, the loop's end is none", () => {
    const region = regionOf({ ...BRANCH, trail: [6, ...times(20, ELSE)] });
    expect(membersOf(region)).toEqual(ELSE);
    expect(edgesOf(region).filter(({ kind }) => kind === "exit")).toEqual([
      { kind: "exit", target: 7 },
      { kind: "exit", target: 2, off: true },
    ]);
    expect(region.trace).toMatchObject({ recorded: 20, fitness: 1, paths: [{ turns: 20, of: 20 }] });
  });

  it("takes the most frequent path alone where it is fit", () => {
    const region = regionOf({ ...BRANCH, trail: [6, ...times(9, ELSE), ...IF, ...times(2, ELSE)] });
    expect(membersOf(region)).toEqual(ELSE);
    expect(region.trace?.fitness).toBeCloseTo(11 / 12);
  });

  it("takes both sides at once where they are about as frequent", () => {
    const region = regionOf({ ...BRANCH, trail: [6, ...times(6, [...IF, ...ELSE])] });
    expect(membersOf(region)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(region.trace).toMatchObject({ fitness: 1, paths: [{ turns: 6 }, { turns: 6 }] });
  });

  it("does not count a turn of which the trail has lost the beginning", () => {
    expect(regionOf({ ...BRANCH, trail: [4, 5, 6, ...IF] }).trace).toMatchObject({ recorded: 1 });
    expect(refusalOf({ ...BRANCH, trail: [4, 5, 6] })).toMatchObject({
      refused: expect.stringContaining("none of its turns is whole"),
      passing: true,
    });
  });

  it("is refused without a recording", () => {
    expect(refusalOf(BRANCH)).toMatchObject({ refused: expect.stringContaining("keeps no trail"), passing: false });
  });
});

describe("fitness", () => {
  /** A chain of `elif`s, one of which is true in each turn. */
  const ARMS = 10;
  const TAIL = 1 + 3 * ARMS;
  const CHAIN: Source = {
    text: [
      `JUMP_IF_NOT_LT_INT @${TAIL + 2} r0 r1`,
      ...Array.from(
        { length: ARMS },
        (_, arm) => `JUMP_IF_NOT_EQ_INT_K @${4 + 3 * arm} r2 k0\nADD_INT_K r2 r2 k1\nJUMP @${TAIL}`,
      ),
      "ADD_INT_K r0 r0 k1",
      "JUMP_BACK #0 @0",
      "RETURN r2",
    ].join("\n"),
    names: ["i", "n", "a"],
    constants: [0, 1],
    entry: ["int", "int", "int"],
  };
  const turn = (arm: number): number[] => {
    const tests = Array.from({ length: arm + 1 }, (_, before) => 1 + 3 * before);
    return [0, ...tests, 2 + 3 * arm, 3 + 3 * arm, TAIL, TAIL + 1];
  };

  it("is asked, says how much there is, and asks for less after a refusal", () => {
    const trail = [TAIL + 1, ...times(6, Array.from({ length: ARMS }, (_, arm) => turn(arm)).flat())];
    expect(refusalOf({ ...CHAIN, trail })).toMatchObject({
      refused: "its turns differ too much: the 8 most frequent paths hold 80 % of 60 recorded turns, 90 % are asked",
      passing: true,
    });
    expect(regionOf({ ...CHAIN, trail, refusals: 1 }).trace).toMatchObject({ fitness: 0.5, paths: { length: 5 } });
  });

  it("is reached by as few paths as will do", () => {
    const frequent = [3, 3, 3, 3, 5, 3, 3, 3, 3, 3].flatMap(turn);
    const region = regionOf({ ...CHAIN, trail: [TAIL + 1, ...times(5, frequent)] });
    expect(region.trace).toMatchObject({ fitness: 0.9, paths: { length: 1 } });
    const scattered = [3, 3, 3, 3, 5, 5, 3, 3, 3, 1].flatMap(turn);
    const wider = regionOf({ ...CHAIN, trail: [TAIL + 1, ...times(5, scattered)] });
    expect(wider.trace).toMatchObject({ fitness: 0.9, paths: { length: 2 } });
  });
});

describe("a bridge", () => {
  const first = { steps: stepsOf(ELSE), turns: 20, of: 20 };
  /** Stitched code was entered at the back-edge, and left to 2. */
  const left = times(5, [6, 2, 3, 5]);

  it("grows from an exit that is hot, and is remembered behind the paths before", () => {
    const region = regionOf({ ...BRANCH, trail: [...left, 6], paths: [first], exits: { 2: 1024 } });
    expect(membersOf(region)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(region.trace).toMatchObject({
      before: 1,
      paths: [first, { steps: stepsOf([2, 3, 5, 6]), bridge: { pc: 2, exits: 1024 }, turns: 5, of: 5 }],
    });
  });

  it("does not from one that is seldom", () => {
    const region = regionOf({ ...BRANCH, trail: [...left, 6], paths: [first], exits: { 2: 3 } });
    expect(membersOf(region)).toEqual(ELSE);
    expect(region.trace).toMatchObject({ fitness: 0, paths: [first] });
  });

  it("is none where the loop had ended", () => {
    const again = times(5, [6, 7]);
    const region = regionOf({ ...BRANCH, trail: [...again, 6], paths: [first], exits: { 7: 5000 } });
    expect(region.trace).toMatchObject({ recorded: 0, paths: [first] });
  });
});

describe("the stitched code of a loop within", () => {
  const NEST: Source = {
    text: `
      JUMP_IF_NOT_LT_INT @9 r0 r1
      ENTER_STITCHED #0
      JUMP_IF_NOT_LT_INT @7 r2 r1
      JUMP_IF_NOT_EQ_INT_K @5 r2 k0
      ADD_INT_K r3 r3 k1
      ADD_INT_K r2 r2 k1
      JUMP_BACK_STITCHED #0 @2
      ADD_INT_K r0 r0 k1
      JUMP_BACK #1 @0
      RETURN r3
    `,
    names: ["i", "n", "j", "t"],
    constants: [0, 1],
    entry: ["int", "int", "int", "int"],
    trail: [8, ...times(5, [0, 1, 7, 8])],
  };

  it("is a gap in the recording that the paths of its trace fill", () => {
    const region = regionOf({ ...NEST, nested: { 0: [stepsOf([2, 3, 5, 6])] } });
    expect(membersOf(region)).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
    expect(edgesOf(region)).toContainEqual({ kind: "exit", target: 4, off: true });
  });

  it("is taken as far as it was executed where another thread made it", () => {
    expect(membersOf(regionOf(NEST))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // Of a generic instruction that could have specialised itself it is known that it never ran.
    const cold = { ...NEST, text: NEST.text.replace("ADD_INT_K r3 r3 k1", "ADD_K r3 r3 k1"), never: [4] };
    expect(membersOf(regionOf(cold))).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
  });

  it("is known where a turn of it was interpreted, too", () => {
    const turn = [0, 1, 2, 3, 5, 6, 2, 7, 8];
    expect(membersOf(regionOf({ ...NEST, trail: [8, ...times(3, turn)] }))).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
  });
});

describe("what a recording shows besides", () => {
  const at = (pc: number, base = 0, code = 0) => ({ code, pc, base });
  const source = { ...BRANCH, trail: ELSE };
  const withTrail = (trail: ReturnType<typeof at>[]) => {
    const observed = observation(source);
    return traceRegion({ ...observed, recorded: { trail, paths: [], nested: {} } });
  };

  it("callees that are not inlined are passed over", () => {
    const steps = [at(6), at(0), at(1), at(0, 12, 3), at(1, 12, 3), at(4), at(5), at(6)];
    expect(withTrail(steps)).toMatchObject({ instructions: ELSE.length });
  });

  it("an instruction that was dispatched twice is one", () => {
    expect(withTrail([at(6), at(0), at(1), at(1), at(4), at(5), at(6), at(6)])).toMatchObject({
      instructions: ELSE.length,
    });
  });

  it("turns of another frame of the same function are none of this one's", () => {
    const inner = [at(6, 20), at(0, 20), at(1, 20), at(2, 20), at(3, 20), at(5, 20), at(6, 20)];
    expect(withTrail([at(6), at(0), at(1), ...inner, at(4), at(5), at(6)])).toMatchObject({
      instructions: ELSE.length,
      trace: { recorded: 1 },
    });
  });

  it("a turn that goes on where nothing leads cannot be followed", () => {
    expect(withTrail([at(6), at(0), at(5), at(6)])).toMatchObject({
      refused: "no recorded turn can be followed: line 1 is followed by what does not follow it here",
      passing: true,
    });
  });
});

const linesOf = ({ attempts }: Run, code: string): number[] => {
  const made = attempts.filter(({ observation, made }) => made && observation.code === code).at(-1)?.made;
  if (!made) return [];
  return [...new Set(membersOf(made.region).map((pc) => made.observation.lines[pc] as number))].sort((a, b) => a - b);
};

describe("programs", () => {
  it("a branch that goes one way 99 times of 100 is an exit, and a bridge once it is hot", async () => {
    const source = (turns: number) => `
def f(n):
    t = 0
    for i in range(n):
        if i % 100 == 99:
            t += 3
        else:
            t += 1
    return t
print(f(${turns}))
`;
    const rare = await run(source(20000), "trace");
    expect(rare.printed).toBe("20400\n");
    expect(rare.of("f")).toMatchObject({
      state: "ready",
      version: 1,
      region: "trace",
      trace: { turns: 1, bridges: 0 },
    });
    expect(rare.of("f").exits).toBeGreaterThan(150);
    expect(linesOf(rare, "f")).toEqual([4, 5, 8]);
    const hot = await run(source(200000), "trace");
    expect(hot.printed).toBe("204000\n");
    expect(hot.of("f")).toMatchObject({ version: 2, trace: { turns: 1, bridges: 1 } });
    expect(hot.of("f").exits).toBeLessThan(1100);
    expect(linesOf(hot, "f")).toEqual([4, 5, 6, 8]);
  });

  it("a branch to and fro is taken as both its sides or grows the other", async () => {
    const source = `
def f(n):
    t = 0
    for i in range(n):
        if i % 2:
            t += 3
        else:
            t += 1
    return t
print(f(50000))
`;
    const { printed, of } = await run(source, "trace");
    expect(printed).toBe("100000\n");
    expect(of("f").exits).toBeLessThan(1100);
  });

  it("a loop within is part of it as its own trace is", async () => {
    const source = `
def f(n):
    t = 0
    for i in range(n):
        for j in range(10):
            if j == 11:
                t -= 1
            t += j
        t += 1
    return t
print(f(3000))
`;
    const { printed, attempts, stats } = await run(source, "trace");
    expect(printed).toBe("138000\n");
    const outer = attempts.filter(({ made }) => made?.observation.lines[made.region.header] === 4).at(-1)?.made;
    expect(outer?.plan.line).toBe(4);
    expect(outer && membersOf(outer.region).some((pc) => outer.observation.lines[pc] === 8)).toBe(true);
    expect(outer && membersOf(outer.region).some((pc) => outer.observation.lines[pc] === 7)).toBe(false);
    expect(stats.find(({ line }) => line === 4)?.exits).toBeLessThan(10);
  });

  it("follows calls into inlined functions, the other side of their branches is an exit", async () => {
    const source = `
def g(x):
    if x < 0:
        return -x
    return x + 1
def f(n):
    t = 0
    for i in range(n):
        t += g(i) + g(t)
        if t > 1000:
            t = 0
    return t
print(f(20000))
`;
    const { printed, of, attempts } = await run(source, "trace");
    const { printed: truth } = await run(source, "loop");
    expect(printed).toBe(truth);
    expect(of("f").state).toBe("ready");
    const made = attempts.at(-1)?.made;
    expect(made?.observation.inlined.length).toBe(2);
    expect(made && membersOf(made.region).some((pc) => made.observation.lines[pc] === 4)).toBe(false);
    expect(made && membersOf(made.region).some((pc) => made.observation.lines[pc] === 5)).toBe(true);
  });

  it("bridges grow from within inlined functions", async () => {
    const source = `
def g(x):
    if x % 50 == 0:
        return 7
    return x + 1
def f(n):
    t = 0
    for i in range(n):
        t = g(i)
    return t
print(f(200000))
`;
    const { printed, of } = await run(source, "trace");
    expect(printed).toBe("200000\n");
    expect(of("f")).toMatchObject({ version: 2, trace: { bridges: 1 } });
    expect(of("f").exits).toBeLessThan(1300);
  });

  it("generators, exceptions and recursion give what the interpreter gives", async () => {
    const source = `
def gen(n):
    for i in range(n):
        if i % 7:
            yield i
        else:
            yield -i
def tree(n):
    if n < 2:
        return n
    t = 0
    for i in range(3):
        t += tree(n - 2) if i else tree(n - 1)
    return t
def f(n):
    t = 0
    for x in gen(n):
        try:
            if x % 13 == 0:
                raise ValueError(x)
            t += x
        except ValueError as error:
            t += error.args[0] * 2
    return t
def g(n):
    t = 0
    for i in range(n):
        try:
            t += [1, 2, 3][i % 4]
        except IndexError:
            t -= 1
    return t
print(f(20000), tree(9), g(20000))
`;
    const { printed } = await run(source, "trace");
    expect(printed).toBe((await run(source, "loop")).printed);
  });

  it("a loop that raises in every turn has no trace, and says so", async () => {
    const source = `
def f(n):
    t = 0
    for i in range(n):
        try:
            [][i]
        except IndexError:
            t += 1
    return t
print(f(3000))
`;
    const { printed, of } = await run(source, "trace");
    expect(printed).toBe("3000\n");
    expect(of("f").refusals[0]).toMatch(/no recorded turn can be followed: line 6 raises/);
  });

  it("other types at the header make a version that keeps its paths", async () => {
    const source = `
def f(n, step):
    i = step
    t = 0
    while i < n:
        if i * 2 == 7:
            t += 5
        i += step
        t += 1
    return t
r = 0
for k in range(400):
    r += f(100, 1)
for k in range(400):
    r += f(100.0, 0.5)
print(r)
`;
    const { printed, of } = await run(source, "trace");
    expect(printed).toBe((await run(source, "loop")).printed);
    expect(of("f").version).toBeGreaterThan(1);
  });
});
