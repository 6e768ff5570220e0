/** Programs that go wrong: what CPython says, in every cell, and never a hang. */
import { afterAll, describe, expect, test } from "vitest";
import { FAULT_CELLS, Workplace } from "../support/cli.js";
import { withoutThreadingFrames } from "../support/compare.js";

const place = new Workplace();
afterAll(() => place.remove());

describe.each(FAULT_CELLS)("%s %s", (...flags) => {
  test("a thread whose function raises: its traceback, the others go on, exit code 0", async () => {
    const { code, stdout, stderr } = await place.program(
      "import threading\ndef work(n):\n    return 10 // n\n\nts = []\nfor n in range(3):\n    t = threading.Thread(target=work, args=(n,))\n    t.start()\n    ts.append(t)\nfor t in ts:\n    t.join()\nprint('all joined')\n",
      flags,
    );
    expect(withoutThreadingFrames(stderr)).toBe(
      'Exception in thread Thread-1 (work):\nTraceback (most recent call last):\n  File "program.py", line 3, in work\n    return 10 // n\n           ~~~^^~~\nZeroDivisionError: division by zero\n',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "all joined\n" });
  });

  test("recursion without end", async () => {
    const { code, stdout, stderr } = await place.program(
      "def f(n):\n    return f(n + 1)\n\nprint('go')\nf(0)\n",
      flags,
    );
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "program.py", line 5, in <module>\n    f(0)\n    ~^^^\n' +
        '  File "program.py", line 2, in f\n    return f(n + 1)\n'.repeat(3) +
        "  [Previous line repeated 996 more times]\nRecursionError: maximum recursion depth exceeded\n",
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "go\n" });
  });

  test("recursion without end in a hot loop's callee", async () => {
    const { code, stderr } = await place.program(
      "def f(n):\n    return f(n + 1)\n\ndef run(n):\n    total = 0\n    for i in range(n):\n        total += i\n        if i == n - 1:\n            f(i)\n    return total\n\nrun(9000)\n",
      flags,
    );
    expect(stderr).toMatch(
      /\[Previous line repeated \d+ more times\]\nRecursionError: maximum recursion depth exceeded\n$/,
    );
    expect(code).toBe(1);
  });

  test("memory exhausted by one list", async () => {
    const { code, stdout, stderr } = await place.program(
      "items = []\nprint('go')\nwhile True:\n    items.append([1, 2, 3])\n",
      [...flags, "--memory", "64"],
    );
    expect(stderr).toMatch(
      /^Traceback \(most recent call last\):\n {2}File "program\.py", line 4, in <module>\n[\s\S]*MemoryError\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "go\n" });
  });

  test.each([
    ["a list's repetition", "items = [0] * 100000000\n"],
    ["a string that doubles", "text = 'ab'\nwhile True:\n    text = text + text\n"],
    ["a list that doubles", "items = [1]\nwhile True:\n    items = items * 2\n"],
  ])("memory exhausted by %s", async (_, source) => {
    const { code, stderr } = await place.program(source, [...flags, "--memory", "64"]);
    expect(stderr).toMatch(/\nMemoryError\n$/);
    expect(code).toBe(1);
  });

  test("memory that is given back is not exhausted", async () => {
    const source = "total = 0\nfor i in range(3000):\n    items = [i] * 10000\n    total += len(items)\nprint(total)\n";
    expect(await place.program(source, [...flags, "--memory", "64"])).toMatchObject({
      code: 0,
      stdout: "30000000\n",
      stderr: "",
    });
  });

  test("memory exhausted in one thread: the others go on", async () => {
    const source =
      "import threading\ndef eat():\n    items = []\n    while True:\n        items.append([0] * 100)\n\ndef count(out):\n    n = 0\n    while n < 200000:\n        n += 1\n    out[0] = n\n\nout = [0]\na = threading.Thread(target=eat)\nb = threading.Thread(target=count, args=(out,))\na.start()\nb.start()\na.join()\nb.join()\nprint(out)\n";
    const { code, stdout, stderr } = await place.program(source, [...flags, "--memory", "64"]);
    expect(stderr).toMatch(/^Exception in thread Thread-1 \(eat\):\n[\s\S]*\nMemoryError\n$/);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "[200000]\n" });
  });
});

describe("syntax errors in CPython's words", () => {
  test.each<[source: string, text: string]>([
    ["print('a'\n", "    print('a'\n         ^\nSyntaxError: '(' was never closed\n"],
    [
      "def f():\nreturn 1\n",
      "    return 1\n    ^^^^^^\nIndentationError: expected an indented block after function definition on line 1\n",
    ],
    ["x = = 1\n", "    x = = 1\n        ^\nSyntaxError: invalid syntax\n"],
    ["return 1\n", "    return 1\n    ^^^^^^^^\nSyntaxError: 'return' outside function\n"],
    ["break\n", "    break\n    ^^^^^\nSyntaxError: 'break' outside loop\n"],
    ["x = 012\n", "SyntaxError: leading zeros in decimal integer literals are not permitted"],
  ])("%j", async (source, text) => {
    const { code, stdout, stderr } = await place.program(source);
    expect(stderr).toContain(text);
    expect(stderr).toContain('File "program.py", line ');
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });
});
