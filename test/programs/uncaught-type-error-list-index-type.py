items = [1, 2]
print(items[True], items[False])
print(items["0"])
