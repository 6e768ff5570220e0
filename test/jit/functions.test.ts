/**
 * What the JIT makes of functions that call themselves, by counts that do not depend on time: the function is taken as a whole,
 * its calls of itself stay in its code, and what leaves it leaves rarely.
 */
import { describe, expect, test } from "vitest";
import { run } from "./run.js";

const FIB = "def fib(n):\n    if n < 2: return n\n    return fib(n - 1) + fib(n - 2)\n";

describe.each(["auto", "function"])("--region %s", (region) => {
  test("recursion stays in stitched code, ints unboxed", async () => {
    const { printed, of, attempts } = await run(`${FIB}fib(12)\nfor _ in range(10): r = fib(18)\nprint(r)\n`, region);
    expect(printed).toBe("2584\n");
    const fib = of("fib");
    expect(fib).toMatchObject({ state: "ready", region: "function", takenOut: 0 });
    // The calls that were under way when it got hot, and one for each of the loop's.
    expect(fib.entries).toBeLessThan(60);
    const { plan } = attempts.find(({ made }) => made?.plan.code === "fib")?.made ?? {};
    expect(plan?.called).toMatchObject({ parameters: 1, result: "int" });
    expect(plan?.locals[0]).toEqual({ name: "n.int", type: "i64" });
  });

  test("another type of argument makes another version, for both", async () => {
    const { printed, of } = await run(
      `${FIB}for _ in range(20): a = fib(12)\nfor _ in range(300): b = fib(12.0)\nprint(a, b)\n`,
      region,
    );
    expect(printed).toBe("144 144.0\n");
    expect(of("fib").version).toBeGreaterThan(1);
    expect(of("fib").state).toBe("ready");
  });
});

test("methods, objects and lists are carried along", async () => {
  const { printed, of } = await run(
    `class Tree:
    def __init__(self, value, kids):
        self.value = value
        self.kids = kids
    def total(self):
        sum = self.value
        for kid in self.kids:
            sum += kid.total()
        return sum
def make(depth):
    if depth == 0: return Tree(1, [])
    return Tree(depth, [make(depth - 1), make(depth - 1)])
tree = make(9)
for _ in range(20): total = tree.total()
print(total)
`,
    "auto",
  );
  expect(printed).toBe("1525\n");
  for (const code of ["Tree.total", "make"]) expect(of(code)).toMatchObject({ state: "ready", region: "function" });
  expect(of("Tree.total").entries).toBeLessThan(60);
});

test("two functions that call each other are one region, inlined into each other", async () => {
  const { printed, of } = await run(
    "def even(n): return True if n == 0 else odd(n - 1)\ndef odd(n): return False if n == 0 else even(n - 1)\nfor _ in range(300): r = even(100)\nprint(r)\n",
    "auto",
  );
  expect(printed).toBe("True\n");
  // `even` was hot first, and left itself to its caller.
  expect(of("odd")).toMatchObject({ state: "ready", region: "function" });
  expect(of("odd").entries).toBeLessThan(400);
});

test("auto leaves other functions to the loops that call them, and then does not count their calls any more", async () => {
  const source = "def add(a, b): return a + b\ni = 0\nwhile i < 1000: i = add(i, 1)\nprint(i)\n";
  const { printed, attempts } = await run(source, "auto");
  expect(printed).toBe("1000\n");
  expect(attempts.map(({ refused }) => refused)).toContainEqual(expect.stringContaining("it is small"));
  expect(attempts.filter(({ made }) => made?.region.policy === "loop")).not.toEqual([]);
});

test("the recursion limit is met at the same depth", async () => {
  const source = `def down(n): return 0 if n == 0 else 1 + down(n - 1)
for _ in range(10): down(100)
def deepest():
    low, high = 1, 2000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            down(middle)
            low = middle
        except RecursionError:
            high = middle - 1
    return low
print(deepest())
`;
  const { printed, of } = await run(source, "auto");
  expect(printed).toBe("997\n");
  expect(of("down").state).toBe("ready");
});

test("a raise that is a block of its own leaves", async () => {
  const { printed, of } = await run(
    `def check(a, b, error):
    if a is None and b is None:
        raise error
    return 1
total = 0
for i in range(3000):
    try:
        total += check(i if i % 50 else None, i if i % 50 else None, ValueError(i))
    except ValueError as error:
        total += error.args[0]
print(total)
`,
    "function",
  );
  expect(printed).toBe("91440\n");
  expect(of("check")).toMatchObject({ state: "ready", region: "function" });
});
