/**
 * Special methods in Python run in the interpreter's own loop: interpreters within interpreters would end at 180, long
 * before these recursions do. (CPython under Pyodide cannot go so deep: what is expected stands here.)
 */
import { expect, test } from "vitest";
import { runInProcess } from "./in-process.js";

const CLASSES = `
class Deep:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, _):
        return self.n and Deep(self.n - 1)[0] + 1

    def __add__(self, _):
        return self.n and (Deep(self.n - 1) + 0) + 1

    def __radd__(self, _):
        return self.n and (0 + Deep(self.n - 1)) + 1

    def __neg__(self):
        return self.n and -Deep(self.n - 1) + 1

    def __lt__(self, _):
        return self.n == 0 or Deep(self.n - 1) < 0

    def __eq__(self, _):
        return self.n == 0 or Deep(self.n - 1) == 0

    def __contains__(self, _):
        return self.n == 0 or 0 in Deep(self.n - 1)

    def __setitem__(self, _, value):
        if self.n:
            Deep(self.n - 1)[0] = value
        else:
            print("set", value)

    @property
    def p(self):
        return self.n and Deep(self.n - 1).p + 1

    @p.setter
    def p(self, value):
        if self.n:
            Deep(self.n - 1).p = value
        else:
            print("set", value)

    def __bool__(self):
        if self.n == 0:
            return True
        return True if Deep(self.n - 1) else False

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        for x in Deep(self.n - 1):
            return x + 1
        return 1

    def __enter__(self):
        if self.n:
            with Deep(self.n - 1) as x:
                return x + 1
        return 0

    def __exit__(self, *args):
        return False

class Asked:
    def __init__(self, n):
        self.n = n

    def __getattr__(self, name):
        return self.n and Asked(self.n - 1).missing + 1
`;

const DEPTH = 300;

test.each([
  [`print(Deep(${DEPTH})[0])`, "300"],
  [`print(Deep(${DEPTH}) + 0)`, "300"],
  [`print(0 + Deep(${DEPTH}))`, "300"],
  [`print(-Deep(${DEPTH}))`, "300"],
  [`print(Deep(${DEPTH}) < 0)`, "True"],
  [`print(Deep(${DEPTH}) == 0)`, "True"],
  [`print(0 in Deep(${DEPTH}))`, "True"],
  [`Deep(${DEPTH})[0] = 5`, "set 5"],
  [`print(Deep(${DEPTH}).p)`, "300"],
  [`Deep(${DEPTH}).p = 6`, "set 6"],
  [`print("true" if Deep(${DEPTH}) else "false")`, "true"],
  [`for x in Deep(${DEPTH}):\n    print(x)\n    break`, "300"],
  [`with Deep(${DEPTH}) as x:\n    print(x)`, "300"],
  [`print(Asked(${DEPTH}).missing)`, "300"],
])("%s", (program, printed) => {
  for (const specialise of [true, false]) {
    const { stdout, stderr, ownedByStack, depth } = runInProcess(`${CLASSES}\n${program}\n`, { specialise });
    expect({ stdout, stderr }).toEqual({ stdout: `${printed}\n`, stderr: "" });
    expect({ ownedByStack, depth }).toEqual({ ownedByStack: 0, depth: 0 });
  }
});
