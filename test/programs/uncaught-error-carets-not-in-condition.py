x = 1 if not 1 < "a" else 2
