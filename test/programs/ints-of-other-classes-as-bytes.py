# Members of enums, subclasses of int and what has `__index__`, where bytes are made.
from enum import IntEnum


class Op(IntEnum):
    PUSH = 1
    ADD = 2


class Own(int):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if self.value is None:
            raise LookupError("no value")
        return self.value


for value in (Op.ADD, Own(3), Index(7), True):
    array = bytearray(8)
    array.extend([value, value])
    array.append(value)
    array[0] = value
    array.insert(0, value)
    print(bytes([value]), bytearray((value, 1)), bytes(item for item in [value]), bytes({value}), bytes(value), array)
for thunk in (lambda: bytes([Own(256)]), lambda: bytearray([Index(-1)]), lambda: bytes([Index(None)]), lambda: bytes([Index("x")]), lambda: bytes([1.5]), lambda: bytes([Index(2**70)])):
    try:
        print(thunk())
    except Exception as error:
        print(type(error).__name__, error)
