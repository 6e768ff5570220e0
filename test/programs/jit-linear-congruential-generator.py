def generate(n, seed):
    low = 10 ** 9
    high = -1
    for i in range(n):
        seed = (seed * 16807) % 2147483647
        low = min(low, seed)
        high = max(high, seed)
    return seed, low, high

print(generate(10000, 1))
