# Sudoku: constraints that propagate, then search; strings, sets and dicts.
DIGITS = "123456789"
ROWS = "ABCDEFGHI"
SQUARES = [r + c for r in ROWS for c in DIGITS]
UNITS_OF = {}
BLOCKS = [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
ALL_UNITS = [[r + c for c in DIGITS] for r in ROWS] + [[r + c for r in ROWS] for c in DIGITS] + BLOCKS
for square in SQUARES:
    UNITS_OF[square] = [unit for unit in ALL_UNITS if square in unit]
PEERS = {s: set().union(*UNITS_OF[s]) - {s} for s in SQUARES}


class Contradiction(Exception):
    def __init__(self, square, why):
        super().__init__(square, why)
        self.square = square

    def __str__(self):
        return "{0.square}: {1}".format(self, self.args[1])


class Statistics:
    assigned = eliminated = guesses = 0

    def __repr__(self):
        return f"<{self.assigned} assigned, {self.eliminated} eliminated, {self.guesses} guesses>"


class Grid:
    def __init__(self, text=None, statistics=None):
        self.values = dict.fromkeys(SQUARES, DIGITS)
        self.statistics = statistics or Statistics()
        if text is not None:
            cells = [c for c in text if c in DIGITS or c in "0."]
            if len(cells) != 81:
                raise ValueError(f"81 cells are needed, not {len(cells)}")
            for square, digit in zip(SQUARES, cells):
                if digit in DIGITS:
                    self.assign(square, digit)

    def copy(self):
        other = Grid(None, self.statistics)
        other.values = self.values.copy()
        return other

    def assign(self, square, digit):
        self.statistics.assigned += 1
        for other in self.values[square].replace(digit, ""):
            self.eliminate(square, other)
        if digit not in self.values[square]:
            raise Contradiction(square, f"cannot be {digit}")

    def eliminate(self, square, digit):
        if digit not in self.values[square]:
            return
        self.statistics.eliminated += 1
        left = self.values[square] = self.values[square].replace(digit, "")
        if not left:
            raise Contradiction(square, "has no digit left")
        if len(left) == 1:
            for peer in sorted(PEERS[square]):
                self.eliminate(peer, left)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in self.values[s]]
            if not places:
                raise Contradiction(square, f"no place for {digit}")
            if len(places) == 1 and len(self.values[places[0]]) > 1:
                self.assign(places[0], digit)

    @property
    def solved(self):
        return all(len(v) == 1 for v in self.values.values())

    def solutions(self):
        if self.solved:
            yield self
            return
        _, square = min((len(v), s) for s, v in self.values.items() if len(v) > 1)
        for digit in self.values[square]:
            self.statistics.guesses += 1
            attempt = self.copy()
            try:
                attempt.assign(square, digit)
            except Contradiction:
                continue
            yield from attempt.solutions()

    def __str__(self):
        width = 1 + max(map(len, self.values.values()))
        line = "+".join(["-" * (width * 3)] * 3)
        rows = []
        for r in ROWS:
            rows.append("".join(self.values[r + c].center(width) + ("|" if c in "36" else "") for c in DIGITS).rstrip())
            if r in "CF":
                rows.append(line)
        return "\n".join(rows)

    def check(self):
        return all({self.values[s] for s in unit} == set(DIGITS) for unit in ALL_UNITS)


EASY = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"
HARD = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
print(len(SQUARES), len(ALL_UNITS), {len(u) for u in UNITS_OF.values()}, {len(p) for p in PEERS.values()}, sorted(PEERS["C2"])[:6])
grid = Grid(EASY)
print(grid, grid.solved, grid.check(), grid.statistics, sep="\n")
hard = Grid(HARD)
print(hard.solved, sum(len(v) for v in hard.values.values()))
answer = next(hard.solutions())
print(answer, answer.check(), answer.statistics, sep="\n")
two = "".join(answer.values[s] if s[0] in "ABCDEFG" else "." for s in SQUARES)
print(len(list(Grid(two).solutions())))
for bad in ("11" + "." * 79, "12345678." + "........9" + "." * 63, "123"):
    try:
        Grid(bad)
    except Contradiction as problem:
        print("Contradiction", problem, problem.args)
    except ValueError as problem:
        print("ValueError", problem)
