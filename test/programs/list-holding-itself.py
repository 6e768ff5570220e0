items = [1]
items.append(items)
print(items, len(items), items[1][1][0], items[1] is items)
pair = [[], []]
pair[0].append(pair)
pair[1].append(pair[0])
print(pair)
