"""Assignment to slices and items of a bytearray, and their deletion, steps included."""


def attempt(what, action):
    try:
        action()
    except (TypeError, ValueError, IndexError) as error:
        print(what, type(error).__name__, error)


def assign(data, at, value):
    data[at] = value


def delete(data, at):
    del data[at]


sieve = bytearray([1]) * 60
sieve[0:2] = b"\0\0"
for n in range(2, 8):
    if sieve[n]:
        sieve[n * n :: n] = bytes(len(range(n * n, 60, n)))
print([n for n, flag in enumerate(sieve) if flag])

for start in (None, 0, 2, -3):
    for stop in (None, 7, -1):
        for step in (None, 1, 2, 3, -1, -2):
            data = bytearray(b"abcdefghij")
            at = slice(start, stop, step)
            count = len(data[at])
            data[at] = bytes(range(65, 65 + count))
            gone = bytearray(b"abcdefghij")
            del gone[at]
            empty = bytearray(b"abcdefghij")
            empty[at] = b""
            print(start, stop, step, count, data, gone, gone == empty)

data = bytearray(b"abcdef")
data[1:3] = [88, 89, 90]
data[::2] = bytearray(b"1234")
print(data)
del data[0], data[-1], data[1:2]
print(data, len(data))
attempt("sizes", lambda: assign(data, slice(None, None, 2), b"12345"))
attempt("an int", lambda: assign(data, slice(0, 1), 3))
attempt("text", lambda: assign(data, slice(0, 1), "x"))
attempt("too large", lambda: assign(data, slice(None, None, 2), [1, 256]))
attempt("outside", lambda: delete(data, 9))
attempt("no index", lambda: delete(data, "x"))
attempt("step 0", lambda: assign(data, slice(None, None, 0), b"x"))
attempt("bytes", lambda: delete(b"abc", 0))
print(data)
