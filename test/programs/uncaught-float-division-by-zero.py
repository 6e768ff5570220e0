x = 1.5
y = x - x
print(x // 1, "then")
z = x // y
