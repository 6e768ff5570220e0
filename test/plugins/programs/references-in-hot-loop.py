def f(xs, n):
    best = [0.0]
    total = 0.0
    for i in range(n):
        held = [xs[i % 4]]
        total = held[0] * 0.5 + total * 0.25
        best[0] = best[0] * 0.5 + held[0]
    return total, best


print(f([1.5, 2.5, 0.25, 4.0], 3000))
print(f([1.5, 2, 0.25, True], 3000))
