def run(n):
    span = range(n)
    total = 0
    for i in span:
        total += i
    for i in span:
        total -= 2 * i
    numbers = range(1, 4)
    for i in span:
        for j in numbers:
            total += j
    return total, len(span), i, j

print(run(4000))
