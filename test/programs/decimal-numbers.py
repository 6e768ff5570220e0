from decimal import *
import decimal
D = Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
print(D("1.1") + D("2.2"), D(1) / D(3), D("0.1") * 3, D(2).sqrt(), D("10") ** 20, D("1.5") ** -3, repr(D("3.140")), D(0.1), D("-0"), D("1E+5"), D("1e-7"), D("0.000001"), D("123.456e3"), D(" 12 "), D("1_000.5"))
print(D(7) // D(2), D(-7) // 2, D(-7) % 3, divmod(D("7.5"), D(2)), D(5) % D("1.3"), -D("1.20"), abs(D("-3")), +D("1.00000000000000000000000000000000001"), 10 - D("0.5"), 1 / D(8), 2 ** D("0.5"), D(2) ** D("0.5"))
print(D("2.675").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), [str(D("2.5").quantize(D(1), rounding=r)) for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)], [str(D("-2.5").quantize(D(1), rounding=r)) for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)])
print(round(D("2.675"), 2), round(D("2.5")), round(D("3.5")), int(D("-3.9")), float(D("1.25")), D("1.10") == D("1.1"), D(1) == 1, D("0.5") == 0.5, hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), D("1") < 2, D(3) > 2.5, sorted([D("2"), D("1.5"), D("-1")]), max(D(1), D(2)), sum([D("0.1")] * 10), bool(D(0)), bool(D("0.00")))
for s in ("", ".2f", "10.3f", "+.1f", ",.2f", "e", ".3e", "g", "<10", ">10", "^10.1f", "010.2f", ".0f", "%", ".1%", ",", "E", ".5g"):
    print(s, "|" + format(D("1234.5678"), s) + "|" + format(D("-0.00012"), s) + "|" + format(D("1E+6"), s) + "|")
getcontext().prec = 50
print(D(1) / 7, D(2).sqrt(), D(1).exp(), D(10).ln(), D(2).log10(), D("0.5").exp(), D("123.456").ln())
def pi():
    getcontext().prec += 2
    three = D(3); lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s; n, na = n + na, na + 8; d, da = d + da, da + 32; t = (t * n) / d; s += t
    getcontext().prec -= 2
    return +s
print(pi())
with localcontext() as ctx:
    ctx.prec = 5; print(D(1) / 3, ctx.prec)
with localcontext(prec=3): print(D("1.23456") + 0)
print(getcontext().prec, getcontext().rounding); getcontext().prec = 28
t(lambda: D(1) / 0); t(lambda: D(0) / 0); t(lambda: D("abc")); t(lambda: D(-1).sqrt()); t(lambda: D(1) + 1.5); t(lambda: D([])); t(lambda: D("Infinity") - D("Infinity")); t(lambda: D(1) % 0); t(lambda: D("1e30").quantize(D("0.01"))); t(lambda: int(D("NaN"))); t(lambda: D(1) // 0); t(lambda: D("1") < "a"); t(lambda: D("NaN") < 1); t(lambda: D(10) ** 10 ** 7)
print(D("Infinity"), D("-inf"), D("nan"), D("NaN") == D("NaN"), D("inf") > 10, D("inf") + 1, D(1) / D("inf"), D("NaN") + 1, D("inf").is_infinite(), D("nan").is_nan())
print(D("3.14").as_tuple(), D("1.20").normalize(), D("1200").normalize(), D("0.00").normalize(), D("3.7").to_integral_value(), D((0, (1, 2, 3), -2)), D("1.5").as_integer_ratio(), D("123.45").adjusted(), D("1E+3").to_integral_value(), D(100).quantize(D("1")), D.from_float(0.25), D("1.1").compare(D("1.2")), D("2").max(D("3")), D("-1").copy_abs(), D("1").is_zero(), D("5").scaleb(2))
print(Context(prec=6).divide(D(1), D(3)), Context(prec=3).create_decimal("1.2345"), f"{D('3.14159'):.2f}", "%s %.2f" % (D("1.5"), D("2.345")), str(D("1E-10")), D("1E+10"), D("12E-3"))
def interest(p, r, n): return (p * (1 + r / 12) ** (12 * n)).quantize(D("0.01"), rounding=ROUND_HALF_UP)
print(interest(D("1000"), D("0.05"), 10), {D("1.0"): "a"}[D(1)], isinstance(D(1), Decimal), type(D(1)), decimal.Decimal is D, D("1.23").real, D(3).__class__.__name__)
getcontext().rounding = ROUND_DOWN; print(D(2) / 3, D("1.999").quantize(D("0.1")))
