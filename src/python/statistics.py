"""Averages and spreads of numbers."""

import math as _math
from fractions import Fraction as _Fraction

__all__ = [
    "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression", "mean", "median",
    "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _exact(data):
    """The sum as a fraction, how many there are, and whether the result is a float."""
    total = 0
    count = 0
    kind = int
    for value in data:
        count += 1
        if isinstance(value, float):
            if kind is int:
                kind = float
            if _math.isnan(value) or _math.isinf(value):
                return value, count, None
            value = _Fraction(value)
        elif isinstance(value, _Fraction):
            if kind is int:
                kind = _Fraction
        elif not isinstance(value, int):
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
        total += value
    return total, count, kind


def _converted(value, kind):
    if kind is int:
        if value.denominator == 1:
            return int(value)
        return float(value)
    return value if kind is _Fraction else float(value)


def mean(data):
    """Return the sample arithmetic mean of data."""
    total, n, kind = _exact(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    if kind is None:
        return total
    return _converted(_Fraction(total) / n, kind)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        below = _math.fsum(weights)
        if not below:
            raise StatisticsError("sum of weights must be non-zero")
        return _math.sumprod(data, weights) / below
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    return _math.fsum(data) / len(data)


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    for x in data:
        if x < 0:
            raise StatisticsError("No negative inputs allowed", x)
        if x == 0:
            return 0.0
    return _math.exp(_math.fsum([_math.log(x) for x in data]) / len(data))


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        weights = [1] * len(data)
    if any([x < 0 for x in data]):
        raise StatisticsError("harmonic mean does not support negative values")
    if any([x == 0 for x in data]):
        return 0
    total, n, kind = _exact([_Fraction(w) / _Fraction(x) for w, x in zip(weights, data)])
    return _converted(_Fraction(sum(weights)) / total, _exact(data)[2])


def median(data):
    """Return the median (middle value) of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    i = n // 2
    return data[i] if n % 2 == 1 else (data[i - 1] + data[i]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]


def median_high(data):
    """Return the high median of data."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide *data* into *n* continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = ld + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _squares(data, around):
    """The sum of squared distances as a fraction, how many there are, and the kind of the result."""
    data = list(data)
    total, n, kind = _exact(data)
    if n == 0:
        return 0, 0, int
    middle = _Fraction(total) / n if around is None else _Fraction(around)
    return sum([(_Fraction(x) - middle) ** 2 for x in data]), n, kind


def variance(data, xbar=None):
    """Return the sample variance of data."""
    total, n, kind = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(_Fraction(total) / (n - 1), kind)


def pvariance(data, mu=None):
    """Return the population variance of data."""
    total, n, kind = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(_Fraction(total) / n, kind)


def _root(value):
    """The float nearest to the square root of a fraction."""
    n, d = value.numerator, value.denominator
    if n == 0:
        return 0.0
    q = (n.bit_length() - d.bit_length() - 109) // 2
    if q >= 0:
        top = _odd_root(n, d << 2 * q) << q
        below = 1
    else:
        top = _odd_root(n << -2 * q, d)
        below = 1 << -q
    return top / below


def _odd_root(n, m):
    """The square root of n/m, rounded to odd."""
    a = _math.isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    total, n, kind = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_Fraction(total) / (n - 1))


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    total, n, kind = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_Fraction(total) / n)


def _centred(x, y, what):
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    xbar = _math.fsum(x) / n
    ybar = _math.fsum(y) / n
    return [a - xbar for a in x], [b - ybar for b in y], xbar, ybar


def covariance(x, y, /):
    """Return the sample covariance of two inputs."""
    dx, dy, _, _ = _centred(x, y, "covariance")
    return _math.sumprod(dx, dy) / (len(dx) - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient"""
    dx, dy, _, _ = _centred(x, y, "correlation")
    sxy, sxx, syy = _math.sumprod(dx, dy), _math.sumprod(dx, dx), _math.sumprod(dy, dy)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _sqrtprod(x, y):
    """The square root of x * y, as exact as a float is."""
    h = _math.sqrt(x * y)
    if not h or _math.isinf(h):
        return _math.sqrt(x) * _math.sqrt(y)
    d = _math.sumprod((x, h), (y, -h))
    return h + d / (2.0 * h)


class LinearRegression(tuple):
    __slots__ = ()
    _fields = ("slope", "intercept")
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    if proportional:
        x, y = list(x), list(y)
        return LinearRegression((_math.sumprod(x, y) / _math.sumprod(x, x) + 0.0, 0.0))
    dx, dy, xbar, ybar = _centred(x, y, "linear regression")
    try:
        slope = _math.sumprod(dx, dy) / _math.sumprod(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression((slope, ybar - slope * xbar))
