print(range(3))
for i in range(2.0):
    print(i)
