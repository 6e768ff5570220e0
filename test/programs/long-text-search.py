"""Thompson NFA regex, glob matcher, Boyer-Moore, KMP, trie with wildcard, suffix array, Aho-Corasick, edit distance trees."""
from collections import deque, defaultdict
from dataclasses import dataclass, field
from typing import Optional, Iterator
import functools
import bisect


@dataclass(eq=False)
class State:
    char: Optional[str] = None
    out: list["State"] = field(default_factory=list)
    accept: bool = False


class Regex:
    def __init__(self, pattern):
        self.pattern, self.pos = pattern, 0
        start, end = self.alt()
        if self.pos < len(pattern):
            raise ValueError(f"unbalanced ) at {self.pos} in {pattern!r}")
        end.accept = True
        self.start = start

    def peek(self): return self.pattern[self.pos] if self.pos < len(self.pattern) else ""

    def next(self):
        self.pos += 1
        return self.pattern[self.pos - 1]

    def alt(self):
        start, end = self.concat()
        while self.peek() == "|":
            self.next()
            s2, e2 = self.concat()
            s, e = State(out=[start, s2]), State()
            end.out.append(e)
            e2.out.append(e)
            start, end = s, e
        return start, end

    def concat(self):
        start = end = State()
        while self.peek() not in ("", "|", ")"):
            s, e = self.repeat()
            end.out.append(s)
            end = e
        return start, end

    def repeat(self):
        s, e = self.atom()
        while (c := self.peek()) and c in "*+?":
            self.next()
            ns, ne = State(out=[s]), State()
            e.out.append(ne)
            if c in "*+":
                e.out.append(s)
            if c in "*?":
                ns.out.append(ne)
            s, e = ns, ne
        return s, e

    def atom(self):
        c = self.next()
        if c == "(":
            s, e = self.alt()
            if self.peek() != ")":
                raise ValueError(f"missing ) in {self.pattern!r}")
            self.next()
            return s, e
        if c == "\\":
            c = self.next()
        elif c == ".":
            c = "any"
        elif c == "[":
            c = "["
            while self.peek() != "]":
                c += self.next()
            self.next()
        e = State()
        return State(c, [e]), e

    @staticmethod
    def closure(states):
        seen, stack = set(), list(states)
        while stack:
            s = stack.pop()
            if s not in seen:
                seen.add(s)
                if s.char is None:
                    stack.extend(s.out)
        return seen

    def fullmatch(self, text):
        cur = self.closure([self.start])
        for ch in text:
            cur = self.closure(o for s in cur if s.char is not None and self.test(s.char, ch) for o in s.out)
            if not cur:
                return False
        return any(s.accept for s in cur)

    @staticmethod
    def test(spec, ch):
        if spec == "any": return True
        if spec[0] == "[" and len(spec) > 1:
            items, neg = spec[1:], spec[1] == "^"
            items = items[neg:]
            ok, i = False, 0
            while i < len(items):
                if i + 2 < len(items) and items[i + 1] == "-":
                    ok |= items[i] <= ch <= items[i + 2]
                    i += 3
                else:
                    ok |= items[i] == ch
                    i += 1
            return ok != neg
        return spec == ch


for pat, tests in {"a(b|c)*d": ["ad", "abcbcd", "abc", "d"], "[a-c]+x?": ["abcx", "x", "cab", "abcd"], "(ab)+|c?": ["", "c", "abab", "aba"], r"\.*a.b": ["...axb", "ab", "axb"], "(": [""], "a)": [""], "((a?)*)*b": ["aaab", "c"]}.items():
    try:
        r = Regex(pat)
        print(pat, {t: r.fullmatch(t) for t in tests})
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)


class Trie:
    __slots__ = "kids", "word"

    def __init__(self, *words):
        self.kids: dict[str, Trie] = {}
        self.word = None
        for w in words: self.add(w)

    def add(self, w):
        node = self
        for ch in w: node = node.kids.setdefault(ch, Trie())
        node.word = w

    def __iter__(self):
        if self.word is not None: yield self.word
        for _, kid in sorted(self.kids.items()): yield from kid

    def __contains__(self, w): return w in set(self.match(w))

    def match(self, pat) -> Iterator[str]:
        if not pat:
            if self.word is not None: yield self.word
        elif pat[0] == "?":
            for k in self.kids.values(): yield from k.match(pat[1:])
        elif pat[0] == "*":
            yield from self.match(pat[1:])
            for k in self.kids.values(): yield from k.match(pat)
        elif (k := self.kids.get(pat[0])): yield from k.match(pat[1:])

    def fuzzy(self, word, limit):
        def go(node, row, text):
            if node.word is not None and row[-1] <= limit: yield row[-1], node.word
            if min(row) <= limit:
                for ch, kid in node.kids.items():
                    new = [row[0] + 1]
                    for i, w in enumerate(word): new.append(min(new[i] + 1, row[i + 1] + 1, row[i] + (w != ch)))
                    yield from go(kid, new, text + ch)
        return sorted(go(self, list(range(len(word) + 1)), ""))


