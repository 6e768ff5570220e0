"""Attributes of known shapes: what was asked of an instance is not asked again, until something may have changed it."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def push(self, other, scale):
        self.x += other.x * scale
        self.y += other.y * scale

    def swap(self):
        self.x, self.y = self.y, self.x


class Noisy:
    """Its end changes an object that is being worked on."""

    def __init__(self, target, how):
        self.target = target
        self.how = how

    def __del__(self):
        self.how(self.target)


def grow(point):
    point.extra = 1


def shrink(point):
    if hasattr(point, "x"):
        del point.x
        point.x = 100


def pushes(n):
    a = Point(1.0, 2.0)
    b = Point(0.5, 0.25)
    for i in range(n):
        a.push(b, 0.5)
        b.push(a, -0.001)
        a.push(a, 0.0001)
    return round(a.x, 6), round(a.y, 6), round(b.x, 6)


def aliases(n):
    """Two names of one instance: what one stores the other reads."""
    a = Point(1, 2)
    points = [a, Point(5, 6), a]
    total = 0
    for i in range(n):
        one = points[i % 3]
        other = points[(i + 2) % 3]
        one.x = i
        total += other.x
        other.x = total % 7
        total += one.x
        one.swap()
        total += other.y
    return total


def added(n):
    """An attribute is added under one name, and read under another."""
    total = 0
    for i in range(n):
        a = Point(i, 1)
        b = a if i % 2 else Point(i, 2)
        a.z = i
        if i % 2:
            total += b.z
        total += b.x + a.x
        b.w = 3
        total += b.w
    return total


def ends(n, how):
    """What the slot held dies, and its end changes the instance itself."""
    point = Point(1, 2)
    total = 0
    for i in range(n):
        point.x = i
        point.y = Noisy(point, how)
        total += point.x
        point.y = i
        total += point.x
        if i % 100 == 50:
            point = Point(i, 0)
    return total


def drops(n):
    point = Point(1, 2)
    total = 0
    for i in range(n):
        total += point.x
        thing = Noisy(point, shrink if i % 10 == 9 else grow)
        total += point.x
        thing = None
        total += point.x
    return total


class Tell:
    def __init__(self, box):
        self.box = box

    def __del__(self):
        self.box.x += 1


def handed(n):
    """What was read is given up under another name of its owner, and then dies here."""
    boxes = [Point(0, None), Point(0, None)]
    total = 0
    for i in range(n):
        box = boxes[i % 2]
        other = boxes[i % 2]
        box.y = Tell(box)
        thing = box.y
        other.y = None
        total += box.x
        thing = None
        total += box.x
    return total


def replaced(n):
    """The end of what a slot held writes into the same slot."""
    point = Point(0, 0)
    total = 0
    for i in range(n):
        point.x = 5
        point.x = Noisy(point, reset)
        point.x = i
        total += point.x if type(point.x) is int else 1
    return total


def reset(point):
    point.x = -7


def linked(n):
    """Chains: what is replaced lives on elsewhere, or is the last."""
    first = None
    count = 0
    for i in range(n):
        node = Point(i, first)
        first = node
        count += 1
        if count == 50:
            while first is not None:
                rest = first.y
                first.y = None
                first = rest
                count -= 1
    total = 0
    while first is not None:
        total += first.x
        first = first.y
    return total, count


def deleted(n):
    point = Point(1, 2)
    caught = 0
    for i in range(n):
        if i % 500 == 499:
            del point.y
        try:
            caught += point.y
        except AttributeError as error:
            caught += 1000 if "y" in str(error) else 0
            point.y = 2
    return caught


def changed_class(n):
    class Local:
        scale = 3

        def __init__(self, value):
            self.value = value

        def get(self):
            return self.value * self.scale

    item = Local(2)
    total = 0
    for i in range(n):
        total += item.get() + item.value
        if i == n // 3:
            Local.get = lambda self: -self.value
        if i == 2 * n // 3:
            Local.value = property(lambda self: 1000, lambda self, value: None)
    return total


class Other:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def moved(n):
    point = Point(3, 4)
    total = 0
    for i in range(n):
        total += point.x
        if i % 1000 == 0:
            point.__class__ = Other if type(point) is Point else Point
        if i % 1500 == 0:
            point.__dict__["x"] = i % 11
        total += point.x + len(type(point).__name__)
    return total


def many_classes(n):
    total = 0
    point = Point(1, 2)
    for i in range(n):
        total += point.x
        if i % 400 == 0:
            made = type(f"Made{i}", (Point,), {"z": i})(1, 2)
            total += made.z + made.x
        point.x = point.y - point.x
    return total


for _ in range(2):
    print(pushes(4000))
    print(aliases(6000))
    print(added(4000))
    print(ends(3000, grow), ends(3000, shrink))
    print(drops(4000))
    print(handed(3000), replaced(3000))
    print(linked(6020))
    print(deleted(6000))
    print(changed_class(9000))
    print(moved(9000))
    print(many_classes(6000))
print("ok")
