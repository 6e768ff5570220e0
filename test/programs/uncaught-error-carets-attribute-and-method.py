items = [[1], [2]]
print(items[0].append(5), items)
(items[0] + items[1]).acquire(
    5)
