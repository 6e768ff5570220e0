def grow(items):
    total = 0
    for item in items:
        total += item
    return total

print(grow([1, 2]))
print(grow([1, None]))
