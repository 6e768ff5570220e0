# A comparison by a method in Python is inlined, and a side of the branch that it decides is no part of the loop: the generator
# yields there, or the recorded turns went the other way. What the comparison was given is gone by then.


class Fraction:
    def __init__(self, top, bottom=1):
        self.top, self.bottom = top, bottom

    def __eq__(self, other):
        return self.top == other * self.bottom

    def __lt__(self, other):
        return self.top < other * self.bottom

    def __contains__(self, x):
        return self.top % x == 0


def rare(rows):
    for row in rows:
        if row[0] == 0:
            yield row


def other_side(rows):
    for row in rows:
        if row[0] != 0:
            continue
        yield row


def ordered(rows, limit):
    for row in rows:
        if row[0] < limit:
            yield row[0].top


def divisible(rows, by):
    for row in rows:
        if by in row[0]:
            yield row[0].top


rows = [[Fraction(k % 97, 3)] for k in range(2000)]
print(len(list(rare(rows))), len(list(other_side(rows))))
print(sum(ordered(rows, 1)), sum(divisible(rows, 50)))


def first(rows):
    return next((at for at, row in enumerate(rows) if row[0] == 5), None)


print([first(rows[k:]) for k in range(0, 200, 7)])


def count(rows):
    zeros = others = 0
    for turn in range(20):
        for row in rows:
            if row[0] == 0:
                zeros += 1
            else:
                others += 1
    return zeros, others


print(count(rows))


class Shape:
    def __init__(self, size):
        self.size = size


class Square(Shape):
    def area(self):
        return self.size * self.size


class Line(Shape):
    def area(self):
        return 0


def areas(shapes):
    for shape in shapes:
        area = shape.area()
        if area:
            yield area


shapes = [Square(k % 5) if k % 41 == 0 else Line(k) for k in range(3000)]
print(sum(areas(shapes)))
