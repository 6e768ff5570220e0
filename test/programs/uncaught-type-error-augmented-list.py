items = [1]
items += [2]
print(items)
items += 5
