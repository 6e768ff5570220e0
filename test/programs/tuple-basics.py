pair = (1, "two", 3.0)
print(pair, pair[0], pair[-1], len(pair), (), (1,), ((1, 2), (3,)), [(1, 2)], ([1], 2))
for item in pair:
    print(item)
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1, 2) != (1, 2, 3), (1, 2) == [1, 2])
def both(a, b):
    return a + b, a - b

total, difference = both(10, 4)
print(total, difference, both(1, 2))
