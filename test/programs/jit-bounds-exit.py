# The last turn of a hot loop indexes past the end.
def read(items, n):
    total = 0
    for i in range(n):
        total += items[i]
        if i == n - 2:
            print("almost", total)
    return total

values = [3] * 6000
print(read(values, 6000))
print(read(values, 6001))
