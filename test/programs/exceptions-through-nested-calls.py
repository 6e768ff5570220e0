# nested interpreter calls
def f(x):
    if x == 3:
        raise ValueError("key", x)
    return -x
try:
    print(sorted([1, 2, 3, 4], key=f))
except ValueError as e:
    print(e, e.__context__)
try:
    try:
        [].pop()
    except IndexError:
        print(max([1, 2, 3], key=f))
except ValueError as e:
    print(e, repr(e.__context__))
print(sorted([1, 2, 4], key=f))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n == 2:
            raise KeyError("next")
        if self.n < 0:
            raise StopIteration
        return self.n
print(list(It(2)))
try:
    print(list(It(5)))
except KeyError as e:
    print("key", e)
try:
    a, b = It(4)
except KeyError as e:
    print("key", e)
class Cmp:
    def __eq__(self, o): raise TypeError("eq")
    def __lt__(self, o): raise OSError("lt")
    def __bool__(self): raise MemoryError("bool")
    def __len__(self): raise IndexError
for fn in [lambda: Cmp() == 1, lambda: sorted([Cmp(), Cmp()]), lambda: not Cmp(), lambda: 1 if Cmp() else 2, lambda: len(Cmp()), lambda: Cmp() in [Cmp()], lambda: f"{undefined}"]:
    try:
        fn()
    except Exception as e:
        print(type(e).__name__, e)
try:
    x = [0] * (10 ** 9)
    y = [x] * (10 ** 9)
except MemoryError as e:
    print("memory", repr(e), e.__traceback__ is None)
depth = 0
def down():
    global depth
    depth += 1
    down()
for i in range(3):
    depth = 0
    try:
        down()
    except RecursionError as e:
        print(depth > 900, e)
