a = [1, 2, 3]
b = a
b.append(4)
a[0] = 99
print(a, b, a is b, a == b)
c = [a, a]
c[0].append(5)
print(c, len(a))
def fill(target, count):
    for i in range(count):
        target.append(i)

fill(b, 2)
print(a)
row = [0] * 3
grid = [row] * 2
grid[0][1] = 7
print(grid, row)
