"""Chaos game with splines, telco billing with decimal, and a float benchmark."""
import math
import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal, getcontext, localcontext
from array import array
import struct


class GVector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x, self.y, self.z = x, y, z

    def dist(self, other):
        return math.sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2 + (self.z - other.z) ** 2)

    def __add__(self, other):
        if not isinstance(other, GVector):
            raise ValueError("Can't add GVector to " + str(type(other)))
        return GVector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, k):
        return GVector(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __eq__(self, o):
        return (self.x, self.y, self.z) == (o.x, o.y, o.z)

    def linear_combination(self, other, l1, l2=None):
        l2 = l2 or 1 - l1
        return GVector(self.x * l1 + other.x * l2, self.y * l1 + other.y * l2, self.z * l1 + other.z * l2)

    def __str__(self):
        return f"<{self.x:f}, {self.y:f}, {self.z:f}>"

    def __repr__(self):
        return f"GVector({self.x:f}, {self.y:f}, {self.z:f})"


class Spline:
    """B-spline of a degree over control points."""

    def __init__(self, points, degree, knots=None):
        if len(points) > len(points) + degree + 1:
            raise ValueError("too many control points")
        self.points, self.degree = points, degree
        self.knots = knots if knots is not None else ([0] * (degree + 1) + list(range(1, len(points) - degree)) + [len(points) - degree] * (degree + 1))

    def get_domain(self):
        return self.knots[self.degree], self.knots[len(self.knots) - 1 - self.degree]

    def __call__(self, u):
        dom = self.get_domain()
        assert dom[0] - 9 <= u <= dom[1], f"{u=} outside {dom}"
        if u == dom[0]:
            return self.points[0]
        if u == dom[1]:
            return self.points[-1]
        I = self.get_index(u)
        d = [self.points[I - self.degree + 1 + ii] for ii in range(self.degree + 1)]
        U = self.knots
        for ik in range(1, self.degree + 1):
            for ii in range(I - self.degree + ik + 1, I + 2):
                ua, ub = U[ii + self.degree - ik], U[ii - 1]
                co = (ua - u) / (ua - ub)
                index = ii - I + self.degree - ik - 1
                d[index] = d[index].linear_combination(d[index + 1], co)
        return d[0]

    def get_index(self, u):
        dom = self.get_domain()
        for ii in range(self.degree - 1, len(self.knots) - self.degree):
            if self.knots[ii] <= u < self.knots[ii + 1]:
                return ii
        else:
            return dom[1] - 1

    def __len__(self):
        return len(self.points)


class Chaosgame:
    def __init__(self, splines, thickness, rng):
        self.splines, self.thickness, self.rng = splines, thickness, rng
        self.minx = min(p.x for s in splines for p in s.points)
        self.maxx = max([p.x for s in splines for p in s.points])
        self.miny = min(p.y for s in splines for p in s.points)
        self.maxy = max([p.y for s in splines for p in s.points])
        self.num_trafos = []
        maxlength = thickness * (self.maxx - self.minx) / (self.maxy - self.miny)
        for spl in splines:
            length = 0
            curr = spl(spl.get_domain()[0])
            for i in range(1, 100):
                last, t = curr, spl.get_domain()[0] + (spl.get_domain()[1] - spl.get_domain()[0]) / 99 * i
                curr = spl(t)
                length += curr.dist(last)
            self.num_trafos.append(max(1, int(length / maxlength * 1.5)))
        self.num_total = sum(self.num_trafos)

    def random_trafo(self):
        r = self.rng.randrange(int(self.num_total) + 1)
        l = 0
        for i in range(len(self.num_trafos)):
            if l <= r < l + self.num_trafos[i]:
                return i, self.rng.randrange(self.num_trafos[i])
            l += self.num_trafos[i]
        return len(self.num_trafos) - 1, self.rng.randrange(self.num_trafos[-1])

    def transform(self, point, trafo=None):
        x, y = (point.x - self.minx) / (self.maxx - self.minx), (point.y - self.miny) / (self.maxy - self.miny)
        index, j = trafo or self.random_trafo()
        start, end = self.splines[index].get_domain()
        seg = (end - start) / self.num_trafos[index]
        t = start + seg * j + seg * x
        base = self.splines[index](t)
        d = self.splines[index](t + 1 / 50000) - base if t + 1 / 50000 < end else base - self.splines[index](t - 1 / 50000)
        n = math.hypot(d.x, d.y)
        if n:
            base = base + GVector(d.y / n, -d.x / n) * ((y - 0.5) * self.thickness)
        return GVector(min(max(base.x, self.minx), self.maxx), min(max(base.y, self.miny), self.maxy))

    def create(self, w, h, iterations):
        im = [[1] * h for _ in range(w)]
        point = GVector((self.maxx + self.minx) / 2, (self.maxy + self.miny) / 2)
        for _ in range(iterations):
            point = self.transform(point)
            x = min(int((point.x - self.minx) / (self.maxx - self.minx) * (w - 1)), w - 1)
            y = min(int((point.y - self.miny) / (self.maxy - self.miny) * (h - 1)), h - 1)
            im[x][h - y - 1] = 0
        return im


splines = [
    Spline([GVector(1.597350, 3.304460), GVector(1.575810, 4.123260), GVector(1.313210, 5.288350), GVector(1.618900, 5.329910), GVector(2.889940, 5.502700)], 3, [0, 0, 0, 1, 1, 1, 2, 2, 2]),
    Spline([GVector(2.804500, 4.017350), GVector(2.550500, 3.525230), GVector(1.979010, 2.620360), GVector(1.979010, 2.620360)], 3, [0, 0, 0, 1, 1, 1, 1, 1]),
]
game = Chaosgame(splines, 0.25, random.Random(1234))
im = game.create(48, 24, 900)
print(game.num_trafos, splines[0](0.5), repr(splines[1](0.25)))
print("\n".join("".join(" #"[1 - im[x][y]] for x in range(48)).rstrip() for y in range(24)))
try:
    splines[0](99)
except AssertionError as e:
    print(e)
try:
    GVector() + 3
except ValueError as e:
    print(e)

# telco
rates = list(map(Decimal, ("0.0013", "0.00894")))
twodig = Decimal("0.01")
banker, down = Context(rounding=ROUND_HALF_EVEN), Context(rounding=ROUND_DOWN)
basictax, disttax = Decimal("0.0675"), Decimal("0.0341")
rng = random.Random(7)
data = b"".join(struct.pack(">Q", rng.randrange(1, 40000)) for _ in range(200))
getcontext().prec = 28
start, sumT, sumB, sumD = Decimal(0), Decimal("0"), Decimal(0), Decimal(0)
for k in range(0, len(data), 8):
    (n,) = struct.unpack_from(">Q", data, k)
    calltype = n & 1
    p = banker.quantize(rates[calltype] * n, twodig)
    b = down.quantize(p * basictax, twodig)
    sumB += b
    t = p + b
    if calltype:
        d = down.quantize(p * disttax, twodig)
        sumD += d
        t += d
    sumT += t
print(sumT, sumB, sumD, getcontext().prec, sumT.as_tuple(), sumT / 7, (sumT / 7).quantize(twodig), +sumT)
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / 3, Decimal(2).sqrt(), sumT * 3 / 7, Decimal("1e3") ** 2, Decimal(10).ln(), Decimal(2).exp(), Decimal("123456789") + 0)
print(sum((Decimal(i) / 10 for i in range(11)), Decimal()), max(rates), Decimal("1.1") == 1.1, Decimal("2.50").normalize(), Decimal("NaN").is_nan(), Decimal("-3") // 2, Decimal("-3") % 2, divmod(Decimal("7.5"), 2), Decimal(1.1), round(Decimal("2.675"), 2), int(Decimal("9.9")), hash(Decimal(5)) == hash(5))
# float benchmark
a = array("d", (math.sin(i) for i in range(50)))
print(sum(a), math.fsum(a), max(a), a[3:5], a.typecode, a.itemsize, len(a.tobytes()))
pts = [GVector(math.sin(i), math.cos(i) * 3, math.sin(i) ** 2 / 2) for i in range(2000)]
for p in pts:
    norm = math.sqrt(p.x**2 + p.y**2 + p.z**2)
    p.x /= norm
    p.y /= norm
    p.z /= norm
best = pts[0]
for p in pts[1:]:
    best = GVector(max(best.x, p.x), max(best.y, p.y), max(best.z, p.z))
print(best, best == best + GVector())
