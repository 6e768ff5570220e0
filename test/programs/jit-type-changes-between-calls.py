def add_up(start, step, n):
    total = start
    for i in range(n):
        total = total + step
    return total

print(add_up(0, 1, 5000))
print(add_up(0.0, 1, 5000))
print(add_up(0, 0.5, 5000))
print(add_up(0, True, 5000))
print(len(add_up("", "ab", 3000)))
print(add_up(1, 2, 5000), add_up(1.5, 2.5, 5000))
print(len(add_up([], [1], 300)))
