items = []
print(items.append(1), items)
for i in range(10):
    items.append(i * i)
print(items, len(items))
print(items.pop(), items.pop(), len(items), items)
print(items.pop(0), items.pop(-2), items)
print(items)
