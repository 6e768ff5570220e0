def pair():
    return (1,)

a, b = pair()
