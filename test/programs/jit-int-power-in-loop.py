def cubes(n):
    total = 0
    for i in range(n):
        total += i ** 2 % 7 + (-i) ** 3 % 5 + 2 ** (i % 20) + i ** 0
    return total

print(cubes(5000))
def inverse(n):
    total = 0.0
    for i in range(1, n):
        total += i ** -1 + 4 ** 0.5
    return total

print(f"{inverse(3000):.9f}")
