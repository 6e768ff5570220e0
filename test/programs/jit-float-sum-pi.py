def leibniz(n):
    total = 0.0
    sign = 1
    for i in range(n):
        total += sign / (2 * i + 1)
        sign = -sign
    return 4 * total

print(leibniz(20000), f"{leibniz(10000):.6f}")
