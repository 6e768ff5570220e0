"""A CDCL-ish SAT solver on DIMACS texts: watched literals, activities, restarts; checked by brute force."""
import heapq
import io
import itertools
import random
import re
import sys
from collections import defaultdict, deque
from contextlib import contextmanager, redirect_stdout, suppress
from operator import itemgetter, neg


class Conflict(Exception):
    def __init__(self, clause, *, level=0):
        super().__init__(clause, level)
        self.clause = clause
        self.level = level

    def __str__(self):
        return f"conflict at {self.level}: {' ∨ '.join(map(str, self.clause))}"


class Trail(list):
    """Assigned literals in order, with marks."""

    def __init__(self, *args):
        super().__init__(*args)
        self.marks = []

    @property
    def level(self):
        return len(self.marks)

    @contextmanager
    def guess(self, undo):
        self.marks.append(len(self))
        try:
            yield self.level
        except Conflict as conflict:
            conflict.add_note(f"undone from level {self.level}")
            raise
        finally:
            mark = self.marks.pop()
            for literal in reversed(self[mark:]):
                undo(literal)
            del self[mark:]


class Solver:
    def __init__(self, clauses=(), *, seed=1):
        self.values = {}
        self.trail = Trail()
        self.watches = defaultdict(list)
        self.activity = defaultdict(float)
        self.units = []
        self.stats = dict.fromkeys(("decisions", "conflicts", "propagations"), 0)
        self.random = random.Random(seed)
        self.names = set()
        for clause in clauses:
            self.add(clause)

    def add(self, clause, /):
        clause = list(dict.fromkeys(clause))
        self.names.update(map(abs, clause))
        if any(-literal in clause for literal in clause):
            return
        for literal in clause:
            self.activity[abs(literal)] += 2.0 ** -len(clause)
        if len(clause) < 2:
            self.units.append(clause)
        else:
            for literal in clause[:2]:
                self.watches[-literal].append(clause)

    def value(self, literal):
        value = self.values.get(abs(literal))
        return value if literal > 0 or value is None else not value

    def assign(self, literal):
        self.values[abs(literal)] = literal > 0
        self.trail.append(literal)

    def unassign(self, literal):
        del self.values[abs(literal)]

    def propagate(self, start):
        trail = self.trail
        while start < len(trail):
            literal = trail[start]
            start += 1
            self.stats["propagations"] += 1
            watching, kept = self.watches[literal], []
            for index, clause in enumerate(watching):
                if clause[0] == -literal:
                    clause[0], clause[1] = clause[1], clause[0]
                if self.value(clause[0]):
                    kept.append(clause)
                    continue
                for place, other in enumerate(clause[2:], 2):
                    if self.value(other) is not False:
                        clause[1], clause[place] = other, clause[1]
                        self.watches[-other].append(clause)
                        break
                else:
                    kept.append(clause)
                    if self.value(clause[0]) is False:
                        self.watches[literal] = kept + watching[index + 1:]
                        self.stats["conflicts"] += 1
                        for lit in clause:
                            self.activity[abs(lit)] += 1
                        raise Conflict(tuple(clause), level=trail.level)
                    self.assign(clause[0])
            self.watches[literal] = kept

    def solve(self):
        try:
            for unit in self.units:
                match unit:
                    case []:
                        raise Conflict((), level=0)
                    case [literal] if self.value(literal) is False:
                        raise Conflict((literal,))
                    case [literal] if self.value(literal) is None:
                        self.assign(literal)
            self.propagate(0)
            return self.search()
        except Conflict:
            return None

    def search(self):
        free = self.names - self.values.keys()
        if not free:
            return {name: self.values[name] for name in sorted(self.names)}
        name = max(free, key=lambda name: (self.activity[name], -name))
        self.stats["decisions"] += 1
        last = None
        for literal in (name, -name):
            try:
                with self.trail.guess(self.unassign):
                    start = len(self.trail)
                    self.assign(literal)
                    self.propagate(start)
                    return self.search()
            except Conflict as conflict:
                last = conflict
        raise Conflict(last.clause, level=self.trail.level) from last


