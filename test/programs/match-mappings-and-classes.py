class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x=x; self.y=y
class Q:
    __match_args__ = ["x"]
class R:
    __match_args__ = (1,)
class S:
    __match_args__ = ("a", "a")
    a = 1
class Z: pass
nocls = 3
class DD(dict): pass
class B:
    K = 1
def t(n, v):
    try:
        match n, v:
            case 1, nocls(): print("no")
            case 2, P(a, b, c): print("x")
            case 3, Q(1): print("x")
            case 4, R(1): print("x")
            case 5, S(q, w): print("x")
            case 6, P(u, x=w): print("x")
            case 7, Z(1): print("z")
            case 8, int(a, b): print("i")
            case 9, object(1): print("o")
            case 10, str(s): print("str", s)
            case 11, P(x=1, y=k): print("k", k)
            case 12, P(1, k): print("k", k)
            case 13, {"a": a, **r}: print(a, r)
            case 14, {}: print("empty")
            case 15, {"k": 1 | 2 as z, nocls.real: 3}: print(z)
            case 16, {B.K: 1, True: 2}: print("dup")
            case 17, [P(x=1) | P(x=2, y=2), {"q": [a, *b]}]: print(a, b)
            case 18, bool(True) | float(2.5): print("bf")
            case 19, list(q) | tuple(q): print(q)
            case 20, dict(d): print(d)
            case 21, Exception(args=[1, *rest]): print(rest)
            case 22, {"x": P(y={"z": 1, **zz})}: print(zz)
            case 23, int() | None: print("int or none")
            case _: print("none", n)
    except Exception as e: print(type(e).__name__, e)
t(1, 1); t(2, P(1,2)); t(3, Q()); t(4, R()); t(5, S()); t(6, P(1,2)); t(7, Z()); t(8, 3); t(9, object()); t(10, "hey"); t(11, P(1,"v")); t(12, P(1,"w")); t(12, P(2,"w")); t(13, {"a": 1, "b": 2}); t(14, {1:2}); t(15, {"k":2, 3:3}); t(13, [1]); t(13, {})
t(16, {1: 1, 2: 2}); t(17, [P(2, 2), {"q": [1, 2, 3]}]); t(17, [P(2, 3), {"q": [1, 2, 3]}]); t(18, True); t(18, 2.5); t(18, 1); t(19, (1, 2)); t(19, [3]); t(20, {1: 2}); t(21, ValueError(1, 2, 3)); t(22, {"x": P(1, {"z": 1, "k": 2})}); t(23, 4); t(23, None); t(23, "a")
for i in range(300):
    match {"a": i, "b": P(i, i + 1)}:
        case {"a": a, "b": P(x=b, y=c)} if a == 299: print(a, b, c)
        case {"a": int(a), **rest}: pass
def err():
    match 3:
        case nocls(): pass
def err2():
    match P(1, 2):
        case P(1,
               2, 3): pass
try: err2()
except TypeError as e: print(e)
err()
