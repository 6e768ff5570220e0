def f(step, n):
    s = 0.0
    i = 0
    while i < n:
        s = s * 0.5 + step
        i += 1
    return s


# Adds an int each turn: the superinstruction leaves until it is split up. Then floats again.
for turn in range(3):
    print(f(1, 2000), f(0.5, 2000), f(True, 2000))
