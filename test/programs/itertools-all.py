# Every function of itertools: what it gives, when it ends, what it says of wrong arguments.
import itertools
from itertools import (
    accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
    filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest,
)


def show(label, make):
    try:
        print(label, make())
    except Exception as error:
        print(label, type(error).__name__, error)


def numbers(n):
    for i in range(n):
        print("made", i)
        yield i


print(list(islice(count(), 3)), list(islice(count(10), 3)), list(islice(count(1.5, 0.5), 3)), list(islice(count(5, -2), 4)))
print(count(), count(3), count(3, 2), count(1.0, 1), count(0, 1.0), repeat(7), repeat("x", 3))
big = count(2**47 - 2)
print([next(big) for _ in range(4)], list(islice(count(2**70, 2**69), 3)))
print(list(islice(cycle("abc"), 8)), list(cycle([])), list(repeat(None, 2)), list(repeat(1, -3)), list(repeat(object="k", times=2)))
print(list(chain("ab", [1, 2], (), {3: 4})), list(chain()), list(chain.from_iterable(["ab", "cd"])), list(chain.from_iterable(x for x in [[1], [2, 3]])))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress(data=[1, 2, 3], selectors="x")), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a", [], None])))
print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])), list(starmap(lambda *a: sum(a), [(), (1,), "", range(4)])))
print(list(islice("abcdefgh", 3)), list(islice("abcdefgh", 2, 5)), list(islice("abcdefgh", 1, None, 3)), list(islice("abc", 0)), list(islice("abc", None)))
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", n=2, strict=True)))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([1, 2], "x", (7, 8, 9))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([2, 3, 4], lambda a, b: a * b)), list(accumulate([1, 2], initial=100)), list(accumulate([])), list(accumulate([], initial=5)))
print(list(accumulate("abc")), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1.5, 2])), list(accumulate([[1], [2]], func=None)))
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, [*g]) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in groupby("xxyyz")])
groups = [g for k, g in groupby("aabb")]
print([list(g) for g in groups])
it = groupby([1, 1, 2, 2, 2, 3])
k, g = next(it)
print(k, next(g), next(it)[0], list(g), [len(list(h)) for _, h in it])
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("ab", [])), list(product("ab", repeat=0)), list(product("a", "b", repeat=2)))
print(list(permutations("abc")), list(permutations(range(4), 2)), list(permutations("ab", 3)), list(permutations("ab", 0)), list(permutations([])), len(list(permutations(range(6)))))
print(list(combinations("abcd", 2)), list(combinations("abc", 3)), list(combinations("abc", 4)), list(combinations("abc", 0)), list(combinations_with_replacement("abc", 2)))
print(list(combinations_with_replacement([], 2)), list(combinations_with_replacement([], 0)), list(combinations_with_replacement("ab", 3)))
a, b = tee(numbers(3))
print(next(a), next(a), next(b), list(a), list(b), list(a))
a, b, c = tee(range(200), 3)
print(sum(a), sum(islice(b, 100)), sum(b), sum(c), tee([], 0), len(tee("ab", 4)))
d, e = tee(iter("xyz"))
next(d)
f, g = tee(d)
print(list(f), list(e), list(g))
counter = numbers(5)
print(list(takewhile(lambda x: x < 2, counter)), next(counter), list(islice(counter, 1)))
first = zip(numbers(2), "a")
print(list(first), [*zip_longest(numbers(2), "a")])


def failing(x):
    if x == 2:
        raise ValueError("two")
    return x < 5


for kind in (takewhile, dropwhile, filterfalse):
    it = kind(failing, iter([1, 2, 3, 9]))
    seen = []
    for _ in range(4):
        try:
            seen.append(next(it))
        except (ValueError, StopIteration) as error:
            seen.append(type(error).__name__)
    print(kind.__name__, seen)
show("count", lambda: count("a"))
show("count", lambda: count(1, 2, 3))
show("repeat", lambda: repeat())
show("repeat", lambda: repeat(1, "a"))
show("chain", lambda: list(chain([1], 2)))
show("chain", lambda: chain(a=1))
show("from_iterable", lambda: chain.from_iterable(5))
show("cycle", lambda: cycle())
show("compress", lambda: compress([1]))
show("islice", lambda: islice([1]))
show("islice", lambda: islice([1], -1))
show("islice", lambda: islice([1], 1, "a"))
show("islice", lambda: islice([1], -1, 2))
show("islice", lambda: islice([1], 0, 2, 0))
show("pairwise", lambda: pairwise())
show("batched", lambda: batched("abc", 0))
show("batched", lambda: list(batched("abc", 2, strict=True)))
show("batched", lambda: batched("abc"))
show("zip_longest", lambda: zip_longest(1))
show("zip_longest", lambda: zip_longest([], fill=1))
show("accumulate", lambda: accumulate())
show("accumulate", lambda: list(accumulate([1, "a"])))
show("groupby", lambda: groupby())
show("groupby", lambda: groupby(3))
show("tee", lambda: tee([1], -1))
show("tee", lambda: tee())
show("product", lambda: product([1], repeat=-1))
show("product", lambda: product(1))
show("permutations", lambda: permutations([1], -1))
show("permutations", lambda: permutations([1], "a"))
show("permutations", lambda: permutations())
show("combinations", lambda: combinations("abc", -1))
show("combinations", lambda: combinations("abc"))
show("combinations", lambda: combinations("abc", 1.5))
show("takewhile", lambda: takewhile(None))
show("takewhile", lambda: list(takewhile(None, [1])))
show("starmap", lambda: list(starmap(pow, [1])))
show("next", lambda: next(chain()))
show("len", lambda: len(count()))
show("add", lambda: count() + 1)
show("subscript", lambda: chain()[0])
print(repr(chain())[:27], repr(itertools.tee("a")[0])[:26], repr(next(groupby("a"))[1])[:30], chain, itertools.tee)
total = 0
for i, j in product(range(300), repeat=2):
    total += i * j
for p in permutations(range(7)):
    total += p[0]
for x in islice(count(), 20000):
    total += x
print(total, sum(starmap(lambda x, y: x * y, zip(range(1000), range(1000)))))
