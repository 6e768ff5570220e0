def sometimes(n, flag):
    total = 0
    for i in range(n):
        if flag or i % 2 == 0:
            value = i
        total += value
    return total

print(sometimes(5000, True), sometimes(5000, False))
def never(n):
    for i in range(n):
        if i < 0:
            value = i
    return value

never(5000)
