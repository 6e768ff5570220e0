"""Order of evaluation, unpacking, slices, comparisons, scopes."""
import contextlib
log = []


def t(x, r=None):
    log.append(x)
    return x if r is None else r


class Obj:
    def __getitem__(self, k):
        log.append(("get", k))
        return 10

    def __setitem__(self, k, v):
        log.append(("set", k, v))

    def __delitem__(self, k):
        log.append(("del", k))

    def __getattr__(self, n):
        log.append(("attr", n))
        return self

    def __call__(self, *a, **k):
        log.append(("call", a, k))
        return self


o = Obj()
o[t(1)], o.q[t(2)], *o[t(3) : t(4)] = t(5), t(6), t(7), t(8)
o[t("i")] += t(7)
t("d", {})[t("k")] = t("val")
{t("a"): t("b"), **t("c", {}), t("e"): t("f")}
[t(1), *t(2, []), t(3)]
o(t(1), *t("args", ()), t(2), k=t(3), **t("kw", {}), z=t(4))
t(1, 0) or t(2) and t(3) if t(4, "") else t(5)
t(1) < t(2) < t(0) < t(9)
print(log)
log.clear()
lambda x=t("default"): t("never")
def f(a: t("ann") = t("d1"), *, b=t("d2")) -> t("ret"):
    pass
@t(lambda f: f)
@(lambda f: t(f, f))
def g():
    pass
print([x if not callable(x) else "fn" for x in log])
a = b = [0, 0]
i = 0
i, a[i] = 1, 9
print(a, i)
x, (y, *z), w = 1, "abc", [2]
*h, = range(3)
[m, [n]] = {5: 0}, [6]
print(x, y, z, w, h, m, n)
first, *mid, last = (1, 2)
print(first, mid, last)
for k, (v, *rest) in {"a": (1, 2, 3)}.items():
    print(k, v, rest)
for a[0] in range(3):
    pass
print(a)
with open("/dev/null") if False else contextlib.nullcontext((1, [2, 3])) as (p, [q, r]):
    print(p, q, r)
for bad in ("a, b = 1,", "a, *b = ()", "a, b = 1, 2, 3", "a, b = 5", "(a, b), c = [1, 2], 3", "a, *b, c = [1]"):
    try:
        if bad == "a, b = 1,": a, b = 1,
        elif bad == "a, *b = ()": a, *b = ()
        elif bad == "a, b = 1, 2, 3": a, b = 1, 2, 3
        elif bad == "a, b = 5": a, b = 5
        elif bad.startswith("(a"): (a, b), c = [1], 3
        else: a, *b, c = [1]
    except (ValueError, TypeError) as e:
        print(e)
L = list(range(10))
L[2:5] = "xy"
L[::3] = ["A"] * len(L[::3])
del L[-1], L[1:3]
print(L, L[::-1], L[5:1:-2], L[-100:100], L[slice(None, None, 2)], slice(1, None).indices(5), slice(5, 0, -2).indices(10))
for bad in (lambda: L.__setitem__(slice(0, 4, 2), [1]), lambda: L[::0], lambda: L["a"], lambda: L[1.0], lambda: L.__setitem__(slice(0, 1), 3), lambda: [].pop(), lambda: L.index(99), lambda: L.remove(99), lambda: (1, 2)[5], lambda: {}["a"], lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: [1] * "a", lambda: [1] + (2,), lambda: {[]: 1}, lambda: {1} | [2], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(a=1, **{"a": 2}), lambda: sorted([1, "a"]), lambda: max([]), lambda: max(1), lambda: sum(["a"]), lambda: sum("a", ""), lambda: min(1, 2, default=3), lambda: zip(1), lambda: enumerate(), lambda: range(1.0), lambda: int([]), lambda: float("x"), lambda: abs("x"), lambda: len(5), lambda: iter(5), lambda: next([]), lambda: reversed({1}), lambda: hash({}), lambda: isinstance(1, "a"), lambda: issubclass(1, int), lambda: getattr(1, 2), lambda: setattr(1, "a", 2), lambda: chr(2**40), lambda: ord(5), lambda: bin(1.5), lambda: round("a"), lambda: divmod(1, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 1, 3), lambda: 2 ** "a", lambda: 1 << -1, lambda: ~1.5, lambda: -"a", lambda: not_there, lambda: 5(), lambda: (1).x, lambda: [].x, lambda: print(1, foo=2), lambda: int("1", base=40), lambda: "a".foo, lambda: f(1, 2), lambda: f(c=1), lambda: f(b=1, **{"b": 2}), lambda: f(*1), lambda: f(**1), lambda: f(**{1: 2}), lambda: complex("x"), lambda: bytes(["a"]), lambda: tuple(5), lambda: frozenset(5), lambda: str.join(",", 5), lambda: list.append(1, 2), lambda: list.append([]), lambda: dict.fromkeys(5), lambda: {}.update(5), lambda: {}.update([1]), lambda: object(1), lambda: type("a"), lambda: type(1, 2), lambda: super(), lambda: map(1), lambda: list(map(5, [1])), lambda: filter(1), lambda: all(5), lambda: slice(), lambda: property(1, 2, 3, 4, 5), lambda: (yield)):
    try:
        r = bad()
        print("no error", type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)


