print(not 1 < 2 < "a")
