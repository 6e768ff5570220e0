step = 1 - 1
for i in range(0, 10, step):
    print(i)
