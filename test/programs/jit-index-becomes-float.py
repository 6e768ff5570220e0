def pick(items, n):
    step = 1
    i = 0
    total = 0
    while total < n:
        total += items[i % 4]
        i += step
        if total == n - 1:
            step = 0.5
    return total

print(pick([1, 1, 1, 1], 5000))
print(pick([1, 1, 1, 1], 2))