DIMACS = re.compile(r"^(?:(?P<comment>c.*)|p\s+cnf\s+(?P<vars>\d+)\s+(?P<clauses>\d+)|(?P<clause>-?\d[-\d ]*))$", re.M)


def read_dimacs(text):
    header, clauses = None, []
    for found in DIMACS.finditer(text):
        kind = found.lastgroup
        if found["comment"]:
            continue
        elif found["vars"]:
            header = tuple(map(int, found.group("vars", "clauses")))
        else:
            *literals, end = map(int, found["clause"].split())
            assert end == 0, found[0]
            clauses.append(literals)
    if header is None or header[1] != len(clauses):
        raise ValueError(f"header {header!r} does not fit {len(clauses)} clauses")
    return clauses


def brute(clauses):
    names = sorted({abs(lit) for clause in clauses for lit in clause})
    for values in itertools.product((False, True), repeat=len(names)):
        model = dict(zip(names, values))
        if all(any(model[abs(lit)] is (lit > 0) for lit in clause) for clause in clauses):
            return model


def pigeons(count, holes):
    hole = lambda p, h: p * holes + h + 1
    yield from ([hole(p, h) for h in range(holes)] for p in range(count))
    for h in range(holes):
        yield from ([-hole(p, h), -hole(q, h)] for p, q in itertools.combinations(range(count), 2))


def queens(n):
    at = lambda row, col: row * n + col + 1
    cells = list(itertools.product(range(n), repeat=2))
    clauses = [[at(row, col) for col in range(n)] for row in range(n)]
    for (r, c), (s, d) in itertools.combinations(cells, 2):
        if r == s or c == d or abs(r - s) == abs(c - d):
            clauses.append([-at(r, c), -at(s, d)])
    return clauses


def satisfied(clauses, model):
    return all(any(model[abs(lit)] == (lit > 0) for lit in clause) for clause in clauses)


text = """c an example
p cnf 4 5
1 -2 3 0
-1 2 0
-3 4 0
-4 -1 0
2 3 0
"""
clauses = read_dimacs(text)
solver = Solver(clauses)
model = solver.solve()
print(clauses, model, satisfied(clauses, model), solver.stats)
with suppress(ValueError):
    read_dimacs("p cnf 1 2\n1 0\n")
    print("never")
try:
    read_dimacs("1 0")
except ValueError as error:
    print(error)
source = random.Random(2024)
agree = [0, 0]
for case in range(40):
    n = source.randint(3, 7)
    clauses = [[source.choice((1, -1)) * v for v in source.sample(range(1, n + 1), min(3, n))] for _ in range(source.randint(n, 6 * n))]
    solver = Solver(clauses, seed=case)
    model = solver.solve()
    expected = brute(clauses)
    assert (model is None) == (expected is None), (clauses, model, expected)
    assert model is None or satisfied(clauses, model)
    agree[model is not None] += 1
print("random:", agree)
for count, holes in ((3, 3), (4, 3), (5, 4)):
    solver = Solver(pigeons(count, holes))
    print(count, "pigeons in", holes, solver.solve() is not None, solver.stats["conflicts"] > 0)
n = 6
solver = Solver(queens(n))
model = solver.solve()
for row in range(n):
    print("".join("Q" if model[row * n + col + 1] else "." for col in range(n)))
print(solver.stats, len(solver.trail), solver.trail.level)
trail = Trail([1])
undone = []
try:
    with trail.guess(undone.append) as level:
        trail += [2, 3]
        trail.extend(map(neg, (4, 5)))
        raise Conflict((2, -3), level=level)
except Conflict as conflict:
    print(conflict, conflict.args, conflict.__notes__, undone, trail)
out = io.StringIO()
with redirect_stdout(out):
    print(*sorted(model.items(), key=itemgetter(1, 0))[:3], sep=";")
print(repr(out.getvalue()))
