/** Calls that stay calls in stitched code, and those of one of several functions: by counts that do not depend on time. */
import { expect, test } from "vitest";
import { TUNABLES } from "../../src/base/tunables.js";
import type { Node } from "../../src/jit/plan/plan.js";
import { run } from "./run.js";

const SHAPES = `
class A:
    def area(self): return 1
class B:
    def area(self): return 2
class C:
    def area(self): return 3
`;

test("methods of several classes are held by the loop that calls them", async () => {
  const source = `${SHAPES}
def total(shapes, turns):
    t = 0
    for i in range(turns):
        t += shapes[i % 3].area()
    return t
for _ in range(5): r = total([A(), B(), C()], 3000)
print(r)
`;
  const { printed, of, attempts } = await run(source, "auto");
  expect(printed).toBe("6000\n");
  expect(of("total")).toMatchObject({ state: "ready", takenOut: 0 });
  expect(of("total").exits).toBeLessThan(30);
  const inlined = attempts.findLast(({ made }) => made?.plan.code === "total")?.made?.observation.inlined ?? [];
  expect(new Set(inlined.map(({ code }) => code))).toEqual(new Set(["A.area", "B.area", "C.area"]));
});

test("operators of a class are held by the loop that uses them", async () => {
  const source = `
class Pair:
    def __init__(self, a, b): self.a, self.b = a, b
    def __add__(self, other): return Pair(self.a + other.a, self.b + other.b)
    def __rmul__(self, factor): return Pair(factor * self.a, factor * self.b)
    def __lt__(self, other): return self.a < other.a
    @property
    def total(self): return self.a + self.b
def work(turns):
    pair, step, t = Pair(0, 0), Pair(1, 2), 0
    for i in range(turns):
        pair = pair + 2 * step
        if step < pair: t += pair.total
    return t
for _ in range(5): r = work(2000)
print(r)
`;
  const { printed, of, attempts } = await run(source, "auto");
  expect(printed).toBe("12006000\n");
  expect(of("work")).toMatchObject({ state: "ready", takenOut: 0 });
  expect(of("work").exits).toBeLessThan(30);
  const inlined = attempts.findLast(({ made }) => made?.plan.code === "work")?.made?.observation.inlined ?? [];
  const operations = inlined.filter(({ operation }) => operation);
  expect(operations.map(({ code }) => code)).toEqual(["Pair.__rmul__", "Pair.__add__", "Pair.__lt__", "Pair.total"]);
});

test("a callee that is none of them is called all the same", async () => {
  const source = `${SHAPES}
class D:
    def area(self, more=7): return more
def total(shapes, turns):
    t = 0
    for i in range(turns):
        t += shapes[i % len(shapes)].area()
    return t
for _ in range(5): r = total([A(), B()], 3000)
for _ in range(5): r = total([A(), B(), D()], 3000)
print(r)
`;
  const { printed, of } = await run(source, "auto");
  expect(printed).toBe("10000\n");
  expect(of("total").exits).toBeLessThan(40);
});

test("calls of functions that change, with keywords and stars, do not leave", async () => {
  const source = `
def named(a, *rest, key=0): return a + len(rest) + key
def apply(functions, turns):
    t = 0
    for i in range(turns):
        t += functions[i % 2](i) + named(i, 1, 2, key=3)
    return t
for _ in range(5): r = apply([lambda x: x, lambda x: -x], 2000)
print(r)
`;
  const { printed, of } = await run(source, "auto");
  expect(printed).toBe("2008000\n");
  expect(of("apply").exits).toBeLessThan(100);
});

test("a large function is entered from stitched code as a whole", async () => {
  const lines = Array.from({ length: 60 }, (_, line) => `    t = t * ${line + 3} % 1009`).join("\n");
  const source = `
def large(t):
${lines}
${lines}
    return t
def total(turns):
    t = 0
    for i in range(turns): t += large(i)
    return t
for _ in range(5): r = total(400)
print(r)
`;
  const { printed, of } = await run(source, "auto");
  expect(printed).toMatch(/^\d+\n$/);
  expect(of("large")).toMatchObject({ state: "ready", region: "function" });
  expect(of("large").entries).toBeGreaterThan(1500);
  expect(of("total").exits).toBeLessThan(30);
});

