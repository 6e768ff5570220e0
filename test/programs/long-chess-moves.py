"""A chess move generator with perft counts, FEN, and notation."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, IntEnum, auto
from functools import cached_property, lru_cache
from itertools import chain, product
from typing import Iterator, NamedTuple


class Side(IntEnum):
    WHITE = 1
    BLACK = -1

    @property
    def other(self) -> Side:
        return Side(-self)


class Castle(Flag):
    NONE = 0
    WK = auto()
    WQ = auto()
    BK = auto()
    BQ = auto()
    ALL = WK | WQ | BK | BQ

    @classmethod
    def parse(cls, text: str) -> Castle:
        right = cls.NONE
        for letter in text.replace("-", ""):
            right |= {"K": cls.WK, "Q": cls.WQ, "k": cls.BK, "q": cls.BQ}[letter]
        return right

    def __str__(self) -> str:
        return "".join(letter for flag, letter in zip(Castle, "KQkq") if flag in self) or "-"


class Square(NamedTuple):
    file: int
    rank: int

    @classmethod
    def of(cls, name: str) -> Square:
        return cls("abcdefgh".index(name[0]), int(name[1]) - 1)

    def __str__(self) -> str:
        return f"{'abcdefgh'[self.file]}{self.rank + 1}"

    def __add__(self, step: tuple[int, int]) -> Square | None:
        file, rank = self.file + step[0], self.rank + step[1]
        return Square(file, rank) if 0 <= file < 8 and 0 <= rank < 8 else None


class Move(NamedTuple):
    start: Square
    end: Square
    promotes: str = ""
    kind: str = "plain"

    def __str__(self) -> str:
        return f"{self.start}{self.end}{self.promotes}"


DIAGONAL = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
STRAIGHT = [(0, 1), (0, -1), (1, 0), (-1, 0)]
KNIGHT = [(a * x, b * y) for (x, y), a, b in product([(1, 2), (2, 1)], (1, -1), (1, -1))]
RIDERS = {"b": DIAGONAL, "r": STRAIGHT, "q": DIAGONAL + STRAIGHT}
HOMES = {"a1": Castle.WQ, "h1": Castle.WK, "e1": Castle.WK | Castle.WQ, "a8": Castle.BQ, "h8": Castle.BK, "e8": Castle.BK | Castle.BQ}


def owner(piece: str) -> Side:
    return Side.WHITE if piece.isupper() else Side.BLACK


@dataclass(frozen=True)
class Position:
    board: dict[Square, str]
    side: Side = Side.WHITE
    castle: Castle = Castle.ALL
    passant: Square | None = None
    clock: int = 0
    number: int = field(default=1, compare=False)

    @classmethod
    def parse(cls, fen: str) -> Position:
        placing, side, castle, passant, *rest = fen.split()
        board = {}
        for rank, row in zip(range(7, -1, -1), placing.split("/")):
            file = 0
            for letter in row:
                if letter.isdigit():
                    file += int(letter)
                else:
                    board[Square(file, rank)] = letter
                    file += 1
        clock, number = map(int, rest or (0, 1))
        return cls(board, Side.WHITE if side == "w" else Side.BLACK, Castle.parse(castle),
                   None if passant == "-" else Square.of(passant), clock, number)

    def __str__(self) -> str:
        rows = []
        for rank in reversed(range(8)):
            row = "".join(self.board.get(Square(file, rank), " ") for file in range(8))
            for gap in range(8, 0, -1):
                row = row.replace(" " * gap, str(gap))
            rows.append(row)
        return f"{'/'.join(rows)} {'w' if self.side > 0 else 'b'} {self.castle} {self.passant or '-'} {self.clock} {self.number}"

    @cached_property
    def kings(self) -> dict[Side, Square]:
        return {owner(piece): at for at, piece in self.board.items() if piece in "kK"}

    def attacked(self, at: Square, by: Side) -> bool:
        board = self.board
        for name, steps in RIDERS.items():
            for step in steps:
                to = at + step
                first = True
                while to is not None:
                    if piece := board.get(to):
                        if owner(piece) is by and (piece.lower() in (name, "q") or first and piece in "kK"):
                            return True
                        break
                    to, first = to + step, False
        if any(to and board.get(to, " ") in "nN" and owner(board[to]) is by for to in map(at.__add__, KNIGHT)):
            return True
        return any((to := at + (dx, -by)) and board.get(to) == ("P" if by > 0 else "p") for dx in (-1, 1))

    def pseudo(self) -> Iterator[Move]:
        for at, piece in self.board.items():
            if owner(piece) is not self.side:
                continue
            match piece.lower():
                case "p":
                    yield from self.pawn(at)
                case "n":
                    yield from self.steps(at, KNIGHT)
                case "k":
                    yield from chain(self.steps(at, DIAGONAL + STRAIGHT), self.castling(at))
                case rider:
                    for step in RIDERS[rider]:
                        to = at + step
                        while to:
                            if (other := self.board.get(to)) is None:
                                yield Move(at, to)
                            else:
                                if owner(other) is not self.side:
                                    yield Move(at, to)
                                break
                            to += step

    def steps(self, at, steps):
        for step in steps:
            if (to := at + step) and (to not in self.board or owner(self.board[to]) is not self.side):
                yield Move(at, to)

    def pawn(self, at):
        ahead = int(self.side)
        last, home = (7, 1) if ahead > 0 else (0, 6)

        def moves(to, kind="plain"):
            if to.rank == last:
                yield from (Move(at, to, letter) for letter in "qrbn")
            else:
                yield Move(at, to, kind=kind)

        if (one := at + (0, ahead)) and one not in self.board:
            yield from moves(one)
            if at.rank == home and (two := one + (0, ahead)) not in self.board:
                yield from moves(two, "double")
        for dx in (-1, 1):
            if to := at + (dx, ahead):
                if to == self.passant:
                    yield from moves(to, "passant")
                elif to in self.board and owner(self.board[to]) is not self.side:
                    yield from moves(to)

    def castling(self, at):
        rights = (Castle.WK, Castle.WQ) if self.side > 0 else (Castle.BK, Castle.BQ)
        for right, way, gap in zip(rights, (1, -1), (2, 3)):
            if right in self.castle and not any(at + (way * n, 0) in self.board for n in range(1, gap + 1)):
                if not any(self.attacked(Square(at.file + way * n, at.rank), self.side.other) for n in range(3)):
                    yield Move(at, Square(at.file + 2 * way, at.rank), kind="castle")

    def after(self, move: Move) -> Position:
        board = self.board.copy()
        piece = board.pop(move.start)
        taken = board.pop(move.end, None)
        board[move.end] = (move.promotes.upper() if self.side > 0 else move.promotes) or piece
        passant = None
        match move:
            case Move(kind="passant", end=Square(file, _)):
                del board[Square(file, move.start.rank)]
            case Move(kind="double"):
                passant = move.start + (0, int(self.side))
            case Move(kind="castle", end=Square(6 | 2 as file, rank)):
                board[Square(5 if file == 6 else 3, rank)] = board.pop(Square(7 if file == 6 else 0, rank))
        castle = self.castle
        for name in (str(move.start), str(move.end)):
            castle &= ~HOMES.get(name, Castle.NONE)
        return Position(board, self.side.other, castle, passant, 0 if taken or piece in "pP" else self.clock + 1,
                        self.number + (self.side is Side.BLACK))

    def legal(self) -> list[tuple[Move, Position]]:
        found = ((move, self.after(move)) for move in self.pseudo())
        return [(move, after) for move, after in found if not after.attacked(after.kings[self.side], after.side)]


def perft(position: Position, depth: int) -> int:
    moves = position.legal()
    return len(moves) if depth == 1 else sum(perft(after, depth - 1) for _, after in moves)


START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
TESTS = [
    (START, [20, 400]),
    ("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", [48]),
    ("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", [14, 191]),
    ("r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", [6, 264]),
    ("8/P7/8/8/8/8/7k/K7 w - - 0 1", [7]),
]
for fen, counts in TESTS:
    position = Position.parse(fen)
    assert str(position) == fen, (str(position), fen)
    print([perft(position, depth) for depth in range(1, len(counts) + 1)], counts, position.castle, repr(position.castle))

position = Position.parse(START)
for text in "e2e4 c7c5 g1f3 d7d6 f1b5 c8d7 e1g1 g8f6".split():
    moves = {str(move): (move, after) for move, after in position.legal()}
    move, position = moves[text]
    print(f"{text:<6}{move.kind:>8} {position}")
kinds = Counter(move.kind for move, _ in position.legal())
print(sorted(kinds.items()), replace(position, clock=9).clock, position == replace(position, number=77))
mate = Position.parse("rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3")
print(mate.legal(), mate.attacked(mate.kings[Side.WHITE], Side.BLACK), [*map(str, sorted(mate.kings.values()))])
try:
    mate.side = Side.BLACK
except Exception as error:
    print(type(error).__name__, error)
try:
    hash(mate)
except TypeError as error:
    print(error)
