def run(items):
    total = 0
    for a, b in items:
        total += a - b
    return total

pairs = [(5, 2)] * 4000
print(run(pairs))
pairs.append((1, 2, 3))
print(run(pairs))
