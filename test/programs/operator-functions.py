# Every function of the module operator.
import operator
from operator import attrgetter, itemgetter, methodcaller


def show(label, function, *args, **kwargs):
    try:
        print(label, function(*args, **kwargs))
    except Exception as error:
        print(label, type(error).__name__, error)


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return self.x * self.x + self.y * self.y

    def __eq__(self, other):
        return f"eq {other}"

    def __lt__(self, other):
        return NotImplemented

    def __index__(self):
        return 7

    def __matmul__(self, other):
        return ("matmul", other)

    def __rmatmul__(self, other):
        return ("rmatmul", other)

    def __length_hint__(self):
        return 12

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def scale(self, factor, *, plus=0):
        return Vector(self.x * factor + plus, self.y * factor + plus)


for name in "add sub mul truediv floordiv mod pow and_ or_ xor lshift rshift lt le gt ge eq ne is_ is_not concat".split():
    function = getattr(operator, name)
    print(name, end=": ")
    for left, right in [(7, 3), (True, False), ("ab", 2), ([1], [2]), (2.5, 0)]:
        try:
            print(function(left, right), end="; ")
        except Exception as error:
            print(type(error).__name__, error, end="; ")
    print()
for name in "neg pos inv invert not_ truth abs index is_none is_not_none".split():
    print(name, end=": ")
    for value in [5, -2.5, True, None, "", Vector(3, 4), 2**80]:
        if value is True and name in ("inv", "invert"):
            continue
        try:
            print(getattr(operator, name)(value), end="; ")
        except Exception as error:
            print(type(error).__name__, error, end="; ")
    print()
for name in "iadd isub imul itruediv ifloordiv imod ipow iand ior ixor ilshift irshift iconcat".split():
    xs = [1]
    show(name, getattr(operator, name), xs, [2])
    show(name, getattr(operator, name), 6, 4)
    print(xs)
v = Vector(1, 2)
w = operator.iadd(v, Vector(5, 5))
print(v is w, operator.add(v, w), operator.eq(v, 1), -v, operator.neg(v))
show("lt", operator.lt, v, 1)
show("matmul", operator.matmul, v, 3)
show("matmul", operator.matmul, 3, v)
show("imatmul", operator.imatmul, v, 4)
show("matmul", operator.matmul, 1, 2)
show("imatmul", operator.imatmul, 1, 2)
xs = [10, 20, 30, 20]
d = {"a": 1}
operator.setitem(xs, 0, 5)
operator.setitem(d, "b", 2)
operator.delitem(d, "a")
operator.delitem(xs, slice(1, 2))
print(xs, d, operator.getitem(xs, -1), operator.getitem("hello", slice(1, 3)), operator.contains(xs, 30), operator.contains("abc", "z"))
print(operator.countOf([1, 2, 1, True], 1), operator.indexOf("hello", "l"), operator.length_hint([1, 2]), operator.length_hint(v), operator.length_hint(3, 9), operator.call(max, 1, 5))
show("indexOf", operator.indexOf, [1], 2)
show("getitem", operator.getitem, [1], 2)
show("setitem", operator.setitem, (1,), 0, 2)
show("delitem", operator.delitem, {}, "k")
show("contains", operator.contains, 3, 4)
show("add", operator.add, 1)
show("neg", operator.neg)
show("add", operator.add, 1, b=2)
show("call", operator.call, lambda *a, **k: (a, k), 1, x=2)
show("length_hint", operator.length_hint, [], "a")
get = itemgetter(1)
print(get, get("abc"), itemgetter("a", 0), itemgetter(2, 0)("xyz"), itemgetter(slice(1, None))([1, 2, 3]))
print(sorted([(1, "b"), (2, "a"), (0, "c")], key=itemgetter(1)), max([{"n": 3}, {"n": 9}], key=itemgetter("n")))
show("itemgetter", itemgetter)
show("itemgetter", get)
show("itemgetter", get, [1], 2)
show("itemgetter", get, [1])
show("itemgetter", itemgetter("k"), {})
names = attrgetter("x", "y")
print(names, names(v), attrgetter("x")(v), attrgetter("__class__.__name__")(v))
show("attrgetter", attrgetter)
show("attrgetter", attrgetter, 1)
show("attrgetter", attrgetter("z"), v)
show("attrgetter", attrgetter("x.z"), v)
call = methodcaller("scale", 2, plus=1)
print(call, call(v), methodcaller("upper")("abc"), list(map(methodcaller("split", ","), ["a,b", "c"])))
show("methodcaller", methodcaller)
show("methodcaller", methodcaller, 5)
show("methodcaller", methodcaller("nothing"), v)
print(operator.add, operator.itemgetter, itemgetter.__name__, sum(map(operator.mul, range(100), range(100))))
