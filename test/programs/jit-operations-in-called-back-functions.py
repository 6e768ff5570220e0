# Functions that a built-in calls, which a loop's instruction calls, have stitched code: what pushes a frame in that instruction pushes none in theirs.
class Manager:
    def __init__(self):
        self.entered = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.entered += 10


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other)

    def __lt__(self, other):
        return self.value < other

    def __len__(self):
        return self.value % 7

    @property
    def half(self):
        return self.value // 2


class Source:
    def __init__(self):
        self.ready = Manager()
        self.items = list(range(900))

    def get(self):
        with self.ready:
            return self.items.pop()

    def count(self, item):
        number = Number(item) + 1
        return number.half if number < 500 else len(number)


def drain(source):
    for item in iter(source.get, 10):
        last = item
    return last, source.ready.entered


def mapped(source):
    total = 0
    for item in map(source.count, range(900)):
        total += item
    return total


def turns(source):
    for item in map(lambda item: [number for number in (item, 1) if Number(number) < 5], range(900)):
        last = item
    return last


source = Source()
for _ in range(3):
    source.items = list(range(900))
    print(drain(source), mapped(source), turns(source))
