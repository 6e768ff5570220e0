"""Averages and spreads of numbers."""

import math as _math
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from fractions import Fraction as _Fraction

__all__ = [
    "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression", "mean", "median",
    "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
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
        elif isinstance(value, int):
            pass
        elif hasattr(value, "as_integer_ratio"):
            if kind is int:
                kind = type(value)
            value = _Fraction(*value.as_integer_ratio())
        else:
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
        total += value
    return total, count, kind


def _converted(value, kind):
    if kind is int:
        if value.denominator == 1:
            return int(value)
        return float(value)
    if kind is _Fraction:
        return value
    if kind is None or kind is float:
        return float(value)
    return kind(value.numerator) / kind(value.denominator)


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
        if len(data) == 1:
            _not_negative(data)
            return data[0]
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        _not_negative(weights)
    _not_negative(data)
    try:
        total, _, kind = _exact([w / x if w else 0 for w, x in zip(weights, data)])
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _converted(_Fraction(_exact(weights)[0]) / total, kind)


def _not_negative(values):
    for value in values:
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")


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


def median_grouped(data, interval=1.0):
    """Estimate the median for numeric data that has been grouped around the midpoints of intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    first = _bisect_left(data, x)
    last = _bisect_right(data, x, first)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - first) / (last - first)


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


class NormalDist:
    """Normal distribution of a random variable."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random

        source = random.Random(seed).random if seed is not None else random.random
        return [self.inv_cdf(source()) for _ in range(n)]

    def pdf(self, x):
        from math import exp, tau

        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / (tau * variance) ** 0.5

    def cdf(self, x):
        from math import erfc

        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * erfc((self._mu - x) / (self._sigma * 1.4142135623730951))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def overlap(self, other):
        from math import erf, fabs, log, sqrt

        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        xv, yv = X.variance, Y.variance
        dv = yv - xv
        dm = fabs(Y._mu - X._mu)
        if not dv:
            return 1.0 - erf(dm / (2.0 * X._sigma * 1.4142135623730951))
        a = X._mu * yv - Y._mu * xv
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * log(yv / xv))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (fabs(Y.cdf(x1) - X.cdf(x1)) + fabs(Y.cdf(x2) - X.cdf(x2)))

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            from math import hypot

            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            from math import hypot

            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._mu == other._mu and self._sigma == other._sigma if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


def _normal_inverse(p, mu, sigma):
    """Wichura's algorithm AS241, as CPython computes it."""
    from math import fabs, log, sqrt

    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        num = (((((((2.50908_09287_30122_6727e+3 * r + 3.34305_75583_58812_8105e+4) * r + 6.72657_70927_00870_0853e+4) * r + 4.59219_53931_54987_1457e+4) * r + 1.37316_93765_50946_1125e+4) * r + 1.97159_09503_06551_4427e+3) * r + 1.33141_66789_17843_7745e+2) * r + 3.38713_28727_96366_6080e+0) * q
        den = (((((((5.22649_52788_52854_5610e+3 * r + 2.87290_85735_72194_2674e+4) * r + 3.93078_95800_09271_0610e+4) * r + 2.12137_94301_58659_5867e+4) * r + 5.39419_60214_24751_1077e+3) * r + 6.87187_00749_20579_0830e+2) * r + 4.23133_30701_60091_1252e+1) * r + 1.0)
        return mu + num / den * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r = r - 1.6
        num = (((((((7.74545_01427_83414_07640e-4 * r + 2.27238_44989_26918_45833e-2) * r + 2.41780_72517_74506_11770e-1) * r + 1.27045_82524_52368_38258e+0) * r + 3.64784_83247_63204_60504e+0) * r + 5.76949_72214_60691_40550e+0) * r + 4.63033_78461_56545_29590e+0) * r + 1.42343_71107_49683_57734e+0)
        den = (((((((1.05075_00716_44416_84324e-9 * r + 5.47593_80849_95344_94600e-4) * r + 1.51986_66563_61645_71966e-2) * r + 1.48103_97642_74800_74590e-1) * r + 6.89767_33498_51000_04550e-1) * r + 1.67638_48301_83803_84940e+0) * r + 2.05319_16266_37758_82187e+0) * r + 1.0)
    else:
        r = r - 5.0
        num = (((((((2.01033_43992_92288_13265e-7 * r + 2.71155_55687_43487_57815e-5) * r + 1.24266_09473_88078_43860e-3) * r + 2.65321_89526_57612_30930e-2) * r + 2.96560_57182_85048_91230e-1) * r + 1.78482_65399_17291_33580e+0) * r + 5.46378_49111_64114_36990e+0) * r + 6.65790_46435_01103_77720e+0)
        den = (((((((2.04426_31033_89939_78564e-15 * r + 1.42151_17583_16445_88870e-7) * r + 1.84631_83175_10054_68180e-5) * r + 7.86869_13114_56132_59100e-4) * r + 1.48753_61290_85061_48525e-2) * r + 1.36929_88092_27358_05310e-1) * r + 5.99832_20655_58879_37690e-1) * r + 1.0)
    x = num / den
    return mu + (-x if q < 0.0 else x) * sigma
