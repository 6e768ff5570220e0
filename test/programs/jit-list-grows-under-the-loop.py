def grow(n):
    items = [0]
    i = 0
    while len(items) < n:
        items.append(items[i] + len(items))
        i += 1
    return items

out = grow(6000)
print(len(out), out[0], out[1], out[100], out[-1])
def grow_while_reading(n):
    items = [1, 2, 3]
    alias = items
    total = 0
    for i in range(n):
        alias.append(i)
        total += items[len(items) - 1] + items[-1] + items[i]
    return total, len(items)

print(grow_while_reading(5000))
