def mix(values, n):
    s = 0
    i = 0
    while i < n:
        x = values[i % 7]
        y = values[(i + 3) % 7]
        z = values[(i + 5) % 7]
        s = s + (x * y + z)
        s = s + (z + y * x)
        s = s + (x * 2 + z) + (x * 2.5 + 1)
        if s > 1000000 or s < -1000000:
            s = 0
        i += 1
    return s


print(mix([1, 2.5, -3, True, 0.125, 7, -0.0], 4000))
print(mix([1.5, 2.5, -3.5, 0.25, 0.125, 7.0, -0.0], 4000))
print(mix([1, 2, -3, 4, 5, 7, -8], 4000))