test.each([
  ["long", 400, []],
  ["short", 3, ["sweep"]],
])("a function with %s loops", async (_, turns, expected) => {
  const lines = Array.from({ length: 40 }, (_, line) => `        t = (t * ${line + 3} + i) % 1009`).join("\n");
  const source = `
def sweep(t, turns):
    for i in range(turns):
${lines}
    return t
def total(calls, turns):
    t = 0
    for call in range(calls): t += sweep(call, turns)
    return t
for _ in range(5): r = total(300, ${turns})
print(r)
`;
  const { printed, of, attempts } = await run(source, "auto");
  expect(printed).toMatch(/^\d+\n$/);
  const last = attempts.findLast(({ made }) => made?.plan.code === "total")?.made;
  expect(last?.observation.inlined.map(({ code }) => code)).toEqual(expected);
  const isSaid = last?.plan.notes.some((note) => note.includes("a call does most of its work in loops of its own"));
  expect(isSaid).toBe(expected.length === 0);
  expect(of("total").exits).toBeLessThan(30);
});

const counted = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.kind === "apply") return /^(keep|drop|share|release)_/.test(node.stencil) ? [node.stencil] : [];
    return "body" in node ? counted(node.body) : [];
  });

test("what a local of the caller owns is given to inlined calls without counting, and their results with it", async () => {
  const source = `
class Sum:
    def __init__(self): self.total = 0
    def add(self, xs, i): self.total = self.total + first(xs, i)
def first(xs, i): return xs[i]
def same(xs): return xs
def work(xs, turns):
    s = Sum()
    for i in range(turns):
        s.add(same(xs), 0)
    return s.total
for _ in range(5): r = work([1, 2], 3000)
print(r)
`;
  const { printed, attempts } = await run(source, "loop");
  expect(printed).toBe("3000\n");
  const plan = attempts.findLast(({ made }) => made?.plan.code === "work")?.made?.plan;
  expect(plan).toBeDefined();
  expect(counted(plan?.body ?? [])).toEqual([]);
});

const RING = `
def first(n): return 1 + second(n) if n % 2 else second(n) - 1
def second(n):
    x = third(n)
    return x * 3 % 1009
def third(n):
    x = fourth(n) + n
    return x if x < 1000 else x - 1000
def fourth(n):
    if n <= 0: return 7
    return first(n - 1) + 2
def total(times):
    t = 0
    for i in range(times): t += first(i % 12)
    return t
for _ in range(3): r = total(3000)
print(r)
`;

test("of functions that call one another in a ring one has code, which holds the others'", async () => {
  const { printed, attempts } = await run(RING, "auto");
  expect(printed).toBe("1074750\n");
  const whole = attempts.flatMap(({ made }) => (made?.observation.whole ? [made] : []));
  expect(new Set(whole.map(({ plan }) => plan.code)).size).toBe(1);
  expect(new Set(whole[0]?.observation.inlined.map(({ code }) => code)).size).toBe(3);
});

test("a function that has much code of its own stays a call, one with little does not", async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, line) => `    box.total = (box.total * ${line + 3} + box.step) % 1009\n`).join(
      "",
    );
  const source = `
class Box:
    def __init__(self): self.total, self.step = 1, 2
def much(box):
${lines(25)}    return box.total
def little(box):
${lines(4)}    return box.total
def early(n):
    t, box = 0, Box()
    for i in range(n): t += much(box) + little(box)
    return t
def late(n):
    t, box = 0, Box()
    for i in range(n): t += much(box) + little(box)
    return t
a = [early(200) for _ in range(4)]
b = [late(200) for _ in range(4)]
print(a == b)
`;
  const { printed, of, attempts } = await run(source, "auto");
  expect(printed).toBe("True\n");
  expect(of("much").bytes).toBeGreaterThan(TUNABLES.INLINE_CODE_BYTES);
  expect(of("little").bytes).toBeLessThan(TUNABLES.INLINE_CODE_BYTES);
  const held = attempts.findLast(({ made }) => made?.plan.code === "late")?.made?.observation.inlined ?? [];
  expect(held.map(({ code }) => code)).toEqual(["little"]);
});
