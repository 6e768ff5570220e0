def collatz(limit):
    best = 0
    where = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n % 2 == 0:
                n = n // 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > best:
            best, where = steps, start
    return where, best

print(collatz(1500))
