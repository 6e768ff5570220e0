for row in range(1, 12):
    line = ""
    for column in range(row):
        line += "*" + str(row * column % 10)
    print(f"{line:>24}|")
