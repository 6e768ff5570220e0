# __qualname__ and __module__ are there before a class body's first statement, for the body alone.
class Outer:
    print(__module__ == __name__, __qualname__)

    class Inner:
        name = __qualname__

    def method(self):
        class Local:
            name = __qualname__
            where = __module__

        return Local


print(Outer.Inner.name, Outer().method().name, Outer().method().where == __name__)


def outside():
    return __qualname__


try:
    outside()
except NameError as error:
    print(error)
