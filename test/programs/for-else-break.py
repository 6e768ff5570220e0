def find(items, wanted):
    for item in items:
        if item == wanted:
            result = "found"
            break
    else:
        result = "missing"
    return result

print(find([1, 2, 3], 2), find([1, 2, 3], 4), find([], 1))
for i in range(3):
    for j in range(3):
        if j == 1:
            break
    else:
        print("inner never ends")
        continue
    print("inner broke at", i, j)
else:
    print("outer ended")