def scopes():
    x = "outer"

    class C:
        x = x if False else "class"
        y = [x for _ in range(1)]

        def m(self):
            return x

        z = (lambda: x)()
        w = [[x, i] for i in (x,)]

    return C.x, C.y, C().m(), C.z, C.w


try:
    print(scopes())
except NameError as e:
    print(e)


def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    def get():
        return n

    def reset():
        nonlocal n
        del n

    return inc, get, reset


inc, get, reset = counter()
print(inc(), inc(), get(), reset())
try:
    get()
except NameError as e:
    print(e)
print([lambda: i for i in range(3)][0](), [(lambda i=i: i)() for i in range(3)], [j for i in range(3) for j in range(i) if j != i], {**{"a": 1}, "a": 2}, {k: v for k, v in zip("ab", [1, 2])}, [*range(2), *"ab"], (*(1, 2), 3), {*[1], *[1, 2]})
print(1 < 2 == 2 != 3 in [3] is not None, 1 if 0 else 2 if 0 else 3, not 1 == 2, -2**2, 2**-1, (-8) ** (1 / 3), 7 // -2, -7 % 3, 7 % -3, -7.5 // 2, 7.5 % -2, 0.1 + 0.2, 1e308 * 10, 5 // 0.3, 10**20 // 3, -(10**20) % 7, 2**100 >> 98, ~0, 6 & 3 | 8 ^ 2, True + True, "b" > "a" >= "a", (1, 2) < (1, 2, 3), [1, [2]] == [1, [2]], {1, 2} < {1, 2, 3}, None is None)
n = 5
while n := n - 1:
    if n == 2: continue
    print(n, end=" ")
else:
    print("done")
for i in range(3):
    for j in range(3):
        if j == 2: break
        if i == 1: break
    else:
        continue
    if i == 1: continue
    print(i, j)
try:
    for i in (1, 2, 3):
        try:
            if i == 2: raise KeyError(i)
        except KeyError as e:
            print("k", e)
            break
        finally:
            print("f", i)
    else:
        print("no")
finally:
    print("out")
match [1, {"k": (2, 3), "z": 9}, "s"]:
    case [int(a), {"k": (b, c), **rest}, str() as s] if a < b:
        print(a, b, c, rest, s)
for v in (0, 1.0, True, "x", [1, 2, 3], (1,), {"a": 1}, {}, None, b"b", range(3), 3 + 0j):
    match v:
        case True: r = "true"
        case 0 | 1: r = "01"
        case str(x) | bytes(x): r = f"text {x}"
        case [x, *_, y]: r = f"seq {x} {y}"
        case [x]: r = f"one {x}"
        case {"a": 1, **kw}: r = f"map {kw}"
        case {}: r = "anymap"
        case None: r = "none"
        case complex(real=3): r = "c"
        case _: r = "other"
    print(r, end=";")
print()
