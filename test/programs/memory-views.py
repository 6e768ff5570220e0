"""memoryview of bytes and bytearrays; indices that randrange takes; operators under both of their names."""

import operator
import random


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(b"hello world")
view = memoryview(data)
print(len(view), view[0], view[-1], view[1:4].tobytes(), view[::-1].tobytes(), bytes(view[6:]), view.tolist()[:3], view.hex()[:6])
view[0] = 72
view[6:11] = b"WORLD"
print(data, view == b"Hello WORLD", view[:5] == memoryview(b"Hello"), b"Hello WORLD" == view, view != b"x", 101 in view, list(view[2:4]))
inner = view[6:][1:4]
inner[::2] = b"__"
print(data, inner.obj is data, inner.readonly, inner.nbytes, inner.format, inner.itemsize, inner.shape, inner.ndim, inner.contiguous)
attempt(lambda: view[20])
attempt(lambda: view["a"])
attempt(lambda: memoryview("text"))
attempt(view.__setitem__, slice(0, 2), b"abc")
attempt(view.__setitem__, 0, 256)
attempt(view.__setitem__, 0, 1.5)
attempt(hash, view)
frozen = memoryview(b"abc")
attempt(frozen.__setitem__, 0, 1)
print(hash(frozen) == hash(b"abc"), frozen.readonly, {frozen: 1}[b"abc"], view.toreadonly().readonly, bytearray(frozen), [*reversed(frozen)])
numbers = memoryview(bytearray(8)).cast("I")
numbers[0], numbers[1] = 1, 0xDEADBEEF
print(numbers.tolist(), len(numbers), numbers.nbytes, numbers.tobytes(), numbers.cast("B")[0], numbers[1:].tolist())
attempt(memoryview(b"abc").cast, "I")
with memoryview(data) as held:
    print(held[:2].tobytes(), int.from_bytes(held[:2], "big"), b">" + held[:2], isinstance(held, (bytes, memoryview)), type(held))
attempt(lambda: held[0])
print(sum(memoryview(bytes(range(10)))[2:8:3]), max(frozen), frozen.index(98), frozen.count(99))


def checksum(block):
    view, total = memoryview(block), 0
    while view:
        total = (total * 31 + view[0]) % 65521
        view = view[1:]
    return total


print(checksum(bytes(range(200))))
random.seed(1)
attempt(random.randrange, 1.5)
attempt(random.randrange, 1, 2.5)
attempt(random.randrange, True)
print(random.randrange(10, 20, 3), operator.__add__(1, 2), operator.__and__ is operator.and_, operator.__getitem__([5], 0), operator.__not__(0))
