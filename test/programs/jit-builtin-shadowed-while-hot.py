def measure(items, n):
    total = 0
    for i in range(n):
        total += len(items) + abs(-i) + min(i, 3) + max(i, 3)
    return total

print(measure([1, 2], 5000))
def len(items):
    return 1000

print(measure([1, 2], 5000))
