def run(items, n):
    total = 0
    for i in range(n):
        total = total + items[i % len(items)]
    return total

ints = [1, 2, 3]
floats = [0.5, 1.5]
print(run(ints, 5000))
print(run(floats, 5000))
for i in range(20):
    print(run(ints, 100), run(floats, 100), run([1, 2.5], 10))
print(run(ints, 5000), run([True, 2], 5001))
