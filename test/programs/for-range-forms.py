for i in range(3):
    print(i, end=" ")
print()
for i in range(2, 5):
    print(i, end=" ")
print()
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for i in range(0, 10, 4):
    print(i, end=" ")
print()
for i in range(5, 5):
    print("never")
for i in range(5, 1):
    print("never")
for i in range(-3):
    print("never")
print(range(5), range(1, 5), range(1, 10, 2), len(range(10)), len(range(0, 10, 3)), len(range(10, 0)), len(range(10, 0, -3)), range(5)[2], range(10, 0, -3)[-1])
