"""Random games of Go on a small board: groups, liberties, captures, simple ko; a generator of random numbers of its own."""

SIZE = 7
EMPTY, BLACK, WHITE = 0, 1, 2
SIGNS = {EMPTY: ".", BLACK: "X", WHITE: "O"}


def random_source(seed):
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        yield state >> 33


class Board:
    def __init__(self):
        self.cells = [EMPTY] * (SIZE * SIZE)
        self.ko = None
        self.captured = {BLACK: 0, WHITE: 0}
        self.history = set()

    @staticmethod
    def neighbours(at):
        row, column = divmod(at, SIZE)
        if row > 0:
            yield at - SIZE
        if row < SIZE - 1:
            yield at + SIZE
        if column > 0:
            yield at - 1
        if column < SIZE - 1:
            yield at + 1

    def group(self, at):
        colour = self.cells[at]
        stones, liberties, todo = {at}, set(), [at]
        while todo:
            for other in self.neighbours(todo.pop()):
                if self.cells[other] == EMPTY:
                    liberties.add(other)
                elif self.cells[other] == colour and other not in stones:
                    stones.add(other)
                    todo.append(other)
        return stones, liberties

    def play(self, at, colour):
        if self.cells[at] != EMPTY or at == self.ko:
            return False
        enemy = BLACK + WHITE - colour
        self.cells[at] = colour
        dead = set()
        for other in self.neighbours(at):
            if self.cells[other] == enemy:
                stones, liberties = self.group(other)
                if not liberties:
                    dead |= stones
        if not dead and not self.group(at)[1]:
            self.cells[at] = EMPTY
            return False
        for stone in dead:
            self.cells[stone] = EMPTY
        self.captured[colour] += len(dead)
        self.ko = dead.pop() if len(dead) == 1 and len(self.group(at)[0]) == 1 else None
        self.history.add(tuple(self.cells))
        return True

    def is_eye(self, at, colour):
        return self.cells[at] == EMPTY and all(self.cells[n] == colour for n in self.neighbours(at))

    def score(self):
        points = {BLACK: 0, WHITE: 0}
        seen = set()
        for at, cell in enumerate(self.cells):
            if cell != EMPTY:
                points[cell] += 1
            elif at not in seen:
                area, borders, todo = {at}, set(), [at]
                while todo:
                    for other in self.neighbours(todo.pop()):
                        if self.cells[other] != EMPTY:
                            borders.add(self.cells[other])
                        elif other not in area:
                            area.add(other)
                            todo.append(other)
                seen |= area
                if len(borders) == 1:
                    points[borders.pop()] += len(area)
        return points

    def __str__(self):
        rows = (self.cells[i : i + SIZE] for i in range(0, SIZE * SIZE, SIZE))
        return "\n".join(" ".join(SIGNS[c] for c in row) for row in rows)


def game(seed, limit=120):
    board, numbers, colour, passes, moves = Board(), random_source(seed), BLACK, 0, 0
    while passes < 2 and moves < limit:
        free = [i for i, c in enumerate(board.cells) if c == EMPTY and not board.is_eye(i, colour)]
        played = False
        while free and not played:
            played = board.play(free.pop(next(numbers) % len(free)), colour)
        passes = 0 if played else passes + 1
        moves += 1
        colour = BLACK + WHITE - colour
    return board, moves


wins = {BLACK: 0, WHITE: 0, None: 0}
for seed in range(1, 13):
    board, moves = game(seed)
    score = board.score()
    winner = max(score, key=score.get) if score[BLACK] != score[WHITE] else None
    wins[winner] += 1
    print(seed, moves, score, board.captured, len(board.history), hash(tuple(board.cells)) == hash(tuple(list(board.cells))))
print(wins)
print(board)
