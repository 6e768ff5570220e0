def late(n, first):
    for i in range(n):
        if i >= first:
            seen = i
        if i > n - 3:
            print(seen)
    return seen

print(late(5000, 0))
print(late(5000, 4999))
