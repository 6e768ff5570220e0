"""Attributes and methods at places that see instances of several classes."""


class Task:
    def __init__(self, name):
        self.name = name
        self.done = 0
        self.queue = []

    def ready(self):
        return self.done < 1_000_000

    def run(self):
        self.done += 1
        return self.step(self.done)

    def step(self, n):
        return 0


class Adder(Task):
    def step(self, n):
        return n


class Doubler(Task):
    def step(self, n):
        self.queue.append(n)
        if len(self.queue) > 3:
            self.queue.clear()
        return 2 * n


class Counter(Task):
    def __init__(self, name):
        super().__init__(name)
        self.kind = "counter"
        self.extra = 0

    def step(self, n):
        self.extra += 1
        return self.extra


class Shifted:
    """The same names in other slots."""

    def __init__(self):
        self.other = 1
        self.queue = []
        self.name = "shifted"
        self.done = 0

    def ready(self):
        return True

    def run(self):
        self.done += 2
        return self.done


def rounds(tasks, n):
    total = 0
    for i in range(n):
        for task in tasks:
            if task.ready():
                total += task.run()
            task.name = task.name
    return total, [task.done for task in tasks]


def more(tasks, n):
    total = 0
    for i in range(n):
        task = tasks[i % len(tasks)]
        task.done = i
        total += task.done + len(task.name)
        if i % 3000 == 2999:
            task.run = lambda: 5
        total += task.run()
        if i % 3000 == 1500 and "run" in task.__dict__:
            del task.run
    return total


print(rounds([Adder("a"), Doubler("b")], 3000))
print(rounds([Adder("a"), Doubler("b"), Counter("c")], 3000))
print(rounds([Adder("a"), Doubler("b"), Counter("c"), Task("d"), Shifted()], 3000))
print(more([Adder("a"), Doubler("b"), Counter("c")], 9000))
print(more([Counter("c"), Shifted(), Task("d")], 9000))
Doubler.step = lambda self, n: -n
print(rounds([Adder("a"), Doubler("b"), Counter("c")], 3000))


def letters(text):
    counts = [0, 0, 0, 0]
    at = 0
    while at < len(text):
        if text[at] == "a":
            counts[0] += 1
        elif text[at] != "é":
            counts[1] += 1
        if text[at] == "Ω" or text[at] == "":
            counts[2] += 1
        letter = text[at]
        if letter == "\U0001f600":
            counts[3] += 1
        at += 1
    return counts


for text in ("abcaé" * 600, "abaΩéĀ" * 600, "\U0001f600aéΩaš" * 600, "žš" * 1200):
    print(letters(text))
print("ok")
