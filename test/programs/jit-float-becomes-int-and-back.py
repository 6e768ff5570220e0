def flip(n):
    x = 0
    for i in range(n):
        if i % 1000 < 500:
            x = x + 1
        else:
            x = x + 1.0
        if i % 1000 == 999:
            x = int(x)
    return x

print(flip(7000), flip(7600), flip(7400))
