xs = [3, 1, 2]
it = iter(xs)
print(next(it), next(it), next(it), next(it, "end"), next(it, None))
def f(n):
    return n * n
print(list(map(f, range(5))), list(zip([1,2,3], "ab")), list(enumerate("xyz", 5)))
print(list(filter(None, [0, 1, "", "a", [], [0]])))
def odd(n):
    return n % 2 == 1
print(list(filter(odd, range(10))), list(reversed([1,2,3])), list(reversed("héy")), list(reversed(range(0, 10, 3))), list(reversed((1,2))))
print(sum([1,2,3]), sum([0.1]*10), sum([1, 2.5, True]), sum([[1],[2]], []), sum((1,2), start=10))
print(sum([1e16, 1, -1e16]), sum([0.1, 0.2, 0.3]), sum([1e308, 1e308]), sum([]), sum([], 5.5))
print(any([0, 0, 3]), all([1, 0]), any([]), all([]))
def neg(x):
    return -x
a, *b, c = [1,2,3,4,5]
print(a, b, c)
*a, b = "xyz"
print(a, b)
(a, *b), c = [(1, 2, 3), 4]
print(a, b, c)
for i, (x, *rest) in enumerate([(1, 2, 3), "ab", [9]]):
    print(i, x, rest)
print([*range(3), 10, *"ab"], (*[1,2], 3), [*[], *()])
t = (*[], )
print(t)
xs = list(range(10))
print(xs[2:5], xs[::-1], xs[::2], xs[-3:], xs[:-3], xs[5:2], xs[8:1:-2])
print("hello"[1:3], "hello"[::-1], (1,2,3,4)[1:], range(10)[2:8:2], range(10)[::-1])
xs[2:5] = "abcdef"
print(xs)
xs[::3] = [0]*5 if len(xs[::3]) == 5 else [0] * len(xs[::3])
print(xs)
del xs[1:3]
print(xs)
del xs[::2]
print(xs)
del xs[0], xs[-1]
print(xs)
def g():
    x = 5
    del x
    x = 6
    if (n := 10) > 5:
        print(n)
    y = [z := 3, z + 1, z * 2]
    print(x, y, (w := 4) + w)
g()
if (m := len(xs)) > 1:
    print(m)
print(iter(xs) is not None, 3 in iter([1,2,3]))
it = iter([1,2,3,4])
for v in it:
    print(v, next(it))
a = b = [1]
a += (2, 3)
print(b, iter(it) is it)
c = 0
def counter():
    global c
    c += 1
    return c
print(list(iter(counter, 5)))
i = 0
xs = [0, 0, 0]
i, xs[i] = 1, 5
print(xs, i)
a[0], *a[1:] = 7, 8, 9, 10
print(a)
xs[1:2] += [7, 8]
print(xs)
xs *= 2
print(xs)