t = Trie(*"tea ten to i in inn a an and ant band ban tent".split())
print(list(t), list(t.match("t?n")), sorted(set(t.match("*n*"))), "ten" in t, "te" in t, t.fuzzy("tent", 1), t.fuzzy("bnd", 1))


def kmp(text, pat):
    fail, k = [0], 0
    for c in pat[1:]:
        while k and pat[k] != c: k = fail[k - 1]
        k += pat[k] == c
        fail.append(k)
    k = 0
    for i, c in enumerate(text):
        while k and (k == len(pat) or pat[k] != c): k = fail[k - 1]
        k += pat[k] == c
        if k == len(pat): yield i - k + 1


def horspool(text, pat):
    skip = {c: len(pat) - i - 1 for i, c in enumerate(pat[:-1])}
    i, out = 0, []
    while i <= len(text) - len(pat):
        if text[i:i + len(pat)] == pat: out.append(i)
        i += skip.get(text[i + len(pat) - 1], len(pat))
    return out


def suffix_array(s): return sorted(range(len(s)), key=lambda i: s[i:])
def find_sa(s, sa, p):
    lo = bisect.bisect_left(sa, p, key=lambda i: s[i:i + len(p)])
    hi = bisect.bisect_right(sa, p, key=lambda i: s[i:i + len(p)])
    return sorted(sa[lo:hi])


class Aho:
    def __init__(self, words):
        self.goto, self.out, self.fail = [{}], [set()], [0]
        for w in words:
            s = 0
            for c in w:
                if c not in self.goto[s]:
                    self.goto.append({}); self.out.append(set()); self.fail.append(0)
                    self.goto[s][c] = len(self.goto) - 1
                s = self.goto[s][c]
            self.out[s].add(w)
        q = deque(self.goto[0].values())
        while q:
            s = q.popleft()
            for c, n in self.goto[s].items():
                q.append(n)
                f = self.fail[s]
                while f and c not in self.goto[f]: f = self.fail[f]
                self.fail[n] = self.goto[f].get(c, 0)
                self.out[n] |= self.out[self.fail[n]]

    def search(self, text):
        s = 0
        for i, c in enumerate(text):
            while s and c not in self.goto[s]: s = self.fail[s]
            s = self.goto[s].get(c, 0)
            for w in sorted(self.out[s]): yield i - len(w) + 1, w


text = "abracadabra abracadabra"
print(list(kmp(text, "abra")), horspool(text, "abra"), find_sa(text, suffix_array(text), "abra"), suffix_array("banana"))
print(list(Aho(["he", "she", "his", "hers"]).search("ushers and his")))


def glob(p, s):
    @functools.cache
    def m(i, j):
        if i == len(p): return j == len(s)
        if p[i] == "*": return m(i + 1, j) or (j < len(s) and m(i, j + 1))
        return j < len(s) and p[i] in ("?", s[j]) and m(i + 1, j + 1)
    return m(0, 0)


print([glob(*a) for a in [("*.py", "a.py"), ("a?c*", "abcd"), ("*", ""), ("a*b*c", "axxbyyc"), ("a", "b")]])


class Rope:
    def __init__(self, l, r=None): self.l, self.r = l, r; self.n = len(l) + (len(r) if r is not None else 0)
    def __len__(self): return self.n
    def __add__(self, o): return Rope(self, o if isinstance(o, Rope) else Rope(o))
    def __str__(self): return str(self.l) + (str(self.r) if self.r is not None else "")
    def __getitem__(self, i):
        if isinstance(i, slice): return "".join(self[k] for k in range(*i.indices(self.n)))
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError("rope index out of range")
        return self.l[i] if i < len(self.l) else self.r[i - len(self.l)]


r = Rope("hello") + ", " + "world"
print(r, len(r), r[0], r[-1], r[3:9], r[::-2], "".join(r), "w" in r)
r[100]
