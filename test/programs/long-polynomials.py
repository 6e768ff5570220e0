# Exact arithmetic: fractions, polynomials, matrices over any field, numbers modulo a prime, continued fractions, quaternions.
import math


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if isinstance(n, str):
            whole, _, part = n.partition("/")
            n, d = int(whole), int(part or 1)
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(value):
        if isinstance(value, Fraction):
            return value
        return Fraction(value) if isinstance(value, int) else Fraction(*value.as_integer_ratio()) if isinstance(value, float) else None

    def _operator(work):
        def forward(self, other):
            other = Fraction.of(other)
            return NotImplemented if other is None else work(self, other)

        def backward(self, other):
            other = Fraction.of(other)
            return NotImplemented if other is None else work(other, self)

        return forward, backward

    __add__, __radd__ = _operator(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = _operator(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = _operator(lambda a, b: Fraction(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = _operator(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __floordiv__, _ = _operator(lambda a, b: a.n * b.d // (a.d * b.n))
    __lt__, __gt__ = _operator(lambda a, b: a.n * b.d < b.n * a.d)
    __eq__, _ = _operator(lambda a, b: a.n == b.n and a.d == b.d)

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __pow__(self, k):
        return Fraction(self.n**k, self.d**k) if k >= 0 else Fraction(self.d**-k, self.n**-k)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __abs__(self):
        return Fraction(abs(self.n), self.d)

    def __bool__(self):
        return self.n != 0

    def __float__(self):
        return self.n / self.d

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    def continued(self):
        n, d = self.n, self.d
        while d:
            q, r = divmod(n, d)
            yield q
            n, d = d, r


class Mod:
    def __init__(self, value, p=97):
        self.value, self.p = value % p, p

    def __add__(self, other): return Mod(self.value + self.lift(other).value, self.p)
    def __sub__(self, other): return Mod(self.value - self.lift(other).value, self.p)
    def __mul__(self, other): return Mod(self.value * self.lift(other).value, self.p)
    def __truediv__(self, other): return Mod(self.value * pow(self.lift(other).value, -1, self.p), self.p)
    def __neg__(self): return Mod(-self.value, self.p)
    def __eq__(self, other): return self.value == self.lift(other).value
    def __hash__(self): return hash((self.value, self.p))
    def __bool__(self): return self.value != 0
    def __repr__(self): return f"{self.value}%{self.p}"
    __radd__, __rmul__ = __add__, __mul__

    def lift(self, other):
        if isinstance(other, int):
            return Mod(other, self.p)
        if other.p != self.p:
            raise ValueError(f"modulo {self.p} and modulo {other.p}")
        return other


class Polynomial:
    def __init__(self, *coefficients):
        while coefficients and not coefficients[-1]:
            coefficients = coefficients[:-1]
        self.c = coefficients

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        longer, shorter = sorted((self.c, other.c), key=len, reverse=True)
        return Polynomial(*[a + b for a, b in zip(longer, shorter)], *longer[len(shorter) :])

    def __neg__(self):
        return Polynomial(*[-c for c in self.c])

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*[c * other for c in self.c])
        result = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                result[i + j] += a * b
        return Polynomial(*result)

    __rmul__ = __mul__

    def __divmod__(self, other):
        rest, quotient = list(self.c), [0] * max(1, len(self.c) - other.degree)
        while len(rest) > other.degree and any(rest):
            factor = rest[-1] / other.c[-1]
            place = len(rest) - len(other.c)
            quotient[place] = factor
            for i, c in enumerate(other.c):
                rest[place + i] = rest[place + i] - factor * c
            rest.pop()
        return Polynomial(*quotient), Polynomial(*rest)

    def __eq__(self, other):
        return isinstance(other, Polynomial) and self.c == other.c

    def __repr__(self):
        terms = [f"{c}{'' if i == 0 else 'x' if i == 1 else f'x^{i}'}" for i, c in enumerate(self.c) if c]
        return " + ".join(reversed(terms)) or "0"

    def derivative(self):
        return Polynomial(*[i * c for i, c in enumerate(self.c)][1:])

    @classmethod
    def through(cls, points):
        total = cls()
        for i, (x, y) in enumerate(points):
            part = cls(y)
            for j, (other, _) in enumerate(points):
                if i != j:
                    part = part * cls(-other, Fraction(1)) * (Fraction(1) / (x - other))
            total = total + part
        return total


def gcd(a, b):
    while b.c:
        a, b = b, divmod(a, b)[1]
    return a * (1 / a.c[-1])


def solve(rows, right):
    m = [[*row, value] for row, value in zip(rows, right)]
    for i in range(len(m)):
        pivot = next((r for r in range(i, len(m)) if m[r][i]), None)
        if pivot is None:
            raise ArithmeticError(f"column {i} has no pivot")
        m[i], m[pivot] = m[pivot], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for r in range(len(m)):
            if r != i and m[r][i]:
                factor = m[r][i]
                m[r] = [x - factor * y for x, y in zip(m[r], m[i])]
    return [row[-1] for row in m]


F = Fraction
print(F(1, 3) + F(1, 6), F("22/7") - 3, 2 / F(4, -6), F(3, 4) ** -2, F(7, 2) // 1, -F(1, 2), abs(F(-1, 2)), F(0.375), 0.5 + F(1, 3), float(F(1, 3)))
print(F(1, 2) < F(2, 3), F(1, 2) > 1, F(4, 2) == 2, sorted([F(1, 2), F(1, 3), F(3, 4)]), {F(2): "two"}[2], sum(F(1, k) for k in range(1, 20)), max(F(5, 7), F(7, 10)))
print(list(F(415, 93).continued()), list(F(*math.pi.as_integer_ratio()).continued())[:6])
for bad in (lambda: F(1, 0), lambda: F(1) + "x", lambda: F(1) / 0, lambda: Mod(1, 5) + Mod(1, 7), lambda: Mod(3, 9) / 3):
    try:
        print(bad())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
p, q = Polynomial(-1, 0, 1), Polynomial(1, 1)
print(p, q, p * q, p - q, p(5), p.derivative(), Polynomial(), p * 3, 2 * q, p == Polynomial(-1, 0, 1, 0))
a, b = Polynomial(F(2), F(-3), F(1)), Polynomial(F(-1), F(1))
print(divmod(a, b), gcd(a * Polynomial(F(1), F(1)), b * Polynomial(F(1), F(1))), Polynomial.through([(F(0), F(1)), (F(1), F(3)), (F(2), F(11)), (F(3), F(31))]))
print(solve([[F(2), F(1), F(-1)], [F(-3), F(-1), F(2)], [F(-2), F(1), F(2)]], [F(8), F(-11), F(-3)]), solve([[Mod(3), Mod(5)], [Mod(2), Mod(7)]], [Mod(1), Mod(2)]))
size = 5
hilbert = [[F(1, i + j + 1) for j in range(size)] for i in range(size)]
print(solve(hilbert, [F(1)] * size))
try:
    solve([[F(1), F(2)], [F(2), F(4)]], [F(1), F(1)])
except ArithmeticError as error:
    print("ArithmeticError", error)
print([Mod(k) / 5 for k in range(3)], sum((Mod(k) for k in range(50)), Mod(0)), len({Mod(k * k) for k in range(97)}))
