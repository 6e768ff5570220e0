class P:
    """doc of P"""
    count = 0
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
        P.count += 1
    def add(self, n):
        self.x += n
        return self
    def __repr__(self):
        return f"P({self.x}, {self.y})"
    def __add__(self, o):
        if not isinstance(o, P):
            return NotImplemented
        return P(self.x + o.x, self.y + o.y)
    def __eq__(self, o):
        return self.x == o.x
p = P(1)
print(p.x, p.y, P.count)
p.add(5).add(6)
print(p.x, p, [p, p], P.__name__, P.__doc__)
print(p + P(3, 4), p == P(12), p != P(12))
m = p.add
print(m(1), m)
class Q(P):
    def __init__(self, x):
        super().__init__(x, 7)
        self.z = 1
    def add(self, n):
        super().add(n * 2)
        return self
q = Q(y) if False else Q(10)
print(q.add(1), q.z, isinstance(q, P), Q.__mro__, type(q))
class E: pass
e = E()
e.a = 1
print(e.a, hasattr(e, "b"), getattr(e, "b", 3))
class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, value): self._v = value
    @staticmethod
    def s(a): return a + 1
    @classmethod
    def c(cls, a): return cls.__name__, a
pp = Prop()
pp.v = 10
pp.v += 1
print(pp.v, Prop.s(1), pp.s(2), Prop.c(3), pp.c(4))
for i in range(3):
    class L:
        k = i
    print(L.k, L().k)
