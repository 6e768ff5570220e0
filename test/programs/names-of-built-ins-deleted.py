total = 0
print(sum([1, 2]))
print(sum([1, 2, 3]))
def f():
    global len
    len = lambda x: 42
    print(len([]))
    del len
    print(len([1]))
f()
print(len("abc"))
for max in range(3): pass
print(max)
del max
print(max(1, 2))
try:
    del max
except NameError as e:
    print(e)
try:
    print(nothing)
except NameError as e:
    print(e)
class K:
    print = 3
    del print
    print("in class")
import contextlib
with contextlib.nullcontext(3) as list: pass
del list
print(list("ab"))
try:
    1/0
except ZeroDivisionError as str:
    pass
print(str(3))
import math as abs
del abs
print(abs(-3))
def dict(): return 3
print(dict())
del dict
print(dict(a=1))
for number in range(3):
    try:
        [][number]
    except IndexError as len:
        print(type(len).__name__)
    print(len("ab"))
