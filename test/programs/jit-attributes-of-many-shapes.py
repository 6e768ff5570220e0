"""Attributes and methods of more shapes and names than a set of notes has lines, in hot loops."""


def classes(count):
    made = []
    for i in range(count):

        class Task:
            def __init__(self, n):
                self.name = f"t{n}"
                self.done = 0
                self.weight = n
                if n % 2:
                    self.extra = n
                self.last = None

            def run(self, n):
                self.done += n
                self.last = self.weight + self.done
                return self.last

        made.append(Task)
    return made


class Odd:
    weight = 5

    def __init__(self):
        self.log = []

    @property
    def done(self):
        return len(self.log)

    @done.setter
    def done(self, value):
        self.log.append(value)

    def run(self, n):
        self.done += n
        return self.weight


def turns(tasks, n):
    total = 0
    for i in range(n):
        for task in tasks:
            total += task.run(i % 3)
            if task.done > 50:
                task.done -= 40
            task.weight = task.weight + 1 if i % 7 else 3
    return total


def summary(tasks):
    return [(type(task).__name__, task.done, task.weight) for task in tasks]


KINDS = classes(40)
few = [KINDS[i % 3](i) for i in range(6)]
print(turns(few, 3000), summary(few))
many = [kind(i) for i, kind in enumerate(KINDS)]
print(turns(many, 300), summary(many)[:5])
mixed = few[:2] + [Odd()] + few[2:]
print(turns(mixed, 200), summary(mixed), mixed[2].log[-3:])
for kind in KINDS[:2]:
    kind.run = lambda self, n: 1
print(turns(few, 400), summary(few))
del few[0].weight
try:
    print(turns(few, 3))
except AttributeError as error:
    print(error)
