count = 3
while count > -1:
    print(100 // count)
    count -= 1
