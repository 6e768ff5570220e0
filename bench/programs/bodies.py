"""Planets as objects with vectors of their own class: methods, attributes and small objects made every step.

Shared: nothing; each system belongs to one thread.
Expected: the interpreter's calls and attribute caches carry it; loops that call Python functions stay interpreted.
"""
# workload: cpu-bound
# suites: objects

SYSTEMS = 8
STEPS = 60


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def minus(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def push(self, other, scale):
        self.x += other.x * scale
        self.y += other.y * scale

    def square(self):
        return self.x * self.x + self.y * self.y


class Body:
    def __init__(self, mass, place, speed):
        self.mass = mass
        self.place = place
        self.speed = speed

    def attract(self, other, step):
        between = self.place.minus(other.place)
        distance = between.square()
        pull = step / (distance * distance**0.5)
        self.speed.push(between, -other.mass * pull)
        other.speed.push(between, self.mass * pull)

    def move(self, step):
        self.place.push(self.speed, step)


class System:
    def __init__(self, bodies):
        self.bodies = bodies

    def advance(self, step):
        bodies = self.bodies
        for i in range(len(bodies)):
            for j in range(i + 1, len(bodies)):
                bodies[i].attract(bodies[j], step)
        for body in bodies:
            body.move(step)

    def energy(self):
        total = 0.0
        for i, body in enumerate(self.bodies):
            total += 0.5 * body.mass * body.speed.square()
            for other in self.bodies[i + 1 :]:
                total -= body.mass * other.mass / body.place.minus(other.place).square() ** 0.5
        return total


def drift(number):
    system = System(
        [
            Body(1.0, Vector(0.0, 0.0), Vector(0.0, 0.0)),
            Body(0.001, Vector(1.0, 0.0), Vector(0.0, 1.0)),
            Body(0.0005 * (number + 1), Vector(-2.0, 0.1 * number), Vector(0.0, -0.7)),
        ]
    )
    before = system.energy()
    for _ in range(STEPS):
        system.advance(0.001)
    return abs(system.energy() / before - 1.0)


def work(part, parts):
    worst = 0.0
    for number in range(part, SYSTEMS, parts):
        worst = max(worst, drift(number))
    return worst


def check(results):
    return all(result < 0.001 for result in results)
