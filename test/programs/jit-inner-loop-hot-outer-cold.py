def run(n, m):
    total = 0
    for i in range(n):
        part = 0
        for j in range(m):
            part += j ^ i
        total += part
    return total, part, i, j

print(run(3, 5000), run(2000, 3), run(1, 1))
