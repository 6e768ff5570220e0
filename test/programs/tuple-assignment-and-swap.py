a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c = [10, 20, 30]
a, b, c = c, a, b
print(a, b, c)
(a, b), c = (1, 2), 3
print(a, b, c)
pair = 4, 5
x, y = pair
print(pair, x, y, (x,), ())
items = [3, 1, 2]
items[0], items[2] = items[2], items[0]
print(items)
i = 0
i, items[i] = 1, 99
print(i, items)
a = b = c = [7]
b[0] = 8
print(a, b, c)
first = second = 1
first += 1
print(first, second)
