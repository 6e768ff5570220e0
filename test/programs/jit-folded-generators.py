"""Built-ins of generator expressions: any, all, sum, list, set, tuple, sorted, join. What they give, in which order things happen, what fails."""


def said(x, what="s"):
    print(what, x, end="; ")
    return x


print(any(said(x) > 2 for x in range(10)))
print(all(said(x) < 2 for x in range(10)))
print(any(x for x in []), all(x for x in []), any(x for x in [0, "", [], None]), all(x for x in [1, "a", [0]]))
print(sum(x for x in []), sum(x * x for x in range(10)), sum(x > 3 for x in range(10)), sum(True for _ in range(3)))
print(sum(0.1 for _ in range(10)), sum(x / 3 for x in range(20)), sum(x if x % 2 else x / 2 for x in range(11)))
print(sum(x for x in [1, 2.5, 2**70, 3]), sum(2**46 for _ in range(9)), sum(2**62 for _ in range(5)), sum(-(2**63) for _ in range(3)))
print(sum(x for x in [1e16, 1, -1e16]), sum(x for x in [float("inf"), 1.0]), sum(x for x in [-0.0, -0.0]), sum(x for x in [1, 1e308, 1e308]))
print(list(x + 1 for x in range(4)), tuple(c for c in "abc"), sorted(-x for x in range(4)), len(set(x % 3 for x in range(9))))
print(sorted((x for x in "bca"), reverse=True), sorted((x for x in ["bb", "a"]), key=len), sorted((said(x) for x in [2, 1]), key=said(len, "key") and str))
print(", ".join(str(x) for x in range(4)), "".join(c.upper() for c in "abc"), "-".join(x for x in []))
print(sum((x for x in range(4)), 10), sum((x for x in range(4)), start=1), sum([[1], [2]], []), sum((x for x in [[1], [2]]), []))


class Amount:
    def __init__(self, of):
        self.of = of

    def __add__(self, other):
        print("add", self.of, getattr(other, "of", other), end="; ")
        return Amount(self.of + (other.of if isinstance(other, Amount) else other))

    def __radd__(self, other):
        print("radd", other, end="; ")
        return Amount(other + self.of)

    def __bool__(self):
        print("bool", self.of, end="; ")
        if self.of > 5:
            raise ValueError(self.of)
        return self.of > 3


print(sum(Amount(x) for x in range(3)).of, sum(x for x in [1, Amount(2), 3, 4.5]).of)
print(any(Amount(x) for x in range(9)), all(Amount(x) for x in [4, 5, 1, 9]))


def lines(error):
    step, found = error.__traceback__, []
    while step:
        found.append(step.tb_lineno)
        step = step.tb_next
    return found


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error, [line - lines(error)[0] for line in lines(error)[1:]])


def deep(x):
    if x == 3:
        raise KeyError(x)
    return x


attempt(lambda: sum(1 / (2 - x) for x in range(5)))
attempt(lambda: any(deep(x) > 9 for x in range(5)))
attempt(lambda: all(Amount(x) for x in [4, 6]))
attempt(lambda: sum(x for x in "ab"))
attempt(lambda: sum(x for x in [1, None]))
attempt(lambda: sum(x for x in [1.5, None]))
attempt(lambda: ", ".join(x for x in ["a", 1]))
attempt(lambda: sorted(x for x in [1, "a"]))
attempt(lambda: set(x for x in [[1]]))
attempt(lambda: list(x for x in 5))
attempt(lambda: sum(next(iter([])) for x in range(3)))
attempt(lambda: sum(x for x in range(3) for y in deep(3)))
attempt(lambda: any(x for x in range(3)) + sum(x for x in range(4)) + len(list(x for x in range(sum(y for y in range(4))))))


def guarded():
    try:
        yield 1
        yield 2
    finally:
        print("closed", end="; ")


print(any(x for x in guarded()), all(x > 1 for x in guarded()), sum(x for x in guarded()))


def shadowed():
    any = lambda values: [*values]  # noqa
    sum = max
    return any(x for x in range(3)), sum(x for x in range(3))


print(shadowed())


def recursive(tree):
    if isinstance(tree, dict):
        return sum(len(name) + recursive(item) for name, item in tree.items())
    if isinstance(tree, list):
        return sum(recursive(item) for item in tree)
    return tree


print(recursive({"a": [1, 2, {"bc": 3}], "d": 4}))


def nested():
    return any(all(y < x for y in range(x)) for x in range(3)), sum(sum(y for y in range(x)) for x in range(5))


print(nested())


def yielding():
    got = sum(x for x in range(4))
    while True:
        got = yield got + sum(x for x in range(got))


steps = yielding()
print(next(steps), steps.send(3), steps.send(5))


class Holder:
    values = [1, 2, 3]
    total = sum(x for x in values)
    named = ",".join(str(x) for x in values)


print(Holder.total, Holder.named)


def hot(rounds):
    total, texts, found, floats = 0, 0, 0, 0.0
    words = ["a", "bb", "ccc"]
    for i in range(rounds):
        total += sum(len(word) + i for word in words) + sum(x == i % 3 for x in (0, 1, 2))
        texts += len("-".join(word for word in words if len(word) != i % 4))
        found += any(len(word) > i % 5 for word in words) + 2 * all(word < "c" or i % 2 for word in words)
        floats += sum(x / 2 for x in (1, i)) + len(sorted(-x for x in range(i % 4))) + len(list(x for x in words))
        if i % 1000 == 999:
            words = [*words, str(i)]
    return total, texts, found, floats


print(hot(4000))

real = sum
sum = lambda values: ["not a sum", *values]  # noqa
print(sum(x for x in range(3)))
sum = real
print(sum(x for x in range(3)))
