# expect: 5.5 4 26 4 1053 True 19
# One short loop with a guard of each kind that operations of classes have: the stress test lets each of them fail.
class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __add__(self, other):
        return Pair(self.a + other.a, self.b + other.b)

    def __rmul__(self, factor):
        return Pair(factor * self.a, factor * self.b)

    def __lt__(self, other):
        return self.a < other.a

    def __eq__(self, other):
        return self.a == other.a and self.b == other.b

    def __getitem__(self, index):
        return self.b if index else self.a

    def __setitem__(self, index, value):
        self.b = value

    def __contains__(self, value):
        return value == self.b

    @property
    def total(self):
        return self.a + self.b


def run(n):
    pair = Pair(0.0, 0)
    step = Pair(0.5, -1)
    less = found = equal = 0
    for i in range(n):
        pair = pair + step
        double = 2 * pair
        if step < double:
            less += 1
        pair[1] = i % 7
        if 3 in pair:
            found += 1
        if pair != double:
            equal += double.total > pair[0]
        if i % 3 == 2:
            pair = Pair(i % 5 * 1.5, -3.0 if i == n - 1 else 0)
    return pair, less, found, equal


pair, less, found, equal = run(26)
again, *_ = run(26)
print(pair[0] + 0, pair[1], less, found, sum(x * x for x in (less, found, equal)), pair == again, equal)
