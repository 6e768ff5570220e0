def label(n):
    x = 0
    last = None
    for i in range(n):
        if i == n - 3:
            x = "text"
        if i < n - 3:
            x = x + 1
        else:
            x = x + "!"
        last = x
    return x, last, n

print(label(6000))
print(label(9000))
