def one(a, b=2):
    return a + b

one(1, 2, 3)
