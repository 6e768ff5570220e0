import cmath
import math


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


z = 3 + 4j
w = complex(1.5, -2)
for value in (z, w, 1j, -1j, 0j, -0j, complex(0.0, -0.0), complex(-0.0, 1), 1e20 + 1e-7j, complex("1+2j"), complex(" -3.5e2j "), complex("(1-2J)"), complex(5), complex("inf"), complex("nan+infj"), complex(True)):
    print(value, repr(value), value.real, value.imag, bool(value), hash(value) == hash(complex(value)))
print(z + w, z - w, z * w, z / w, -z, +z, z**2, z**-2, z**0.5, z**w, 2**z, abs(z), z.conjugate())
print(z + 1, 1 + z, z - 1, 1 - z, z * 2, 2 * z, z / 2, 2 / z, z + 0.5, 0.5 - z, True + z)
print(z == 3 + 4j, z == 3, complex(3) == 3, 3.0 == complex(3), z != w, hash(complex(3)) == hash(3), {1: "a"}[complex(1)])
print(sum([1j, 2, 3.5]), sum([z] * 3, 0j), math.isclose(abs(1 + 1j), 2**0.5))
print(f"{z} {z:.2f} {z:10.1f}| {w:+.3e} {1j:g} {z:<20}| {z:>20}| {z!r:*^12} {1234567.5 + 2j:,.1f}")
print("%s %r" % (z, w), "{:.1f}".format(z), format(w), str(z))
print(type(z), type(z).__name__, isinstance(z, complex), isinstance(1, complex), complex, issubclass(bool, complex))
t(lambda: z < w)
t(lambda: z // 2)
t(lambda: z % 2)
t(lambda: float(z))
t(lambda: int(z))
t(lambda: z / 0)
t(lambda: 1 / 0j)
t(lambda: 0j**-1)
t(lambda: 0j**1j)
t(lambda: z + "a")
t(lambda: "a" + z)
t(lambda: complex("1 + 2j"))
t(lambda: complex("abc"))
t(lambda: complex("1j", 2))
t(lambda: complex(1, "2"))
t(lambda: complex([]))
t(lambda: complex(1e308, 1e308) * 10)
t(lambda: pow(z, 2, 3))
t(lambda: [1, 2][z])
t(lambda: round(z))
print(cmath.sqrt(-1), cmath.sqrt(3 + 4j), cmath.exp(1j * cmath.pi), cmath.phase(-1), cmath.polar(1j), cmath.rect(2, 0.5))
print(cmath.log(1j), cmath.log(8, 2), cmath.log10(100j), cmath.sin(1 + 1j), cmath.cos(1j), cmath.tan(0.5j), cmath.isclose(1j, 1j + 1e-12))
print(cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(z))


def mandelbrot(c, most=50):
    z = 0
    for n in range(most):
        if abs(z) > 2:
            return n
        z = z * z + c
    return most


for y in range(-6, 7):
    print("".join(" .:-=+*#%@"[mandelbrot(complex(x / 12, y / 6)) % 10] for x in range(-26, 10)))


def fft(x):
    n = len(x)
    if n <= 1:
        return x
    even, odd = fft(x[0::2]), fft(x[1::2])
    turned = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [even[k] + turned[k] for k in range(n // 2)] + [even[k] - turned[k] for k in range(n // 2)]


print([f"{abs(v):.6f}" for v in fft([1.0, 1, 1, 1, 0, 0, 0, 0])])


def durand_kerner(coefficients, rounds=60):
    n = len(coefficients) - 1
    roots = [(0.4 + 0.9j) ** i for i in range(n)]
    for _ in range(rounds):
        for i in range(n):
            value = 0
            for c in coefficients:
                value = value * roots[i] + c
            for j in range(n):
                if i != j:
                    value /= roots[i] - roots[j]
            roots[i] -= value
    return sorted(roots, key=lambda r: (round(r.real, 6), round(r.imag, 6)))


print([f"{r.real:.4f}{r.imag:+.4f}j" for r in durand_kerner([1, -6, 11, -6])])


class Vector(complex):
    def __repr__(self):
        return f"Vector({self.real}, {self.imag})"


print(Vector(1, 2), Vector(1, 2) + 1, complex(Vector(3, 4)), type(Vector(1) * 2).__name__)


def area(points):
    return abs(sum((a.conjugate() * b).imag for a, b in zip(points, points[1:] + points[:1]))) / 2


print(area([0, 4, 4 + 3j, 3j]) if False else area([0j, 4 + 0j, 4 + 3j, 3j]))
match 2j:
    case complex(real=0.0, imag=i):
        print("imaginary", i)
print({1 + 1j: "key"}[1 + 1j], (1j in [1j, 2]), sorted([2j, 1j, 3], key=abs))
