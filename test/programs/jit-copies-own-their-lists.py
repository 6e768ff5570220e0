def run(n):
    a = [1]
    b = a
    for i in range(n):
        c = b
        b = a
        a = c
        if i % 100 == 0:
            a = [i]
        c = a
        a.append(0)
    return a is b, a is c, len(a), len(b)

print(run(3000))
