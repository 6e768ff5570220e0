def after(n, stop):
    i = -1
    x = None
    for i in range(n):
        x = i * 2
        if i == stop:
            break
    return i, x

print(after(5000, 4321), after(5000, 9999), after(0, 1), after(1, 1))
def nested(n):
    for i in range(n):
        for j in range(i % 7):
            k = i * j
    return i, j, k

print(nested(4000))
