class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n

    def __repr__(self):
        return "K" + str(self.n)


class E:
    def __eq__(self, other):
        return True


class Bad:
    def __hash__(self):
        raise ValueError("no hash today")


class Odd:
    def __hash__(self):
        return "x"


d = {K(1): "a", K(2): "b"}
print(d[K(1)], K(2) in d, K(3) in d, d.get(K(9)), d)
d[K(1)] = "c"
print(len(d), d.pop(K(2)), d, {K(5), K(5), K(6)})
for bad in (E(), Bad(), Odd()):
    try:
        print({bad: 1})
    except Exception as e:
        print(type(e).__name__, e)
    try:
        {1}.add(bad)
    except Exception as e:
        print(type(e).__name__, e)
o = object()
print(o in {o}, {o: 1}[o], object() in {o}, len({o, o, object()}))


class Evil:
    def __init__(self, victim, n):
        self.victim = victim
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.n > 0:
            self.n -= 1
            self.victim.clear()
            for i in range(20):
                self.victim[i] = i
        return False


v = {}
v[Evil(v, 0)] = 1
v[Evil(v, 3)] = 2
print(len(v))
v[Evil(v, 0)] = 3
print(len(v))


class T(tuple):
    pass


print({T((1, 2)): 5}[(1, 2)])
print(hash(K(4)) == hash(4), {True: 1}[1.0])
