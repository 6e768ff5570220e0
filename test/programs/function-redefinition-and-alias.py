def f():
    return "first"

g = f
def f():
    return "second"

print(f(), g(), f is g, g is g)
handlers = [f, g]
print(handlers[0](), handlers[1]())
def apply(function, value):
    return function(value)

def double(x):
    return x * 2

print(apply(double, 4), apply(abs, -4), apply(str, 4) + "!", apply(len, [1, 2]))
