"""Rational numbers and statistics: arithmetic, parsing, formats, errors."""
from fractions import Fraction
from fractions import Fraction as F
import math, statistics as st
def show(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
a, b = F(1, 3), F(-5, 6)
show(1, lambda: (a + b, a - b, a * b, a / b, a // b, a % b, a ** 3, b ** -2, -a, abs(b), +a))
show(2, lambda: (a + 1, 1 - a, 2 * a, 1 / a, a + 0.5, 0.5 * b, 7 // a, 7 % b, divmod(b, a), divmod(3, a), 2 ** F(2), F(4) ** F(1, 2)))
show(3, lambda: (F("3/4"), F(" -1.25 "), F("1e-3"), F(0.1), F("7"), F(F(2, 4)), F(6, -4), F(True)))
for bad in ("x", "1/0", "1//2", "", "1.2.3", "1/2/3"):
    show(bad, lambda: F(bad))
show(4, lambda: F(1, 0)); show(5, lambda: a / 0); show(6, lambda: 1 / F(0)); show(7, lambda: F("a", 2)); show(8, lambda: F(None)); show(9, lambda: F(0) ** -1); show(10, lambda: b / F(0))
show(11, lambda: (a < b, a == F(2, 6), a >= 0.3333, F(1, 2) == 0.5, F(3) == 3, hash(F(3)) == hash(3), hash(F(1, 2)) == hash(0.5), a != 1, F(1, 2) in {0.5: 1}))
show(12, lambda: (int(b), float(a), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), math.floor(b), math.ceil(b), math.trunc(b), bool(F(0))))
show(13, lambda: (str(a), repr(a), f"{a}", f"{a:>8}|", f"{a:.3f}", f"{b:+.2f}|{F(12345, 7):,.2f}|{a:.1%}|{b:08.3f}|{a:^10.2f}|{F(2,3):.0f}"))
show(14, lambda: (F(3.141592653589793).limit_denominator(1000), F(3.14).limit_denominator(10), a.numerator, a.denominator, a.as_integer_ratio(), F.from_float(0.25)))
show(15, lambda: sum([F(1, n) for n in range(1, 30)]))
show(16, lambda: (sorted([F(1, 2), F(1, 3), 0.4, 1]), max(a, b), sum([a, b], F(0))))
show(17, lambda: a + "x"); show(18, lambda: a < "x"); show(19, lambda: a + None)
d = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
for f in (st.mean, st.fmean, st.median, st.median_low, st.median_high, st.mode, st.multimode, st.stdev, st.pstdev, st.variance, st.pvariance, st.quantiles, st.geometric_mean, st.harmonic_mean):
    show(f.__name__, lambda: f(d))
    show(f.__name__, lambda: f([3, 1, 4, 1, 5, 9, 2, 6]))
    show(f.__name__, lambda: f([]))
show(20, lambda: (st.mean([F(1, 2), F(1, 3)]), st.quantiles(range(11), n=10), st.quantiles([1, 2, 3, 4], method="inclusive"), st.mode("abracadabra"), st.stdev([1, 2]), st.variance([1, 2, 3, 4])))
show(21, lambda: (st.correlation([1, 2, 3, 4], [2, 4, 5, 9]), st.covariance([1, 2, 3], [1, 5, 7]), st.linear_regression([1, 2, 3], [2, 4.5, 6])))
show(22, lambda: st.stdev([1]))
show(23, lambda: st.fmean([1, 2], weights=[3, 1]))
