def shuffle(a, b, n):
    for i in range(n):
        a[i % 5] = a[i % 5] + 1
        b[i % 3] = a[i % 5] - b[(i + 1) % 3]
    return a, b

one = [1, 2, 3, 4, 5]
two = [5, 4, 3, 2, 1]
print(shuffle(one, two, 6000))
print(shuffle(one, one, 6000))
print(one is two, one, two)
