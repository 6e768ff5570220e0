"""Loops over a list, tuple or str that a variable holds, begun again in each turn of a loop around them."""


def plain(items, n):
    total = 0
    for turn in range(n):
        for item in items:
            total += item * turn
    return total


def text(word, n):
    count = 0
    for turn in range(n):
        for letter in word:
            if letter == "a":
                count += turn
    return count


def leaves(items, n):
    found = 0
    for turn in range(n):
        for item in items:
            if item == turn % 7:
                found += item
                break
        else:
            found -= 1
    return found


def changes(items, n):
    """The variable's list changes while it is gone through, and between."""
    total = 0
    for turn in range(n):
        for item in items:
            total += item
            if item == turn and len(items) < 40:
                items.append(turn + 1)
        if turn % 50 == 49:
            items.clear()
            items.extend([1, 2, turn + 1])
    return total, len(items)


def others(n):
    """Another object of another kind in the same variable, from turn to turn."""
    total = 0
    items = [1, 2, 3]
    for turn in range(n):
        for item in items:
            total += item if isinstance(item, int) else len(item)
        if turn == n // 4:
            items = (4, 5)
        elif turn == n // 3:
            items = "xyz"
        elif turn == n // 2:
            items = {7: 8}
        elif turn == n - n // 4:
            items = range(3)
    return total


class Noted:
    gone = 0

    def __init__(self, items):
        self.items = items

    def __del__(self):
        Noted.gone += len(self.items)
        self.items.clear()


def owned(n):
    """What the iteration held before dies when it begins again; its end changes the list that is gone through next."""
    total = 0
    items = [1, 2, 3]
    for turn in range(n):
        for item in items:
            total += item
        for item in iter(Noted([turn, turn]).items):
            total += 1
        if turn % 3 == 0:
            keeper = Noted(items)
            items = [1, 2, 3, turn % 2]
            keeper = None
    return total, Noted.gone


def fails(items, n):
    done = 0
    try:
        for turn in range(n):
            for item in items:
                done += 10 // (n - turn - item)
    except ZeroDivisionError:
        return done, turn, item
    return done


def inner(rows):
    total = 0
    for row in rows:
        for other in rows:
            for item in row:
                for further in other:
                    total += item * further
    return total


def parameter(items, n):
    total = 0
    while n > 0:
        n -= 1
        for item in items:
            total += item
        items = items if n % 100 else list(items)
    return total


print(plain([1, 2, 3], 1500), plain((1, 2, 3), 1500), plain([], 1500), plain([0.5, 2], 1500))
print(text("banana", 1500), text("", 900), text("жаa", 900))
print(leaves([1, 2, 3, 4], 1500), leaves((0,), 1500))
print(changes([1, 2], 1000))
print(others(2000))
print(owned(900))
print(fails([1], 1500), fails([], 1500))
print(inner([[1, 2], [3], [], [4, 5, 6]] * 6), inner(((1, 2), (3,)) * 8))
print(parameter([1, 2, 3], 2000), parameter((1, 2), 2000), parameter("", 300))
for kind in (list, tuple, set, frozenset, dict.fromkeys, iter):
    print(plain(kind([1, 2, 3]), 900))
