def f(a):
    return not a in 5

f(1)
