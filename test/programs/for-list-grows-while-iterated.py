items = [1]
for item in items:
    if item < 50:
        items.append(item * 2)
        items.append(item + 1)
print(len(items), items)
