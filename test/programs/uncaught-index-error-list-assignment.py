items = [[1], [2]]
items[1][0] = 5
print(items)
items[0][-2] = items[1]
