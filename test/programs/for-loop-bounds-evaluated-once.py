limit = 3
for i in range(limit):
    limit = 10
    print(i, limit)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
    if len(items) > 8:
        break
    print(item, len(items))
print(items)
