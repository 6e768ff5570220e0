/** Attributes by what their instructions remember: which guards are left in a loop, by the plans that are made of programs. */
import { describe, expect, test } from "vitest";
import type { Node } from "../../src/jit/plan/plan.js";
import { run } from "./run.js";

const POINT = `
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def push(self, other, scale):
        self.x += other.x * scale
        self.y += other.y * scale
`;

/** Names of the stencils of a plan's nodes; with `inLoops` of those alone that stand in a loop. */
function stencilsOf(nodes: readonly Node[], inLoops: boolean, inside = false): string[] {
  return nodes.flatMap((node) => {
    const own = node.kind === "apply" && (inside || !inLoops) ? [node.stencil] : [];
    return "body" in node ? [...own, ...stencilsOf(node.body, inLoops, inside || node.kind === "loop")] : own;
  });
}

async function plan(source: string, code: string) {
  const { printed, of, attempts } = await run(source, "auto");
  const body = attempts.findLast(({ made }) => made?.plan.code === code)?.made?.plan.body ?? [];
  const count = (name: string, inLoops = true) => stencilsOf(body, inLoops).filter((each) => each === name).length;
  return { printed, count, stats: of(code) };
}

describe("instances of one shape", () => {
  test("what no turn changes is asked ahead of the loop", async () => {
    const { printed, count, stats } = await plan(
      `${POINT}
def total(p, turns):
    t = 0
    for i in range(turns):
        t += p.x + p.y * p.x
    return t
for _ in range(5): r = total(Point(1, 2), 3000)
print(r)
`,
      "total",
    );
    expect(printed).toBe("9000\n");
    expect([count("guard_shape"), count("guard_classes"), count("slot_peek"), count("slot_item")]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([count("guard_shape", false), count("slot_item", false)]).toEqual([1, 2]);
    expect(stats.exits).toBeLessThan(30);
  });

  test("inlined methods that store numbers over numbers need no guard of their own", async () => {
    const { printed, count } = await plan(
      `${POINT}
def pushed(a, b, turns):
    for i in range(turns):
        a.push(b, 0.5)
        b.push(a, -0.5)
    return a.x
for _ in range(5): r = pushed(Point(0.0, 1.0), Point(0.0, 2.0), 3000)
print(r)
`,
      "pushed",
    );
    expect(printed).toBe("0.0\n");
    expect([count("slot_put"), count("slot_replace"), count("slot_set"), count("python_method")]).toEqual([0, 0, 0, 0]);
    // Two turns at a time, and one by one at the end.
    expect(count("slot_overwrite")).toBe(3 * 4);
    expect(count("guard_shape")).toBe(0);
  });

  test("a class that changes makes the code leave, and a new version goes on", async () => {
    const { printed, stats } = await plan(
      `${POINT}
def total(p, turns):
    t = 0
    for i in range(turns):
        t += p.x
    return t
for n in range(12):
    if n == 6: Point.other = property(lambda self: 1)
    if n == 9: Point.x = property(lambda self: 100)
    r = total(Point(1, 2) if n < 9 else p, 3000)
    if n == 8: p = Point(7, 7)
print(r)
`,
      "total",
    );
    expect(printed).toBe("300000\n");
    expect(stats.state).toBe("ready");
  });
});

test("a few classes that have an attribute in one slot are told apart by one guard", async () => {
  const { printed, count, stats } = await plan(
    `${POINT}
class Left(Point): pass
class Right(Point): pass
def total(points, turns):
    t = 0
    for i in range(turns):
        p = points[i % 3]
        p.x = i % 5
        t += p.x + p.y
    return t
for _ in range(8): r = total([Point(1, 2), Left(1, 2), Right(1, 2)], 3000)
print(r)
`,
    "total",
  );
  expect(printed).toBe("12000\n");
  // The loop is unrolled.
  expect(count("guard_among_3")).toBe(count("mod_int") / 2);
  expect([count("slot_noted"), count("slot_put_noted")]).toEqual([0, 0]);
  expect(stats.exits).toBeLessThan(1000);
});
