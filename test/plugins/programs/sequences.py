def grow(n):
    t = ""
    items = []
    for i in range(n):
        t = "ab" * (i % 3) + "c"
        items = [i] * 2 + [n]
    return t, items


print(grow(600))
