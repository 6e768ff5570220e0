# match: literals, names, sequences, stars, alternatives, guards, as-patterns; nothing leaks and names bind as in CPython.
def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "one and a half"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case True:
            return "true"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [0, y] | [y, 0]:
            return f"zero and {y}"
        case [x, [y, *z]] if x == 7:
            return f"nested {x} {y} {z}"
        case [first, *_, last] if first == last:
            return f"ends alike {first}"
        case [first, *middle, last]:
            return f"{first} {middle} {last}"
        case other:
            return f"other {other}"


for value in (0, 1, 3, -1, 1.5, 2.0, "a", "c", None, True, False, [], [5], (6,), [0, 4], [4, 0], [0, 0], [7, [8, 9, 10]],
              (7, (8,)), [7, 8], [1, 2, 1], [1, 2, 3, 4], range(3), "xyz", 99, [[]], ((), ())):
    print(f"{value!r:>22} {describe(value)}")


def guarded(x):
    match x:
        case [a, b] if a > b:
            return "falling", a, b
        case [a, b] as both if both[0] == b:
            return "level", a, b, both
        case [a, b]:
            return "rising", a, b
        case _ as rest:
            return "no pair", rest


print(guarded([2, 1]), guarded([2, 2]), guarded([1, 2]), guarded(3))


def rebinds(x):
    match x:
        case [x, 1]:
            return x
        case [x, y] if y == 0:
            return "never"
        case [_, y]:
            return x, y
    return "nothing", x


print(rebinds([5, 1]), rebinds([5, 2]), rebinds(8))


def in_loop(items):
    total = 0
    for item in items:
        match item:
            case "stop":
                break
            case "skip":
                continue
            case int_like if int_like == 3:
                total += 100
            case [a, *more]:
                total += a + len(more)
            case n:
                total += n
    return total


print(in_loop([1, 2, "skip", 3, [4, 5, 6], "stop", 1000]))
print(in_loop([1, (2,), 3]))


def states(text):
    state = "start"
    count = 0
    for character in text:
        match state, character:
            case "start", "a":
                state = "seen"
            case ("start", _) | ("end", "b"):
                count += 1
            case "seen", ("b" | "c") as end:
                state = "end"
                count += 10 if end == "b" else 20
            case where, _:
                state = "start"
    return state, count


print(states("xxabbbcac"), states("acbab"))

# At module level names are globals; a subject is evaluated once.
calls = 0


def subject():
    global calls
    calls += 1
    return [1, [2, 3], 4]


match subject():
    case [1, [2, 4], *_]:
        print("no")
    case [1, [first, second], third]:
        print(first, second, third, calls)
match 5:
    case 1:
        print("one")
print("no case is no error")
match = 3
case = match + 1
print(match, case)


def soft(match, case):
    match [match, case]:
        case [_, 2]:
            return "two"
    return match


print(soft(1, 2), soft(1, 3))


def hot(n):
    total = 0
    for i in range(n):
        match i % 5:
            case 0:
                total += 1
            case 1 | 2:
                total += 10
            case x if x == 3:
                total += 100
            case _:
                total -= 1
    return total


print(hot(3000))


class_like = [1, 2]
match class_like:
    case [a, b, c]:
        print("three")
    case [a, b]:
        print(a + b)


def fails(value):
    match value:
        case [a, b]:
            return a / b
        case x if x / 0:
            return x


print(fails([6, 3]))
print(fails(1))
