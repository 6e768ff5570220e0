"""Methods and operators of subclasses of immutable built-in types give plain objects."""
class I(int):
    def __str__(s): return "I!"
    __repr__ = __str__
class F(float):
    def __repr__(s): return "F!"
i, f = I(5), F(2.5)
print(i.real, i.imag, i.numerator, i.denominator, i.conjugate(), f.real, f.imag, f.conjugate(), type(i.real), type(f.conjugate()), abs(i), +i, -i, int(i), i.__int__(), i.__index__(), i.__trunc__(), i.__round__(), round(i), i.as_integer_ratio(), f.as_integer_ratio(), i.__abs__(), i.__pos__(), f.__pos__(), float(f), i.__float__(), i.__floor__(), i.__ceil__(), i.to_bytes(1), max(i, 3), sum([i]), min([f]), i | 0, i & i, i ^ 0, i << 0, i >> 0, i // 1, i * 1, i + 0, 0 + i, i ** 1, pow(i, 1), divmod(i, 7), i % 7, int.__add__(i, 0), True.real, True.conjugate(), str(True.numerator), f + 0, f * 1, f ** 1, f // 1, f % 10, round(f, 1), abs(f))
class B(bytes):
    pass
class S(str):
    def __repr__(s): return "S!"
class T(tuple):
    def __repr__(s): return "T!"
class FS(frozenset):
    def __repr__(s): return "FS!"
s, t, b, fs = S("abc"), T((1, 2)), B(b"ab"), FS([1])
for v in (s[:], s * 1, s + "", "" + s, s.strip(), s.replace("z", ""), s.lower(), s.ljust(1), s.zfill(1), s.expandtabs(), s.center(0), s.removeprefix("q"), "".join([s]), s.translate({}), s.split("z"), s.rstrip(), "%s" % s, f"{s}", str(s), s.title(), s.__str__(), s.casefold(), s.splitlines(), s.rsplit(None, 0), "{}".format(s), s.join(["x"])):
    print(repr(v), type(v).__name__, end="; ")
print()
for v in (t[:], t * 1, t + (), () + t, tuple(t), t.__getitem__(slice(None)), (*t,), b[:], b * 1, b + b"", b.strip(), b.replace(b"z", b""), bytes(b), b"".join([b]), b.lower(), fs | set(), fs & fs, fs - set(), fs.union(), fs.copy(), frozenset(fs), fs ^ set(), fs.intersection(fs), fs.difference()):
    print(repr(v), type(v).__name__, end="; ")
print()
