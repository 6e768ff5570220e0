def f(x):
    return x

value = (f(1) +
         f(2) *
         f("a" * 2)[
             5])
