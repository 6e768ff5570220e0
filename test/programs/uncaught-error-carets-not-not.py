x = not not (1 < "a")
