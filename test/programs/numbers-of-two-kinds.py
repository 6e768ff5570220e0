# Decimals beside fractions, fractions beside complex numbers, engineering notation, grouped medians.
from decimal import Decimal
from fractions import Fraction
from statistics import median_grouped

half = Decimal("0.5")
print(half == Fraction(1, 2), Fraction(1, 2) == half, half != Fraction(1, 3), half < Fraction(2, 3), half >= Fraction(2, 3), Fraction(1, 3) < half)
print(Decimal("Infinity") > Fraction(1, 3), Decimal("-Infinity") < Fraction(1, 3), Decimal("NaN") == Fraction(1, 3), Decimal("-1.5") <= Fraction(-3, 2))
print(*[Decimal(text).to_eng_string() for text in ("1e2", "1E-10", "123456789e-12", "0e5", "0e-8", "1.5e7", "-12e10", "NaN", "100")])
third = Fraction(1, 3)
print(third + 1j, 1j - third, third * 2j, (1 + 1j) / Fraction(1, 2), Fraction(4) ** 0.5j, third + 0.5, 2.0 // third, divmod(third, 0.25))
for operation in (lambda: third // 1j, lambda: third % 1j, lambda: half + third, lambda: Fraction("x")):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(error)
print(median_grouped([1, 2, 2, 3, 4]), median_grouped([20, 25, 25, 30], interval=5), median_grouped([1]))
