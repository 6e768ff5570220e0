"""A bank: dataclasses, enums, decorators, custom exceptions, a ledger as a context manager, reports as tables."""
from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, Flag, auto
from typing import Callable, Iterable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Kind(Enum):
    CHECKING = "checking"
    SAVINGS = "savings"

    @property
    def rate(self) -> float:
        return {Kind.CHECKING: 0.001, Kind.SAVINGS: 0.0325}[self]


class Permission(Flag):
    NONE = 0
    READ = auto()
    DEPOSIT = auto()
    WITHDRAW = auto()
    ALL = READ | DEPOSIT | WITHDRAW


class BankError(Exception):
    """Base of what can go wrong."""


class InsufficientFunds(BankError):
    def __init__(self, account: "Account", wanted: int):
        self.account, self.wanted = account, wanted
        super().__init__(f"{account.owner} has {money(account.balance)}, wanted {money(wanted)}")


class NotAllowed(BankError, PermissionError):
    pass


def money(cents: int) -> str:
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}${cents // 100:,}.{cents % 100:02d}"


@dataclass(frozen=True, order=True)
class Entry:
    sequence: int
    account: int = field(compare=False)
    cents: int = field(compare=False)
    memo: str = field(default="", compare=False, repr=False)


@dataclass
class Account:
    owner: str
    kind: Kind = Kind.CHECKING
    balance: int = 0
    permissions: Permission = Permission.ALL
    history: list[Entry] = field(default_factory=list, repr=False)
    number: int = field(init=False)
    _numbers = itertools.count(1001)

    def __post_init__(self) -> None:
        self.number = next(self._numbers)
        if self.balance < 0:
            raise ValueError(f"{self.owner!r} starts with a negative balance")

    def __lt__(self, other: Account) -> bool:
        return (self.balance, self.owner) < (other.balance, other.owner)


def requires(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(method: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(method)
        def checked(self, account, *args, **kwargs):
            if permission not in account.permissions:
                raise NotAllowed(f"{method.__name__} needs {permission.name} on {account.number}")
            checked.calls += 1
            return method(self, account, *args, **kwargs)

        checked.calls = 0
        return checked

    return decorate


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[int, Account] = {}
        self.sequence = itertools.count(1)
        self.journal: deque[Entry] = deque(maxlen=6)
        self.listeners: defaultdict[str, list[Callable[..., None]]] = defaultdict(list)

    def open(self, *args, **kwargs) -> Account:
        account = Account(*args, **kwargs)
        self.accounts[account.number] = account
        self.emit("open", account)
        return account

    def on(self, event: str):
        def register(listener):
            self.listeners[event].append(listener)
            return listener

        return register

    def emit(self, event: str, *args) -> None:
        for listener in self.listeners.get(event, ()):
            listener(*args)

    def _book(self, account: Account, cents: int, memo: str) -> Entry:
        entry = Entry(next(self.sequence), account.number, cents, memo)
        account.balance += cents
        account.history.append(entry)
        self.journal.append(entry)
        self.emit("booked", account, entry)
        return entry

    @requires(Permission.DEPOSIT)
    def deposit(self, account: Account, cents: int, memo: str = "deposit") -> Entry:
        if cents <= 0:
            raise ValueError("deposits are positive")
        return self._book(account, cents, memo)

    @requires(Permission.WITHDRAW)
    def withdraw(self, account: Account, cents: int, memo: str = "withdrawal") -> Entry:
        if cents > account.balance:
            raise InsufficientFunds(account, cents)
        return self._book(account, -cents, memo)

    @contextmanager
    def transaction(self, *accounts: Account):
        before = {a.number: (a.balance, len(a.history)) for a in accounts}
        try:
            yield self
        except BankError as error:
            for account in accounts:
                account.balance, length = before[account.number]
                del account.history[length:]
            print(f"  rolled back: {type(error).__name__}: {error}")
            raise

    def transfer(self, source: Account, target: Account, cents: int) -> bool:
        try:
            with self.transaction(source, target):
                self.deposit(target, cents, memo=f"from {source.owner}")
                self.withdraw(source, cents, memo=f"to {target.owner}")
        except BankError:
            return False
        return True

    def interest(self) -> int:
        paid = 0
        for account in self.accounts.values():
            if due := round(account.balance * account.kind.rate):
                self._book(account, due, "interest")
                paid += due
        return paid


def report(rows: Iterable[Account], width: int = 12) -> None:
    head = f"{'no.':>6} {'owner':<{width}} {'kind':^10} {'balance':>{width}} {'rate':>7}"
    print(head, "-" * len(head), sep="\n")
    for account in sorted(rows, reverse=True):
        print(f"{account.number:>6} {account.owner:<{width}} {account.kind.value:^10} {money(account.balance):>{width}} {account.kind.rate:>7.2%}")


def main() -> None:
    bank = Bank()
    seen = Counter()

    @bank.on("booked")
    def count(account: Account, entry: Entry) -> None:
        seen[account.owner] += 1

    @bank.on("open")
    def welcome(account: Account) -> None:
        print("welcome", account)

    ann = bank.open("Ann", balance=120_000)
    bob = bank.open("Bob", Kind.SAVINGS, 5_050)
    eve = bank.open("Eve", permissions=Permission.READ | Permission.DEPOSIT)
    for amount in (2_500, 10_000, 99_999_999, 7):
        print(f"transfer {money(amount):>15}: {bank.transfer(ann, bob, amount)}")
    print(bank.transfer(bob, eve, 1_234), bank.transfer(eve, bob, 1))
    print("interest", money(bank.interest()))
    report(bank.accounts.values())
    for attempt in (lambda: bank.deposit(ann, -5), lambda: Account("X", balance=-1), lambda: setattr(ann.history[0], "cents", 0), lambda: Kind("gold"), lambda: Entry()):
        try:
            attempt()
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
    print(bank.journal[-1], max(bank.journal), len(bank.journal))
    print(dict(seen), seen.most_common(1), bank.deposit.calls, bank.withdraw.calls)
    copy = replace(ann, owner="Ann B.", balance=1)
    print(copy, copy == ann, copy.number != ann.number)
    print(asdict(ann.history[0]), Permission.ALL, eve.permissions, ~eve.permissions, Permission.WITHDRAW in eve.permissions)
    print(eve.permissions == Permission(3), [p.name for p in Permission], Kind.SAVINGS, Kind["CHECKING"], repr(Kind.SAVINGS), list(Kind))
    grouped = {kind: [a.owner for a in group] for kind, group in itertools.groupby(sorted(bank.accounts.values(), key=lambda a: a.kind.value), key=lambda a: a.kind.value)}
    print(grouped, Entry(1, 2, 3) < Entry(2, 0, 0), hash(Entry(1, 2, 3)) == hash(Entry(1, 9, 9)))


if __name__ == "__main__":
    main()
