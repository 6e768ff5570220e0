"""Loops of inlined functions do several turns at a time: what fails in one of them begins the turns anew, in the callee's own frame."""
import traceback


def dot(left, right):
    total = 0.0
    for k in range(len(left)):
        total += left[k] * right[k]
    return total


def dots(rows, column, turns):
    results = []
    for turn in range(turns):
        results.append(dot(rows[turn % len(rows)], column))
    return results


def nested(rows, column, turns):
    best = 0.0
    for turn in range(turns):
        best = max(best, dots(rows, column, 2)[turn % 2])
    return best


column = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]
rows = [[float(i + k) for k in range(7)] for i in range(5)]
for _ in range(4):
    print(sum(dots(rows, column, 2000)), nested(rows, column, 500))

# An int, a bool and a NaN in the middle of a round.
for place in range(7):
    for odd in (3, True, float("nan"), 10**30, float("inf")):
        rows[2][place] = odd
        print(place, dots(rows, column, 5)[2], end=" ")
    print()
    rows[2][place] = 1.0

# What no number is: the traceback names the callee's frame and the turn was not done twice.
for place in range(7):
    rows[3][place] = "text" if place % 2 else None
    try:
        dots(rows, column, 20)
    except TypeError as error:
        frames = traceback.extract_tb(error.__traceback__)
        print(place, error, [(frame.name, frame.lineno) for frame in frames])
    rows[3][place] = 2.0

# Rows of other lengths.
rows[4] = rows[4][:3]
print(dots(rows, column, 5)[4])
rows[4] = rows[4] * 3
try:
    dots(rows, column, 5)
except IndexError as error:
    print(error, [frame.name for frame in traceback.extract_tb(error.__traceback__)])
