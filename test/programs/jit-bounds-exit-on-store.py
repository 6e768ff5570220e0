def write(items, n):
    i = 0
    while i < n:
        items[i] = i
        i += 1
    return items[n - 1]

values = [None] * 5000
print(write(values, 5000))
print(write(values, 4999))
print(write(values, 5001))
