# bytes % values: every conversion, and what each says when it cannot.
class Worded:
    def __repr__(self):
        return "Wörded"

    def __bytes__(self):
        return b"worded"


class Wrong(Worded):
    def __bytes__(self):
        return "text"


class Number:
    def __repr__(self):
        return "number"

    def __index__(self):
        return 65

    def __int__(self):
        return 66


class Sub(bytes):
    pass


VALUES = [
    0, 65, -7, 300, True, 2**70, 2.5, -0.0, None, "a", "ab", b"x", b"xy", b"\xff", bytearray(b"q"), bytearray(b"qr"),
    [1], Worded(), Wrong(), Number(), Sub(b"s"), Sub(b"sub"), {b"k": 1}, (1, 2), (), (b"t",),
]
FORMATS = [
    b"%d", b"%i|", b"%x", b"%#X", b"%o", b"%c", b"%b", b"%s", b"%r", b"%a", b"%e", b"%.1f", b"%G", b"%5d", b"%-5d|", b"%05d",
    b"%+d", b"% d", b"%.3d", b"%6.2s|", b"%.1b", b"%%", b"%5%", b"%", b"%q", b"%5", b"%z", b"%(k)d", b"%(k", b"%d%d", b"%.2a",
]


def shown(value):
    if type(value).__module__ == "__main__":
        return type(value).__name__
    return repr(value)


for spec in FORMATS:
    for value in VALUES:
        try:
            print(spec, shown(value), spec % value)
        except Exception as error:
            print(spec, shown(value), type(error).__name__, error)

for spec in ("%5%", "%-%", "%", "%5", "%b", "%(k)s", "%(k", "%.1%"):
    for value in ((), 1, "a", {"k": 2}):
        try:
            print(spec, value, spec % value)
        except Exception as error:
            print(spec, value, type(error).__name__, error)

for spec, value in (
    (b"%*d", (5, 3)), (b"%-*d|", (5, 3)), (b"%.*f", (2, 1.239)), (b"%*d", ("x", 3)), (b"%(a)s-%(b)d", {b"a": b"A", b"b": 7}),
    (b"%(a)s", {b"b": 1}), (b"%(a)d", {"a": 1}), (b"%ld %hd", (1, 2)), (b"%s and %s", (b"1", b"2")), (bytearray(b"%d"), 5),
    (bytearray(b"\xfe%c"), 255), (Sub(b"%d"), 4), (b"\xe9%s\x00", b"\x80"), (b"%d", {b"a": 1}), (b"x", {}), (b"x", [1]), (b"x", b"y"),
):
    try:
        made = spec % value
        print(spec, value, type(made).__name__, made)
    except Exception as error:
        print(spec, value, type(error).__name__, error)

text = b"n=%d"
text %= 4
print(text)
total = b""
for i in range(300):
    total = b"%d,%s" % (i, total[:6])
print(total)
