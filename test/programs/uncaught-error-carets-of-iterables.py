import traceback
import sys
def gen(n):
    yield 1
    raise ValueError(n)
def g2(a, b):
    return gen(a)
xs = [lambda n: gen(n)]
def f1():
    for k in gen(4):
        pass
def f2():
    return ([] < [k for k in gen(4) if k])
def f3():
    return [k for k in g2(1, 2)]
def f4():
    return [k for k in xs[0](1)]
def f5():
    a, b, c = gen(3)
def f6():
    return [k for x in [1] for k in gen(4)]
def f7():
    return list(k for k in gen(4))
def f8():
    return {k: 1 for k in gen(4)}
def f9():
    return [*gen(3)], 1
def f10():
    for k in xs[0](1) : pass
def f11():
    x = 1 in gen(3)
class C:
    def __iter__(self): raise ValueError("x")
    def __add__(self, o): return self
    def __getitem__(self, i): return C()
    def __getattr__(self, n): return C()
c = C()
def f12():
    for x in c + c: pass
def f13():
    return [x for x in c + c]
def f14():
    return [x for x in C()[2]]
def f15():
    for x in c.foo: pass
def f16():
    a, b = c + c
def f17():
    return [*(c + c)], 2
def f18():
    return (x for x in c + c)
def f19():
    return print(*(c + c))
def f20():
    a, b = c[1]
def f21():
    for k in gen(
        4):
        pass
def f22():
    with c + c as d:
        pass
def f23():
    yield from gen(4)
def f24():
    x = yield from gen(4)
    return x
def f25():
    x = not (c + c < 3)
def f26():
    raise gen(4)
def f27():
    if gen(1) > 3: pass
def f28():
    match gen(1):
        case [1, *_]: pass
        case int(c): pass
    assert c + c == 3, c
def f29():
    del c[1]
def f30():
    class X(c[1]): pass
def f31():
    import nothing_here
def f33():
    async def x():
        await c[1]
    x().send(None)
for f in [v for n, v in list(globals().items()) if n[0] == "f" and n[1:].isdigit()]:
    try:
        r = f()
        if r is not None and hasattr(r, "send"):
            list(r)
    except BaseException as e:
        print(f.__name__)
        traceback.print_exc(file=sys.stdout)
