def bubble(items):
    n = len(items)
    swaps = 0
    for i in range(n):
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swaps += 1
    return swaps

values = []
seed = 7
for i in range(150):
    seed = seed * 75 % 65537
    values.append(seed % 1000)
print(bubble(values), values)
print(bubble(values))
floats = [2.5, -1.0, 1e10, 0.0, -0.0, 3]
print(bubble(floats), floats)
words = ["pear", "apple", "fig", "banana"]
print(bubble(words), words)
