# math: values over the range of floats and ints of any size, and CPython's messages.
import math
from math import inf, nan, pi

FLOATS = [0.0, -0.0, 0.5, -0.5, 1, -1, 2, -1.5, 7.25, 100, 1e-10, 12345.5, 1e308, 5e-324, inf, -inf, nan, True]


def show(name, function, values):
    row = []
    for value in values:
        try:
            row.append(f"{function(value)!r}")
        except (ValueError, OverflowError, TypeError) as error:
            row.append(f"{type_of(error)}: {error}")
    print(name, row)


def type_of(error):
    try:
        raise error
    except ZeroDivisionError:
        return "Z"
    except OverflowError:
        return "O"
    except ValueError:
        return "V"
    except TypeError:
        return "T"


def attempt(function, *arguments):
    try:
        match arguments:
            case ():
                return function()
            case (a,):
                return function(a)
            case a, b:
                return function(a, b)
            case a, b, c:
                return function(a, b, c)
    except Exception as error:
        return f"{type_of(error)}: {error}"


for name, function in [
    ("sqrt", math.sqrt), ("cbrt", math.cbrt), ("exp", math.exp), ("exp2", math.exp2), ("expm1", math.expm1),
    ("log", math.log), ("log2", math.log2), ("log10", math.log10), ("log1p", math.log1p),
    ("sin", math.sin), ("cos", math.cos), ("tan", math.tan), ("asin", math.asin), ("acos", math.acos),
    ("atan", math.atan), ("sinh", math.sinh), ("cosh", math.cosh), ("tanh", math.tanh), ("asinh", math.asinh),
    ("acosh", math.acosh), ("atanh", math.atanh), ("degrees", math.degrees), ("radians", math.radians),
    ("fabs", math.fabs), ("floor", math.floor), ("ceil", math.ceil), ("trunc", math.trunc),
    ("isfinite", math.isfinite), ("isinf", math.isinf), ("isnan", math.isnan),
    ("frexp", math.frexp), ("modf", math.modf), ("ulp", math.ulp), ("erf", math.erf), ("gamma", math.gamma),
    ("lgamma", math.lgamma), ("text", lambda x: math.sqrt(str(x))),
]:
    show(name, function, FLOATS)

BIG = 10**400
show("of big ints", lambda f: f(BIG), [math.sqrt, math.log, math.log2, math.log10, math.sin, math.isfinite])
show("floor of big", lambda f: f(-BIG) == -BIG, [math.floor, math.ceil, math.trunc])
print(math.floor(1e20), math.ceil(-1e20), math.trunc(2.0**70 + 0.5), math.floor(-0.5), math.ceil(0.2))

PAIRS = [(5, 3), (-5.5, 3), (5, 0), (inf, 2), (2, inf), (0, -1), (-1, 0.5), (1e308, 2), (2, 0.5), (nan, 1), (7, 2), (-8, 3)]
for name, function in [("pow", math.pow), ("fmod", math.fmod), ("remainder", math.remainder), ("atan2", math.atan2),
                       ("copysign", math.copysign), ("hypot", math.hypot), ("nextafter", math.nextafter),
                       ("isclose", math.isclose)]:
    print(name, [attempt(function, x, y) for x, y in PAIRS])
for arguments in [(1, 5), (1, 5000), (1.5, -1080), (1, 1.0), (1, 10**30), (1, -(10**30)), (0.0, 10**10), (inf, 3)]:
    print("ldexp", arguments, attempt(math.ldexp, arguments[0], arguments[1]))
print(math.log(8, 2), attempt(math.log, 10, 0), attempt(math.log, 10, 1), attempt(math.log, 0, 10), math.log(BIG, 10))
print(math.fma(2, 3, 4), math.fma(0.1, 10, -1), attempt(math.fma, inf, 0, 1), attempt(math.fma, 1e308, 10, 1))
print(math.fma(1e-300, 1e-300, 1), math.fma(3, 1 / 3, -1), math.fma(-1e200, 1e108, 1e307))
print(math.hypot(), math.hypot(1, 2, 3), math.hypot(inf, nan), math.hypot(3e300, 4e300), math.hypot(1e-320, 1e-320))
print(math.dist([1, 2], [3, 4]), math.dist((1, 2, 3), (4, 5, 6)), attempt(math.dist, (1, 2), (3,)), attempt(math.dist, 1, 2))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9))
print(math.nextafter(1, 2, steps=3), math.nextafter(0, -1), math.nextafter(1, inf, steps=0))

print(math.gcd(), math.gcd(12, 18), math.gcd(-4, 6, 8), math.gcd(2**80, 6**40), attempt(math.gcd, 1.5), math.gcd(0, 0, 7))
print(math.lcm(), math.lcm(4, 6), math.lcm(0, 3), math.lcm(-4, 6), math.lcm(2**50, 3**40))
print([math.factorial(n) for n in (0, 1, 5, 10, 20, 25, 50)], attempt(math.factorial, -1), attempt(math.factorial, 5.0))
print([math.comb(n, k) for n, k in ((5, 2), (5, 7), (100, 50), (0, 0), (10**30, 2), (70, 30))], attempt(math.comb, -1, 2))
print([math.perm(n, k) for n, k in ((5, 2), (2, 5), (30, 30), (10**30, 2))], math.perm(6), attempt(math.perm, 5, -2))
print([math.isqrt(n) for n in (0, 1, 3, 4, 17, 10**12, 10**30, 2**101 - 1)], attempt(math.isqrt, -1), attempt(math.isqrt, 2.0))
print(math.isqrt(BIG) == 10**200, math.isqrt(BIG - 1) == 10**200 - 1)

print(math.fsum([0.1] * 10), math.fsum([]), math.fsum(range(5)), math.fsum([1e16, 1, -1e16]), attempt(math.fsum, [1e308, 1e308]))
print(attempt(math.fsum, [inf, -inf]), math.fsum([nan]), attempt(math.fsum, ["a"]), attempt(math.fsum, 1))
print(math.prod([1, 2, 3]), math.prod([]), math.prod([1.5, 2], start=2), math.prod(range(1, 30)), attempt(math.prod, 1))
print(math.sumprod([1, 2], [3, 4]), math.sumprod([1.5, 2], [3, 4]), attempt(math.sumprod, [1, 2], [3]))
print(math.erfc(0.5), math.erfc(-2), math.erfc(30), math.gamma(171), attempt(math.gamma, 172), math.gamma(-1.5))
for call in [lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.sin(x=1), lambda: math.pow(2), lambda: math.log()]:
    print(attempt(call))
print(math, math.sqrt, math.__name__, math.pi == pi, math.e, math.tau, math.inf, math.nan)


def hot(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i) * math.sin(i) + math.floor(total)
        total %= 1000
    return total


print(hot(2000))
