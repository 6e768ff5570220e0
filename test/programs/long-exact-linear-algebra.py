"""Exact linear algebra: matrices over fractions, elimination, determinants, inverses, characteristic polynomials, pi by digits."""
from __future__ import annotations

from collections import deque
from fractions import Fraction
from itertools import count, permutations, product
from math import factorial, prod
from typing import Iterable, Iterator, Sequence


class SingularMatrix(ArithmeticError):
    pass


class Matrix:
    __slots__ = ("rows",)

    def __init__(self, rows: Iterable[Iterable[Fraction | int]]) -> None:
        self.rows = [[Fraction(cell) for cell in row] for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([int(i == j) for j in range(n)] for i in range(n))

    @classmethod
    def hilbert(cls, n: int) -> Matrix:
        return cls([Fraction(1, i + j + 1) for j in range(n)] for i in range(n))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __matmul__(self, other: Matrix | Sequence) -> Matrix | list[Fraction]:
        match other:
            case Matrix():
                columns = list(zip(*other.rows))
                return Matrix([sum(map(Fraction.__mul__, row, column), Fraction(0)) for column in columns] for row in self.rows)
            case [*items]:
                return [sum((a * b for a, b in zip(row, items)), start=Fraction()) for row in self.rows]
            case _:
                return NotImplemented

    def __add__(self, other: Matrix) -> Matrix:
        return Matrix([a + b for a, b in zip(*pair)] for pair in zip(self.rows, other.rows))

    def __rmul__(self, factor: int | Fraction) -> Matrix:
        return Matrix([factor * cell for cell in row] for row in self.rows)

    def __pow__(self, power: int) -> Matrix:
        if power < 0:
            return self.inverse() ** -power
        result, base = Matrix.identity(len(self.rows)), self
        while power:
            if power & 1:
                result = result @ base
            base, power = base @ base, power >> 1
        return result

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, at: tuple[int, int]) -> Fraction:
        i, j = at
        return self.rows[i][j]

    def __str__(self) -> str:
        cells = [[str(cell) for cell in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[ " + "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths)) + " ]" for row in cells)

    def eliminated(self, extra: Matrix | None = None) -> tuple[list[list[Fraction]], Fraction, int]:
        """Reduced rows (with those of another matrix beside them), the determinant, the rank."""
        rows = [row + (extra.rows[i] if extra else []) for i, row in enumerate(self.rows)]
        determinant, rank = Fraction(1), 0
        for column in range(self.shape[1]):
            pivot = next((r for r in range(rank, len(rows)) if rows[r][column]), None)
            if pivot is None:
                determinant = Fraction(0)
                continue
            if pivot != rank:
                rows[pivot], rows[rank] = rows[rank], rows[pivot]
                determinant = -determinant
            determinant *= (lead := rows[rank][column])
            rows[rank] = [cell / lead for cell in rows[rank]]
            for r, row in enumerate(rows):
                if r != rank and (factor := row[column]):
                    rows[r] = [a - factor * b for a, b in zip(row, rows[rank])]
            rank += 1
        return rows, determinant, rank

    def determinant(self) -> Fraction:
        return self.eliminated()[1]

    def inverse(self) -> Matrix:
        n = len(self.rows)
        rows, determinant, _ = self.eliminated(Matrix.identity(n))
        if not determinant:
            raise SingularMatrix(f"{n}×{n} matrix has no inverse")
        return Matrix(row[n:] for row in rows)

    def trace(self) -> Fraction:
        return sum(self[i, i] for i in range(len(self.rows)))

    def characteristic(self) -> list[Fraction]:
        """Faddeev and LeVerrier: coefficients from the highest power."""
        n, current, coefficients = len(self.rows), Matrix.identity(len(self.rows)), [Fraction(1)]
        for k in range(1, n + 1):
            product_ = self @ current
            coefficients.append(-product_.trace() / k)
            current = product_ + coefficients[-1] * Matrix.identity(n)
        return coefficients


def leibniz(matrix: Matrix) -> Fraction:
    n = len(matrix.rows)
    total = Fraction(0)
    for order in permutations(range(n)):
        inversions = sum(order[i] > order[j] for i, j in product(range(n), repeat=2) if i < j)
        total += (-1) ** inversions * prod((matrix[i, j] for i, j in enumerate(order)), start=Fraction(1))
    return total


def pi_digits() -> Iterator[int]:
    q, r, t, k, n, m = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, n, k, m = q * k, (2 * q + r) * m, t * m, (q * (7 * k + 2) + r * m) // (t * m), k + 1, m + 2


def egyptian(value: Fraction) -> Iterator[Fraction]:
    while value:
        part = Fraction(1, -(-value.denominator // value.numerator))
        yield part
        value -= part


def continued(value: Fraction) -> list[int]:
    terms = []
    while True:
        whole = value // 1
        terms.append(whole)
        if value == whole:
            return terms
        value = 1 / (value - whole)


def bernoulli(last: int) -> list[Fraction]:
    row: list[Fraction] = []
    numbers = []
    for m in range(last + 1):
        row.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
        numbers.append(row[0])
    return numbers


def main() -> None:
    a = Matrix([[2, -1, 0], [-1, Fraction("2.5"), -1], [0, "-1", 3]])
    print(a, a.determinant(), leibniz(a), sep="\n")
    print(a.inverse(), a @ a.inverse() == Matrix.identity(3), a**-2 @ a**3 == a, sep="\n")
    print([str(c) for c in a.characteristic()], a.trace(), a @ [1, 2, 3])
    for n in (2, 4, 6):
        h = Matrix.hilbert(n)
        print(n, h.determinant(), h.inverse()[n - 1, n - 1], float(h.determinant()))
    for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: a @ 3, lambda: Fraction(3, 0), lambda: Matrix([["x"]])):
        try:
            print(bad())
        except (ArithmeticError, ValueError, TypeError) as error:
            print(f"{type(error).__name__}: {error}")
    print(Matrix([[0, 1], [1, 1]]) ** 60, Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).eliminated()[2])
    digits = deque(maxlen=20)
    for index, digit in zip(count(1), pi_digits()):
        digits.append(str(digit))
        if index == 250:
            break
    print("".join(digits), [str(p) for p in egyptian(Fraction(7, 15))], continued(Fraction(649, 200)))
    print([str(b) for b in bernoulli(14)], sum(Fraction(1, factorial(n)) for n in range(15)).limit_denominator(5000))
    print(f"{Fraction(355, 113):.10f} {Fraction(-1, 3):+.3f} {Fraction(2, 3)!s:>8} {round(Fraction(5, 2))} {hash(Fraction(5)) == hash(5)}")


if __name__ == "__main__":
    main()
