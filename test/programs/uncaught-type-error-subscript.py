number = 5
print(number + 1)
print(number[0])
