value = [1, 2]
print(value * 2)
print(3 - value)
