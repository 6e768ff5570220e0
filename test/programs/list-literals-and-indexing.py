items = [1, "two", 3.0, None, True, [4, 5], (6,)]
print(items, len(items), items[0], items[-1], items[5][1], items[-7], [], [[]], [[], [[]]])
items[0] = "one"
items[-1] = items[5]
items[5][0] = 44
print(items)
empty = []
print(empty, len(empty), [1, 2] == [1, 2], [1, 2] == [2, 1], [1, 2] < [1, 3], [] == [], [1] != [1, 1])
print([1, 2, 3][1], [[1, 2], [3, 4]][1][0])
