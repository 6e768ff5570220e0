items = [1, 2, 3]
def get(items, i):
    return items[i]

print(get(items, 2), get(items, -3))
print(get(items, 3))
