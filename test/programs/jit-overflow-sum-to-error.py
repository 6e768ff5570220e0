# An addition in hot code leaves the small ints.
def grow(limit):
    x = 140737488300000
    n = 0
    while n < limit:
        x += 11
        n += 1
    return x

print(grow(5000))
print(grow(5029))
print(grow(5030))
