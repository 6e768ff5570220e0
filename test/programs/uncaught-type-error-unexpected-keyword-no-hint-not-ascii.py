def f(éé, n):
    pass

f(èè=1)
