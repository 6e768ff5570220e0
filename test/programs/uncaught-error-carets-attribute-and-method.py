items = [[1], [2]]
print(items[0].append(5), items)
items[1].missing.append(5)
