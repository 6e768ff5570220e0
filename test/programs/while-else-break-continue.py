count = 0
while count < 10:
    count += 1
    if count % 2:
        continue
    if count == 8:
        break
    print(count)
else:
    print("not reached")
print("left at", count)
while count < 10:
    count += 1
else:
    print("ran out at", count)
while False:
    print("never")
else:
    print("else of a loop that never ran")
while True:
    count -= 1
    if count < 5:
        break
print(count)
