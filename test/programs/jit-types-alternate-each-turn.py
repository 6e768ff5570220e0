def alternate(n):
    values = [1, 2.5, True, 3, -0.5]
    total = 0
    for i in range(n):
        total = total + values[i % 5]
    return total

print(alternate(10000), alternate(10001), alternate(3))
