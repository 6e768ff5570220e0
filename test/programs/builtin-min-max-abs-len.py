print(abs(-5), abs(5), abs(-0.0), abs(-2.5), abs(-140737488355327), abs(True))
print(min(3, 1, 2), max(3, 1, 2), min([4, 2, 8]), max([4, 2, 8]), min(1, 1.0), max(1, 1.0), min(1.0, 1), max(1.0, 1), min("b", "a"), max((1, 5), (2, 1)))
print(len([]), len([1]), len("abc"), len((1, 2)), len(range(7)), min((3, 2)), max(range(5)), min(-1, -1.5), max(2, 2.5))
print(min([[2], [1, 5]]), max(["x", "abc"]))
