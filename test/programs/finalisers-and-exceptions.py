class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def fails(n):
    kept = A(n)
    other = A(n + 1)
    raise ValueError(n)


def outer(n):
    mine = A(n + 2)
    fails(n)


try:
    outer(10)
except ValueError:
    print("caught")
print("after")

try:
    outer(20)
except ValueError as error:
    print("caught", error)
print("after")

saved = None
try:
    outer(30)
except ValueError as error:
    saved = error
print("saved")
saved = saved.with_traceback(None)
print("traceback gone")
saved = None


def handles():
    try:
        outer(40)
    except ValueError:
        print("handled")
        return "returned"


print(handles())


def again():
    local = A(53)
    try:
        outer(50)
    except ValueError:
        print("again")
        raise


try:
    again()
except ValueError:
    print("outside")


def chained():
    try:
        fails(60)
    except ValueError:
        raise KeyError(61)


try:
    chained()
except KeyError as error:
    print("context", type(error.__context__).__name__)
print("after chained")


def generator():
    inside = A(70)
    yield 1
    raise ValueError(71)


try:
    for item in generator():
        print(item)
except ValueError:
    print("from the generator")
print("after generator")


class Manager:
    def __enter__(self):
        self.a = A(80)
        return self

    def __exit__(self, *args):
        print("exit", args[0].__name__ if args[0] else None)
        return True


with Manager():
    fails(81)
print("after with")
for i in range(3):
    try:
        fails(90 + 2 * i)
    except ValueError:
        pass
print("end")
