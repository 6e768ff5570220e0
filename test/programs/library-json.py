import json
from json import JSONDecodeError, JSONEncoder, JSONDecoder, dumps, loads, dump, load
import io

def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))

class Odd: pass
class MyInt(int): pass
class MyStr(str): pass
class MyFloat(float): pass
class MyList(list): pass
values = [None, True, False, 0, -1, 10**30, 1.5, -0.0, 1e100, 1e-7, 1e16, 123456789.125, "", "abc", "é", "\u2028", "\U0001f600", "\ud800", "\"\\/\b\f\n\r\t\x00\x1f\x7f", [], {}, (), [1, [2, [3]]], {"a": 1, "b": [1, 2], "c": {}}, (1, 2), {1: 2, 1.5: 3, True: 4, None: 5}, MyStr("x"), MyList([1])]
for v in values:
    attempt(dumps, v)
    attempt(dumps, v, ensure_ascii=False)
    attempt(dumps, v, indent=2)
    attempt(dumps, v, separators=(",", ":"))
data = {"z": [1, 2, {"y": None}], "a": {"k": "v", "e": [], "f": {}}, "m": (1.0, "t")}
for kw in ({"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"sort_keys": True}, {"indent": 4, "sort_keys": True}, {"indent": 1, "separators": (", ", " : ")}, {"indent": None}, {"indent": -1}, {"indent": True}):
    print(dumps(data, **kw))
for bad in (Odd, {1, 2}, b"x", [1, {1}], {"a": [1, b"x"]}, {"a": {"b": object}}, range(3), float("nan"), float("inf"), -float("inf"), {(1, 2): 3}, {b"x": 1}, {Odd: 1}, {"a": 1, 2: 3}):
    attempt(dumps, bad)
    attempt(dumps, bad, allow_nan=False)
    attempt(dumps, bad, sort_keys=True)
    attempt(dumps, bad, skipkeys=True)
    attempt(dumps, bad, indent=1)
attempt(dumps, {float("nan"): 1, float("inf"): 2})
attempt(dumps, {float("nan"): 1}, allow_nan=False)
loop = []; loop.append(loop); attempt(dumps, loop)
loop = {}; loop["a"] = {"b": [loop]}; attempt(dumps, loop)
def default(o):
    if isinstance(o, set): return sorted(o)
    if isinstance(o, range): return list(o)
    if isinstance(o, bytes): return {"bytes": o.hex()}
    raise TypeError(f"cannot do {type(o).__name__}")
attempt(dumps, {"s": {3, 1}, "r": range(3), "b": b"\x01"}, default=default)
attempt(dumps, {"s": {3, 1}, "r": range(3), "b": b"\x01"}, default=default, indent=1)
attempt(dumps, [1, {"x": Odd}], default=default)
attempt(dumps, [Odd], default=lambda o: o)
attempt(dumps, [Odd], default=lambda o: [o])
class Enc(JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
attempt(dumps, {"a": {2, 1}}, cls=Enc)
attempt(dumps, {"a": Odd}, cls=Enc)
print(Enc(indent=1, sort_keys=True).encode({"b": {1}, "a": 2}), list(JSONEncoder().iterencode([1, "a", [2, {"k": 3, "l": []}], 4.5, None])))
print(list(JSONEncoder(indent=1).iterencode([1, {"k": 3, "l": [True]}])))
out = io.StringIO(); dump(data, out, indent=1); print(out.getvalue())
print(dumps("a\"b"), JSONEncoder().encode("x"), JSONEncoder().item_separator, JSONEncoder(indent=1).item_separator)
attempt(dumps, 5, bogus=1)
attempt(dumps)

good = ['null', 'true', 'false', '0', '-0', '12', '-12', '123456789012345678901234567890', '1.5', '-1.5e3', '1E5', '1e+5', '1e-5', '0.1', '-0.0', '1e400', '""', '"abc"', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\u00e9\\u20ac"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00\\ud83d"', '"\\ud83dx"', '"\\ud83d\\n"', '[]', '[ ]', '[1]', '[1,2 , 3]', ' \t\n\r[1]\n ', '{}', '{ }', '{"a":1}', '{"a" : 1 , "b" : [2]}', '{"a":1,"a":2}', 'NaN', 'Infinity', '-Infinity', '[NaN]', '"é\u2028\x7f"', '[[[]]]', '{"a":{"b":{"c":[1,{"d":null}]}}}']
for text in good: attempt(loads, text)
bad = ['', ' ', 'nul', 'nulll', 'tru', 'True', '01', '-', '+1', '.5', '1.', '1.e5', '1e', '1e+', '"', '"abc', '"\\', '"\\x"', '"\\u12"', '"\\u12G4"', '"\\u', '"\n"', '"\t"', '"a\x00"', '[', '[1', '[1,', '[1,]', '[1 2]', '[,]', '[1,,2]', '{', '{"', '{"a', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', '{a:1}', "{'a':1}", '{1:2}', '{,}', '{"a":}', '[1]]', '{} {}', '1 2', 'null null', '\ufeff1', 'x', '[\n1,\n2\n3]', '{\n"a": 1,\n  b: 2}', '[1, \n ]', '{"a": 1, \n }', '-Inf', 'Infinit', "[1 , ", '{"a" ', '{"a": [}', '"\\ud83d\\u"', '\xa01']
for text in bad: attempt(loads, text)
for other in (5, None, [1], b'{"a": [1]}', bytearray(b'[2]'), '[1]'.encode("utf-16"), '["é"]'.encode("utf-16-le"), '["é"]'.encode("utf-32"), b'\xef\xbb\xbf[1]', b'\xff', b'"\xc3\xa9"'): attempt(loads, other)
try: loads('{"a": 1,\n "b": x}')
except JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, repr(e.doc), e.args, isinstance(e, ValueError), type(e))
attempt(loads, '{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items()))
attempt(loads, '{"a": 1, "b": {"c": 2}, "a": 5}', object_pairs_hook=lambda p: p)
attempt(loads, '{"a": 1, "b": {"c": 2}, "a": 5, "e": {}}', object_pairs_hook=tuple, object_hook=len)
attempt(loads, '[1, 1.5, -2, 1e5, NaN, -Infinity]', parse_float=str, parse_int=lambda s: s + "!", parse_constant=lambda c: "<" + c + ">")
attempt(loads, '["a\nb\x01"]', strict=False)
print(load(io.StringIO('{"k": [1, 2]}')), load(io.BytesIO(b'[1]')))
print(JSONDecoder().raw_decode('{"a": 1} rest'), JSONDecoder().raw_decode('[1] x', 0), JSONDecoder().decode(" [1] "))
attempt(JSONDecoder().raw_decode, ' 1')
attempt(JSONDecoder().raw_decode, 'xx 12', 3)
class Dec(JSONDecoder):
    def decode(self, s): return ("decoded", super().decode(s))
attempt(loads, "[1]", cls=Dec)
print(json.loads(json.dumps(data)) == {"z": [1, 2, {"y": None}], "a": {"k": "v", "e": [], "f": {}}, "m": [1.0, "t"]})
deep = "[" * 50 + "]" * 50
print(json.dumps(json.loads(deep)) == deep)

class MyList(list): pass
def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))
class Odd:
    class In: pass
attempt(json.dumps, MyList([Odd()]))
attempt(json.dumps, [Odd.In()], default=lambda o: [{1}] if not isinstance(o, set) else o)
attempt(json.dumps, [float("nan")], allow_nan=False)
attempt(json.dumps, {"a": float("nan")}, allow_nan=False)
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
w = W()
try: json.dump([1, {"a": 2, "b": {3}}], w)
except TypeError as e: print(e, w.got, e.__notes__)
w = W(); json.dump("x", w); json.dump(1, w); json.dump({}, w, indent=2); print(w.got)
attempt(json.dumps, {1: {2: float}}, indent=1)
attempt(json.dumps, {(1,): 2, "a": 1}, skipkeys=True, indent=2)
attempt(json.dumps, {(1,): 2}, skipkeys=True, indent=2)
attempt(json.dumps, {"b": 2, (1,): 2, "a": 1}, skipkeys=True, indent=2)
