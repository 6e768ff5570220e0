items = [1]
items.append(2)
print(items)
number = items[1]
number.append(3)
