"""Functions of complex numbers."""

import math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = complex(z)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r, phi, /):
    if phi == 0:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def sqrt(z, /):
    z = complex(z)
    re, im = z.real, z.imag
    if re == 0 and im == 0:
        return complex(0.0, im)
    ax = abs(re)
    ay = abs(im)
    if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308:
        ax = math.ldexp(ax, 54)
        s = math.ldexp(math.sqrt(ax + math.hypot(ax, math.ldexp(ay, 54))), -27)
    else:
        ax /= 8.0
        s = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if re >= 0:
        return complex(s, math.copysign(d, im))
    return complex(d, math.copysign(s, im))


def exp(z, /):
    z = complex(z)
    size = math.exp(z.real)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def _log(z):
    ax = abs(z.real)
    ay = abs(z.imag)
    if ax == 0 and ay == 0:
        raise ValueError("math domain error")
    h = math.hypot(ax, ay)
    if 0.71 <= h <= 1.73:
        am = max(ax, ay)
        an = min(ax, ay)
        re = math.log1p((am - 1) * (am + 1) + an * an) / 2.0
    else:
        re = math.log(h)
    return complex(re, math.atan2(z.imag, z.real))


def log(z, base=None, /):
    result = _log(complex(z))
    return result if base is None else result / _log(complex(base))


def log10(z, /):
    result = _log(complex(z))
    return complex(result.real / math.log(10.0), result.imag / math.log(10.0))


def sinh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def cosh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sin(z, /):
    z = complex(z)
    s = sinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def cos(z, /):
    z = complex(z)
    return cosh(complex(-z.imag, z.real))


def tanh(z, /):
    z = complex(z)
    tx = math.tanh(z.real)
    ty = math.tan(z.imag)
    cx = 1.0 / math.cosh(z.real)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def tan(z, /):
    z = complex(z)
    s = tanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)
