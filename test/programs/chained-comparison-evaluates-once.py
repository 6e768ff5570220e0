def show(value):
    print("see", value)
    return value

print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(1))
print(show(1) < show(3) > show(2) != show(5))
print(1 < 2 == True, (1 < 2) == True, 1 == 1 == 1, 1 == 1.0 == True, 3 > 2 > 1 > 0, 3 > 2 > 2)
value = 5
if 0 <= value < 10:
    print("digit")
if not 0 <= value < 5:
    print("not below five")
while 0 < value <= 5:
    value -= 2
print(value)
