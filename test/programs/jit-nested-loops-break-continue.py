def search(n, target):
    steps = 0
    for i in range(n):
        if i % 3 == 0:
            continue
        for j in range(n):
            steps += 1
            if j > i:
                break
            if (i + j) % 2:
                continue
            if i * j == target:
                return i, j, steps
        else:
            steps += 1000
    return -1, -1, steps

print(search(120, 119 * 3))
print(search(120, -5))
print(search(60, 58 * 58), search(3, 1))
