def run(n, step):
    total = 0
    turns = 0
    for i in range(n, -n, -step):
        total += i * step
        turns += 1
    return total, turns, i

print(run(5000, 1), run(5000, 3), run(5000, 4999), run(5, 20))
