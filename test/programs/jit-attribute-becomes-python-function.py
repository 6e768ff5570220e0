# A call of what an attribute holds: stitched while that is a built-in, then it is a Python function (and raises).
class Folder:
    def __init__(self, combine):
        self.combine = combine


def fold(folder, items):
    result = items[0]
    for item in items:
        result = folder.combine(result, item)
    return result


def add(a, b):
    return a + b


def picky(a, b):
    if b > 900:
        raise ValueError(f"{b} is too much")
    return max(a, b)


items = [7 * k % 1000 for k in range(1500)]
for _ in range(3):
    print(fold(Folder(min), items), fold(Folder(max), items))
print(fold(Folder(add), items), fold(Folder(lambda a, b: (a * 31 + b) % 65537), items), fold(Folder(max), items))
print(fold(Folder(lambda a, b: a + b), list("abcdefgh") * 3))
try:
    fold(Folder(picky), items)
except ValueError as error:
    print("ValueError", error)
print(fold(Folder(add), items[:300]))
