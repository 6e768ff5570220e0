items = [3, 2, 1]
i = 0
while items[i] > 0:
    print(items[i])
    i += 1
