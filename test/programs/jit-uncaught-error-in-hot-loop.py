def average(values, start):
    total = 0
    for i in range(start, -3, -1):
        total += values // i
    return total

print("start")
print(average(10, 5000))
