print(not 1 < "a", 3)
