def mix(n):
    x = 0.0
    y = 1.0
    for i in range(1, n):
        x = x + y / i - i * 0.25
        y = -y * 1.0000001
        x = x % 1000.0 + x // 3.5 * 0.001
        if x < 0:
            x = abs(x)
    return x, y

print(mix(6000))
