for value in (b"a\tbc\td\n\tx\r\ty", b"", b"\t\t", bytearray(b"ab\tc")):
    print(value.expandtabs(), value.expandtabs(4), value.expandtabs(tabsize=1), value.expandtabs(0), value.expandtabs(-3))
for value in (b"Title Case", b"Title case", b"TITLE", b"", b"12", b"A1B", b"A1b", b"It's", b"It'S", bytearray(b"Ab Cd"), b"\xc4b"):
    print(value, value.istitle(), type(value.title()).__name__, value.title().istitle())
for wrong in (lambda: b"a".expandtabs("4"), lambda: b"a".expandtabs(1, 2), lambda: b"a".istitle(1), lambda: b"a".expandtabs(size=2)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


class Shown:
    level = 1

    def __init__(self):
        self.own = 2

    def __dir__(self):
        return [name for name in super().__dir__() if not name.startswith("_")] + ["more"]


class Kind(type):
    def __dir__(cls):
        return ["kind"]


class Of(metaclass=Kind):
    pass


print(dir(Shown()), dir(Of), sorted(name for name in object.__dir__(Shown()) if name[0] != "_"))
print("append" in [].__dir__(), "upper" in dir("a"), "own" in Shown().__dir__())
