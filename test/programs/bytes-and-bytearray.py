def t(f):
    try: print(repr(f()))
    except Exception as e: print("!", e)
for f in [
    lambda: b'a\xff'.decode('utf-8', 'replace'), lambda: b'a'.decode('foo'), lambda: 'é'.encode('ascii'), lambda: 'aé→b'.encode('latin-1'),
    lambda: b'a\xff'.decode(), lambda: b'\xe2\x82'.decode(), lambda: b'\x80abc'.decode('ascii'), lambda: 'é'.encode('ascii', 'foo'),
    lambda: '\ud800'.encode(), lambda: b'\xed\xa0\x80'.decode(), lambda: b'\xf0\x9f'.decode('utf-8', 'replace'), lambda: 'é→'.encode('ascii', 'xmlcharrefreplace'),
    lambda: b'\xff\xfe'.decode('utf-8', 'surrogateescape'), lambda: b'a\xff'.decode('utf-8', 'backslashreplace'), lambda: 'aé→𝄞'.encode('ascii', 'backslashreplace'),
    lambda: 'aé'.encode('utf-16'), lambda: 'a𝄞'.encode('utf-16-le'), lambda: 'a'.encode('utf-32-be'), lambda: b'a'.decode('utf-16'), lambda: b'\x00\xd8'.decode('utf-16-le'),
    lambda: 'éé→'.encode('ascii'), lambda: '\udc80'.encode('utf-8', 'surrogateescape'), lambda: '\ud800'.encode('utf-8', 'surrogatepass'),
    lambda: b'\xc3\x28 \xff\xfe\xf5'.decode('utf-8', 'replace'), lambda: b'\xe2\x28\xa1 \xf0\x90\x28\xbc'.decode('utf-8', 'replace'), lambda: b'\xf4\x90\x80\x80'.decode('utf-8', 'replace'),
    lambda: b'\xe0\x80\x80'.decode('utf-8', 'replace'), lambda: b'\xc3'.decode(), lambda: b'\xe2(\xa1'.decode(), lambda: 'héé→𝄞'.encode('utf-16').decode('utf-16'), lambda: 'é𝄞'.encode('utf-32').decode('UTF_32'),
    lambda: 'é→'.encode(), lambda: 'é'.encode('latin-1'), lambda: b'caf\xc3\xa9'.decode(), lambda: 'a'.encode('ascii', errors='ignore'), lambda: 'aé'.encode(encoding='ascii', errors='ignore'), lambda: b'\xef\xbb\xbfa'.decode('utf-8-sig'), lambda: 'a'.encode('utf-8-sig'),
    lambda: bytes(-1), lambda: bytes('a'), lambda: bytes([256]), lambda: bytes(['a']), lambda: bytes(1.5), lambda: bytes(5, 'ascii'), lambda: bytes('a', 5),
    lambda: b'a' + 'a', lambda: 'a' + b'a', lambda: b'abc'[5], lambda: b'abc' < 'abc', lambda: 'a' in b'abc', lambda: 300 in b'abc', lambda: b'abc'.find('a'),
    lambda: b'abc'.split('a'), lambda: b'abc'.startswith('a'), lambda: b','.join(['a']), lambda: b','.join(5), lambda: b'abc'.replace('a', 'b'), lambda: b'abc'.strip('a'),
    lambda: bytes.fromhex('xx'), lambda: bytes.fromhex('abc'), lambda: bytes.fromhex('ab CD 01'), lambda: bytearray.fromhex('00ff'), lambda: bytearray(b'abc').pop(7), lambda: bytearray().pop(),
    lambda: bytearray(b'a').append(256), lambda: bytearray(b'a').append('a'), lambda: bytearray(b'a').remove(5), lambda: b'a'.index(b'z'), lambda: b'a'.center(5, 'x'), lambda: b'a'.center(5, b'xx'),
    lambda: b'a'.partition(b''), lambda: b'a'.split(b''), lambda: b'abcdef'.hex(':', 2), lambda: b'abcdef'.hex('-', -4), lambda: b'abc'.hex('ab'), lambda: b'abc'.hex(), lambda: b''.hex(),
    lambda: b'abc'.find(300), lambda: b'abc'.count('a'), lambda: bytearray(b'abc').insert('a', 5), lambda: bytearray(b'abc').extend('a'), lambda: bytearray(b'abc').extend([1, 'a']), lambda: bytearray(b'abc').extend(5),
    lambda: b'abc'.decode(5), lambda: 'abc'.encode(5), lambda: str(b'abc'), lambda: str(b'abc', 'ascii'), lambda: bytearray(b'abc'), lambda: bytes([True]), lambda: bytes([1.5]), lambda: bytes([-1]), lambda: bytearray([300]),
    lambda: b'a'.join([b'b', bytearray(b'c')]), lambda: bytes(b'abc', 'ascii'), lambda: bytes(errors='x'), lambda: b'\x00\'"\\\n\t\r\xff', lambda: b"it's", lambda: bytearray(b'a') == b'a', lambda: b'a' * -1, lambda: b'a' * 'x',
    lambda: b'a'.isupper(), lambda: (b'a').foo, lambda: b'ab\101\x41' b"c" rb'\n', lambda: b'''a
b''', lambda: b'abc'[1], lambda: b'abc'[-1], lambda: b'abcdef'[1:4], lambda: b'abcdef'[::-1], lambda: bytearray(b'abcdef')[::2], lambda: list(b'abc'), lambda: [x for x in bytearray(b'xyz')],
    lambda: b'abc' + bytearray(b'd'), lambda: bytearray(b'd') + b'abc', lambda: b'ab' * 3, lambda: 3 * bytearray(b'ab'), lambda: b'abc' < b'abd', lambda: b'abc' == b'abc', lambda: b'abc' != bytearray(b'abc'), lambda: b'a' == 'a', lambda: b'' < b'a', lambda: b'b' >= b'a',
    lambda: b'b' in b'abc', lambda: 98 in b'abc', lambda: b'' in b'', lambda: len(b'abc'), lambda: len(bytearray(5)), lambda: bytes(3), lambda: bytes(), lambda: bytes([1, 2, 3]), lambda: bytes((65, 66)), lambda: bytes(range(5)), lambda: bytes('é', 'utf-8'), lambda: bytearray('é→', 'utf-8'), lambda: bytearray(3),
    lambda: b'a,b,,c'.split(b','), lambda: b' a  b '.split(), lambda: b'a b c'.split(None, 1), lambda: b'a b c '.rsplit(None, 1), lambda: b'a,b,c'.rsplit(b',', 1), lambda: b'a\nb\r\nc'.splitlines(), lambda: b'a\nb'.splitlines(True), lambda: b'a=b=c'.partition(b'='), lambda: b'a=b=c'.rpartition(b'='), lambda: b'abc'.partition(b'x'), lambda: bytearray(b'a b').split(),
    lambda: b'abcabc'.find(b'c'), lambda: b'abcabc'.rfind(b'c'), lambda: b'abcabc'.find(99, 3), lambda: b'abcabc'.count(b'bc'), lambda: b'abc'.index(98), lambda: b'abc'.startswith((b'x', b'ab')), lambda: b'abc'.endswith(b'bc', 1), lambda: b'aXbX'.replace(b'X', b'--'), lambda: b'aXbX'.replace(b'X', b'', 1), lambda: b'abc'.replace(b'', b'.'),
    lambda: b' ab\n'.strip(), lambda: b'xxabxx'.strip(b'x'), lambda: b'xab'.lstrip(b'x'), lambda: b'abx'.rstrip(b'x'), lambda: b'ab'.center(6, b'*'), lambda: b'ab'.ljust(4), lambda: b'ab'.rjust(4), lambda: b'-5'.zfill(4), lambda: b'aBc'.upper(), lambda: b'aBc'.lower(), lambda: b'hello world'.title(), lambda: b'hELLO'.capitalize(), lambda: b'aBc'.swapcase(),
    lambda: b'abc'.isalpha(), lambda: b'12'.isdigit(), lambda: b'a1'.isalnum(), lambda: b' \n'.isspace(), lambda: b'AB'.isupper(), lambda: b'ab1'.islower(), lambda: b'\xff'.isascii(), lambda: b''.isascii(), lambda: b'abc'.removeprefix(b'a'), lambda: b'abc'.removesuffix(b'bc'), lambda: bytearray(b'abc').upper(), lambda: b'abc'.upper(1), lambda: bytearray(b'abc').lower(x=1), lambda: b''.join([]), lambda: b', '.join([b'a', b'b']), lambda: bytearray(b',').join([b'a', b'b']),
    lambda: bool(b''), lambda: bool(bytearray(b'x')), lambda: max(b'abc'), lambda: sorted(b'cab'), lambda: sum(b'ab'), lambda: '%s %r' % (b'a', b'b'), lambda: '{}'.format(b'x'), lambda: f"{b'q'!r}", lambda: ord(b'a'), lambda: ord(b'ab'), lambda: list(reversed(b'abc')), lambda: 0,
]: t(f)
def g():
    x = bytearray(b'abcdef'); x[0] = 65; x[-1] = 66; x += b'xy'; x.extend([1, 2]); x.insert(0, 33); x.reverse(); y = x.copy(); x.clear(); print(x, y, y.pop(), y.pop(0), y)
    y[1:3] = b'ZZZZ'; print(y); y[:0] = [1, 2]; print(y, len(y)); z = y; z += b'!'; print(y is z, y); y.remove(90); print(y); y[2:4] = b''; print(y)
    for i in range(1000): y.append(i % 256)
    print(len(y), y[-3:], y[500])
g()
def bad(n):
    x = bytearray(b'abc'); y = b'abc'
    try:
        if n == 0: x['a'] = 1
        elif n == 1: x[5] = 1
        elif n == 2: x[0] = 'a'
        elif n == 3: y[0] = 1
        elif n == 4: x += 'a'
        elif n == 5: x[0] = 300
        elif n == 6: x[0:1] = 5
        elif n == 7: y['a']
        elif n == 8: x['a']
    except Exception as e: print(e)
for n in range(9): bad(n)
