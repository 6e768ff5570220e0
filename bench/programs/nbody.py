"""Eight little planetary systems, three bodies each, stepped 400 times: float arithmetic over lists.

Shared: nothing; each system belongs to one thread.
Expected: both bets pay and multiply; the loops are short, so entering compiled code has its price.
"""
# workload: cpu-bound
# suites: numeric

SYSTEMS = 8
STEPS = 400
BODIES = 3


def energy(mass, x, y, vx, vy):
    total = 0.0
    for i in range(BODIES):
        total += 0.5 * mass[i] * (vx[i] * vx[i] + vy[i] * vy[i])
        for j in range(i + 1, BODIES):
            dx = x[i] - x[j]
            dy = y[i] - y[j]
            total -= mass[i] * mass[j] / (dx * dx + dy * dy) ** 0.5
    return total


def advance(mass, x, y, vx, vy, step):
    for i in range(BODIES):
        for j in range(i + 1, BODIES):
            dx = x[i] - x[j]
            dy = y[i] - y[j]
            distance = dx * dx + dy * dy
            pull = step / (distance * distance**0.5)
            vx[i] -= dx * mass[j] * pull
            vy[i] -= dy * mass[j] * pull
            vx[j] += dx * mass[i] * pull
            vy[j] += dy * mass[i] * pull
    for i in range(BODIES):
        x[i] += step * vx[i]
        y[i] += step * vy[i]


def drift(system):
    mass = [1.0, 0.001, 0.0005 * (system + 1)]
    x = [0.0, 1.0, -2.0]
    y = [0.0, 0.0, 0.1 * system]
    vx = [0.0, 0.0, 0.0]
    vy = [0.0, 1.0, -0.7]
    before = energy(mass, x, y, vx, vy)
    for _ in range(STEPS):
        advance(mass, x, y, vx, vy, 0.001)
    return abs(energy(mass, x, y, vx, vy) / before - 1.0)


def work(part, parts):
    worst = 0.0
    for system in range(part, SYSTEMS, parts):
        worst = max(worst, drift(system))
    return worst


def check(results):
    for result in results:
        if result > 0.001:
            return False
    return True
