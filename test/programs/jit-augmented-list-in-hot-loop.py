def run(n):
    a = [0]
    b = a
    total = 0
    for i in range(n):
        a += [i]
        total += len(b)
        if i % 100 == 99:
            a = [i]
            b = a
    return total, len(a), a is b, b[-1]

print(run(3000))
