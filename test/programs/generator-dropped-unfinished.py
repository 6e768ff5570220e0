def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


g = numbers("a")
next(g)
g = None
print("after a")
for x in numbers("b"):
    break
print("after b")


def user():
    for y in numbers("c"):
        if y == 1:
            return y


print(user())
print(user())


def outer():
    try:
        yield from numbers("inner")
    finally:
        print("closed outer")


o = outer()
print(next(o))
del o
print("after outer")
lots = [numbers("list") for _ in range(3)]
for each in lots:
    next(each)
each = None
lots.clear()
print("after list")
unstarted = numbers("never")
unstarted = None
print("nothing for the unstarted one")
total = 0
for i in range(2000):
    for v in numbers("loop") if i % 1000 == 0 else (1, 2):
        total += v
        break
print(total)
