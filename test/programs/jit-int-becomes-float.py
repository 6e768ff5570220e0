# The accumulator changes its type in the middle of the hot loop.
def mixed(n, turn):
    total = 0
    for i in range(n):
        if i == turn:
            total = total + 0.5
        total += i
    return total

print(mixed(8000, 6000))
print(mixed(8000, 9000))
print(mixed(8000, 0))
print(mixed(20000, 19999))
