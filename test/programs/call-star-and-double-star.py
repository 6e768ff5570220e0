def f(*args, **kw): return args, kw
print(f(), f(1, 2), f(a=1), f(1, b=2, c=[3]))
print(f(*[1, 2]), f(0, *[1, 2], 3, *"ab"), f(*range(3), x=1), f(**{"p": 1}), f(*[1], **{"p": 1, "q": 2}))
print(f(a=1, **{"b": 2}, c=3, **{"d": 4}))
def g(a, b=2, *rest, c, d=4, **kw): return a, b, rest, c, d, kw
print(g(1, c=3), g(*[1, 2, 3], **{"c": 5, "z": 6}), g(c=1, a=2, y=3))
args = [1, 2]
kw = {"c": 3}
print(g(*args, **kw), g(*args, 9, **kw, e=7))
def h(a, b): return a - b
print(h(*[5, 3]), h(**{"b": 1, "a": 10}), h(*[7], **{"b": 2}), h(1, *(2,)))
print(max(*[3, 1, 2]), print(*[1, 2, 3], sep="-"), min(*(4, 5)))
kwp = {"sep": "+", "end": "!\n"}
print(1, 2, 3, **kwp)
def deco(fn):
    def wrapper(*a, **k):
        return ("wrapped", fn(*a, **k))
    return wrapper
@deco
def add(x, y=10, *, z=0): return x + y + z
print(add(1), add(1, 2), add(1, z=5), add(y=1, x=2))
xs = [1]
print(xs.append(*[2]), xs)
t = 0
def add3(a, b, c=0): return a + b + c
for i in range(3000):
    t += add3(*(i, 1)) + add3(i, *[2], c=3) + add3(**{"a": 1, "b": i})
print(t)
def posonly(a, /, **kw): return a, kw
print(posonly(1, a=2))
def inner_dict(**kw):
    kw["new"] = 1
    return kw
src = {"x": 1}
print(inner_dict(**src), src)
def many(*a): return len(a)
print(many(*range(5000)))
print((lambda *a, **k: (a, k))(1, *[2], z=3))
def rec(n, *rest):
    return rest if n == 0 else rec(n - 1, n, *rest)
print(rec(5))
def empty_star(a=1): return a
print(empty_star(*[]), empty_star(*[], **{}))
