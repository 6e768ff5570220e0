"""Argparse-less command interpreter with a registry, dispatch, history/undo, and a report table."""
import shlex
import sys
import textwrap
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from itertools import groupby, chain, zip_longest
from operator import attrgetter, itemgetter
import string


class CommandError(Exception):
    pass


class Command:
    def __init__(self, fn, name, usage, aliases):
        self.fn, self.name, self.usage, self.aliases = fn, name, usage, aliases

    def __get__(self, obj, owner):
        return self if obj is None else lambda *a: self(obj, *a)

    def __call__(self, obj, *args):
        code = self.fn.__code__
        need = code.co_argcount - 1 - len(self.fn.__defaults__ or ())
        most = code.co_argcount - 1
        if not need <= len(args) <= most and not code.co_flags & 4:
            raise CommandError(f"usage: {self.name} {self.usage}")
        return self.fn(obj, *args)


def command(name=None, *aliases, usage=""):
    def deco(fn):
        return Command(fn, name or fn.__name__.removeprefix("do_"), usage, aliases)
    return deco


class Meta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls.commands = {}
        for base in reversed(cls.__mro__):
            for v in vars(base).values():
                if isinstance(v, Command):
                    for n in (v.name, *v.aliases):
                        cls.commands[n] = v
        return cls


class Category(Enum):
    TOOL = "tool"
    FOOD = "food"

    @classmethod
    def _missing_(cls, v):
        return next((m for m in cls if m.name.startswith(str(v).upper())), None)


class Item:
    _ids = iter(range(1, 1000))

    def __init__(self, name, price, cat, qty=0, expires=None):
        self.id = next(self._ids)
        self.name, self.price, self.cat, self.qty, self.expires = name, price, cat, qty, expires

    @property
    def value(self): return self.price * self.qty


class Shell(metaclass=Meta):
    def __init__(self):
        self.items, self.undo = {}, []

    @contextmanager
    def change(self, label):
        saved = {k: vars(v).copy() for k, v in self.items.items()}
        try:
            yield
        except BaseException:
            self._restore(saved)
            raise
        else:
            self.undo.append((label, saved))

    def _restore(self, saved):
        for k in set(self.items) - set(saved):
            del self.items[k]
        for k, d in saved.items():
            self.items[k].__dict__.update(d)

    @command(usage="NAME PRICE CATEGORY [QTY] [DAYS]")
    def do_add(self, name, price, cat, qty="0", days=None):
        if name in self.items:
            raise CommandError(f"{name} exists")
        try:
            price = Decimal(price)
        except InvalidOperation as e:
            raise CommandError(f"bad price {price!r}") from e
        with self.change(f"add {name}"):
            exp = days and date(2024, 2, 27) + timedelta(days=int(days))
            self.items[name] = Item(name, price, Category(cat), int(qty), exp)
        return f"#{self.items[name].id} {name}"

    @command("take", "sell", usage="NAME N")
    def do_take(self, name, n):
        with self.change(f"take {n} {name}"):
            item = self.items[name]
            item.qty -= int(n)
            if item.qty < 0:
                raise CommandError(f"only {item.qty + int(n)} {name} left")
        return item.qty

    @command("undo")
    def do_undo(self):
        if not self.undo:
            raise CommandError("nothing to undo")
        label, saved = self.undo.pop()
        self._restore(saved)
        return f"undid {label}"

    @command("report", usage="[KEY]")
    def do_report(self, key="cat"):
        rows = sorted(self.items.values(), key=lambda i: (str(getattr(i, key)), i.name))
        out = []
        for k, group in groupby(rows, key=attrgetter(key)):
            group = list(group)
            out.append(f"[{k.value if isinstance(k, Enum) else k}]")
            out += [f"  {i.name:<10.8}{i.price:>8.2f} × {i.qty:<4d}= {i.value:>10,.2f}{f' until {i.expires:%d %b}' if i.expires else ''}" for i in group]
            out.append(f"  {'total':.<24}{sum(map(attrgetter('value'), group)):>11,.2f}")
        return "\n".join(out) or "(empty)"

    @command("help", "?")
    def do_help(self, *names):
        seen = {c.name: c for c in self.commands.values()}
        return "\n".join(f"{n:8}{c.usage}" for n, c in sorted(seen.items()) if not names or n in names)

    @command("echo")
    def do_echo(self, *args): return " ".join(args)

    def run(self, line):
        try:
            words = shlex.split(line, comments=True)
            if not words:
                return None
            name, *args = words
            try:
                cmd = self.commands[name]
            except KeyError:
                raise CommandError(f"unknown command {name!r}") from None
            return cmd(self, *args)
        except CommandError as e:
            return f"error: {e}" + (f" (because {type(e.__cause__).__name__})" if e.__cause__ else "")
        except (ValueError, KeyError) as e:
            return f"{type(e).__name__}: {e}"


class More(Shell):
    @command("rename", usage="OLD NEW")
    def do_rename(self, old, new):
        self.items[new] = self.items.pop(old)
        self.items[new].name = new
        return new


sh = More()
SCRIPT = """
add hammer 12.50 tool 10
add 'blue cheese' 3.75 FO 4 3
add "nail \\"long\\"" .05 to 1000   # many
add apple x food
add hammer 1 tool
take hammer 3
sell hammer 8
take saw 1
add pear 1 fruit
report
undo
undo
report name
rename hammer mallet
take mallet x
help
? echo undo
add
echo a 'b c' d
bad 'quote
zzz
undo
undo
undo
report
"""
for line in SCRIPT.strip().splitlines():
    print(f"> {line}")
    result = sh.run(line)
    if result is not None:
        print(textwrap.indent(str(result), "  "))
print(sorted(More.commands), Shell.commands.keys() < More.commands.keys(), Shell.do_take.name)
print(*zip_longest("ab", [1], fillvalue="-"), list(chain([1], (2,))), max(sh.items.values(), key=attrgetter("price"), default="none"))
print(string.Template("$who owes $$$amt").safe_substitute(who="Bo"), "{0:{1}^{2}}|{0!r:>8}".format("mid", "*", 9), "{a[k]}/{b.real}".format(a={"k": 1}, b=2))
