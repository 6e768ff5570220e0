def run(n):
    a = 0
    b = 0.0
    items = []
    for i in range(n):
        a += abs(i - 2500) + min(i, 100) + max(i, 100) - len(items) + int(i * 0.75) + int(-0.5 - i)
        b += abs(0.5 - i) + min(i * 0.5, 10.0) + max(1.5, i * 0.25) + float(i) + min(i, 2.5) + max(2.5, i)
        items.append(a)
    return a, b, len(items), items[-1]

print(run(5000))
def edges(n):
    out = None
    nan = float("nan")
    for i in range(n):
        out = min(0.0, -0.0), min(-0.0, 0.0), max(0.0, -0.0), max(-0.0, 0.0), min(nan, 1.0), min(1.0, nan), max(nan, 1.0), max(1.0, nan)
    return out

print(edges(3000))
