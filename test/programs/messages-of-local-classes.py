# Errors of truth within all, any and filter; messages about a class that is local to a function.
class TFB:
    def __bool__(self): raise RuntimeError("bool")
class TFI:
    def __getitem__(self, i): raise RuntimeError("item")
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
t(all, [10, TFB(), 8]); t(all, TFI()); t(any, [None, TFB(), 8]); t(any, [0, TFB()]); t(all, [TFB()])
t(lambda: [x for x in [1, TFB()] if x]); t(lambda: not TFB()); t(lambda: TFB() and 1); t(lambda: TFB() or 1); t(lambda: 1 if TFB() else 2)
t(lambda: list(filter(None, [TFB()]))); t(bool, TFB())
def outer():
    class Inner:
        @property
        def p(self): return 1
        @property
        def q(self): raise AttributeError("custom q")
        __slots__ = ("a",)
    i = Inner()
    t(lambda: setattr(i, "p", 1)); t(lambda: delattr(i, "p")); t(lambda: i.nope); t(lambda: i.q); 
    t(lambda: i + 1); t(lambda: i()); t(lambda: i[0]); t(lambda: len(i)); t(lambda: Inner(1)); t(lambda: i < i); t(lambda: iter(i)); t(lambda: setattr(i, "z", 1)); t(lambda: Inner.zz); t(lambda: hash(i) != 0); t(lambda: int(i)); t(lambda: "a" + i); t(lambda: i in i); t(lambda: -i); t(lambda: i.p()); t(lambda: Inner.p.__name__); t(lambda: next(i)); t(lambda: f"{i:>3}"); t(lambda: str(i)[:20]); t(lambda: isinstance(1, i)); t(lambda: [1][i]); t(lambda: {}[i] if 0 else {i: 1}[i]); t(lambda: sorted([i, i])); t(lambda: sum([i])); t(lambda: max(i)); t(lambda: abs(i)); t(lambda: round(i)); t(lambda: divmod(i, 2)); t(lambda: i ** 2); t(lambda: pow(i, 2)); t(lambda: range(i)); t(lambda: "%d" % i); t(lambda: chr(i)); t(lambda: i @ i); t(lambda: reversed(i)); t(lambda: dict(i)); t(lambda: set(i)); t(lambda: "".join([i])); t(lambda: [*i]); t(lambda: print(**i)); t(lambda: (lambda: 0)(*i)); 
    class Abs:
        def __init__(self): self.x = 1
        def m(self, a): pass
    t(lambda: Abs().m()); t(lambda: Abs().m(1, 2)); t(lambda: Abs.m()); t(lambda: Abs(1)); t(lambda: Abs().m(b=1)); t(lambda: Abs().m(1, a=2)); t(lambda: super(Abs, i).x)
    def gen(): yield
    t(lambda: gen(1)); t(lambda: gen().send(1)); t(lambda: next(gen(), 1, 2))
    with_ = lambda: 0
    try:
        with i: pass
    except TypeError as e: print(e)
    try:
        for _ in i: pass
    except TypeError as e: print(e)
    try: a, b = i
    except TypeError as e: print(e)
    try: raise i
    except TypeError as e: print(e)
    try:
        try: raise ValueError
        except i: pass
    except TypeError as e: print(e)
    try: del i[0]
    except TypeError as e: print(e)
    try: i[0] = 1
    except TypeError as e: print(e)
    try: i += 1
    except TypeError as e: print(e)
outer()
