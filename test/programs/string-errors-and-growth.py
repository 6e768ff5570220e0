def t(f):
    try: print(repr(f()))
    except Exception as e: print("!", e)
for f in [
    lambda: (5).to_bytes(), lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (-1).to_bytes(2, 'little', signed=True), lambda: int.from_bytes(b'\xff\x00', 'big'), lambda: int.from_bytes(b'\xff', 'big', signed=True), lambda: (1).to_bytes(1, 'x'), lambda: int.from_bytes('a'), lambda: (200).to_bytes(1, signed=True), lambda: (5).to_bytes(-1),
    lambda: (2**70 + 3).to_bytes(10, 'big'), lambda: (-2**70).to_bytes(9, 'little', signed=True), lambda: int.from_bytes(b'\x01' * 12, 'little'), lambda: int.from_bytes(b'\xff' * 12, 'big', signed=True), lambda: int.from_bytes(b'\x80' + b'\0' * 11, 'big', signed=True), lambda: int.from_bytes(b''), lambda: int.from_bytes([1, 2, 3], 'little'), lambda: (0).to_bytes(0, 'big'), lambda: (1).to_bytes(0), lambda: (1000).to_bytes(length=2, byteorder='little'), lambda: (-128).to_bytes(1, signed=True), lambda: (-129).to_bytes(1, signed=True), lambda: (127).to_bytes(1, signed=True), lambda: (128).to_bytes(1, signed=True), lambda: True.to_bytes(),
    lambda: 'abc'.translate({97: 'X', 98: None, 99: 100}), lambda: 'hello'.translate(str.maketrans('el', 'ip')), lambda: 'hello'.translate(str.maketrans('el', 'ip', 'o')), lambda: 'hello'.translate(str.maketrans({'h': 'J', 'o': None, 101: 'E'})), lambda: str.maketrans('ab', 'c'), lambda: str.maketrans('ab'), lambda: str.maketrans({'ab': 1}), lambda: 'a'.translate({97: 1.5}), lambda: 'abc'.translate([1]), lambda: str.maketrans('ab', 'xy'), lambda: 'é→'.translate({0xe9: 'e'}), lambda: str.maketrans(1, 'a'), lambda: str.maketrans('a', 1), lambda: str.maketrans({1.5: 2}),
    lambda: '%(a)s %(b)05.1f %%' % {'a': 1, 'b': 2.5}, lambda: '%(x)s' % {'a': 1}, lambda: '{a[k]} {b}'.format(a={'k': 1}, b=2), lambda: '{x} {y}'.format_map({'x': 1, 'y': 2}), lambda: '{z}'.format_map({'x': 1}), lambda: '{z}'.format(x=1), lambda: '%s' % {'a': 1}, lambda: '%(a)s %s' % {'a': 1}, lambda: '%s %(a)s' % {'a': 1}, lambda: '%(a)' % {'a': 1}, lambda: '%(a' % {}, lambda: '%(a)s' % 5, lambda: '%((a))s' % {'(a)': 1}, lambda: 'abc' % {},
    lambda: '%c' % 1.5, lambda: '%c' % 'ab', lambda: '%c' % -1, lambda: '%d' % 'x', lambda: '%x' % 1.5, lambda: '%f' % 'x', lambda: '%y' % 1, lambda: '%' % 1, lambda: '%*d' % ('a', 1), lambda: '%s %s' % 1, lambda: 'a' % 1, lambda: '%s' % (1, 2), lambda: '%o' % None, lambda: '%é' % 3, lambda: '%d' % float('inf'), lambda: '%d' % float('nan'), lambda: '%5%' % 1, lambda: '%.3d|%d' % (2**70, -2**70), lambda: '%x' % 2**70 if False else 0, lambda: '%d' % 1e30,
    lambda: '{} {}'.format(1), lambda: '{0} {}'.format(1), lambda: '{} {0}'.format(1), lambda: '{'.format(1), lambda: '}'.format(1), lambda: '{0'.format(1), lambda: '{!x}'.format(1), lambda: '{!}'.format(1), lambda: '{!r'.format(1), lambda: '{!rx}'.format(1), lambda: '{0.}'.format(1), lambda: '{0[}'.format(1), lambda: '{0[]}'.format([1]), lambda: '{0[0]x}'.format([1]), lambda: '{:{:{}}}'.format(1, 2, 3), lambda: '{a{b}}'.format(a=1), lambda: '{:'.format(1), lambda: '{0}'.format_map([1]), lambda: '{0.foo}'.format(1), lambda: '{:d}'.format('a'), lambda: '{0[-1]}'.format([1]), lambda: '{99999999999999999999}'.format(1), lambda: '{0.real} {1.imag}'.format(5, 2),
    lambda: 'a'.find(), lambda: 'a'.find(1), lambda: 'a'.find(None), lambda: 'a'.find('b', 'c'), lambda: ','.join(5), lambda: ','.join([1]), lambda: ','.join(['a', 2]), lambda: 'a'.split(5), lambda: 'a'.split(''), lambda: 'a'.split(x=1), lambda: 'a'.split(1, 2, 3), lambda: 'a'.strip(5), lambda: 'a'.replace('a'), lambda: 'a'.replace(1, 'b'), lambda: 'a'.startswith(5), lambda: 'a'.startswith((5,)), lambda: 'a'.center(), lambda: 'a'.center('x'), lambda: 'a'.center(5, 'xx'), lambda: 'a'.center(5, 5), lambda: 'a'.zfill('x'), lambda: 'a'.partition(5), lambda: 'a'.partition(''), lambda: 'a'.removeprefix(5), lambda: 'a'.upper(1), lambda: 'a'.upper(x=1), lambda: 'a'.index('z'), lambda: 'a'.rindex('z'), lambda: 'a'.count(1), lambda: str.upper(5), lambda: str.upper(), lambda: 'a'.foo, lambda: 'a'.expandtabs(1, 2), lambda: 'a'.splitlines(1, 2), lambda: 'a'.ljust(1.5), lambda: 'a'.join(), lambda: 'a'.isalpha(1),
    lambda: chr(-1), lambda: chr(0x110000), lambda: ord('ab'), lambda: ord(5), lambda: chr('a'), lambda: format(5, 5), lambda: repr(), lambda: ord(),
]: t(f)
def grow(n):
    s = "x" * 300
    kept = []
    total = 0
    for i in range(n):
        t = s
        s += "ab"
        if len(t) + 2 != len(s): print("bad", i, len(t), len(s))
        if i % 1000 == 0: kept.append(s)
        total += len(s)
        t = None
        s += "c"
    return len(s), total, [len(k) for k in kept], hash(s) == hash(s + "")
print(grow(5000))
def build(n):
    s = ""
    for i in range(n): s += str(i) + ","
    return len(s), s[-12:], s == ",".join([str(i) for i in range(n)]) + ","
print(build(30000))
def wide(n):
    s = "é" * 200
    for i in range(n): s += "→" if i % 3 == 0 else "a"
    s += s
    u = s; u += "x"; d = {u: 1}; v = u; u += "y"
    return len(s), s.count("→"), v in d, u in d, len(v), len(u)
print(wide(500))
