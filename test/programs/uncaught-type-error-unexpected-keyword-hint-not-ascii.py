def f(ñ):
    pass

f(ö=1)
