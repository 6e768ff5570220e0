"""Trees as programs, and the machine that runs them: it goes on as far as it can and comes back to what it left open."""

CHAR, ANY, LINE, IN, TEXT, SPLIT, JUMP, SAVE, AT, SAME, LOOK, ATOMIC, MANY, LAZY, OWN, ENTER, LOOP, IF, DONE, FAIL = range(20)
_FOREVER = 4294967295


class Set:
    """Which characters are in it: asked once for each, then remembered."""

    __slots__ = ("known", "members", "negated", "ignores")

    def __init__(self, members, negated, ignores):
        self.known = {}
        self.members = members
        self.negated = negated
        self.ignores = ignores

    def __contains__(self, ch):
        found = self.known.get(ch)
        if found is None:
            self.known[ch] = found = self.holds(ch) != self.negated
        return found

    def holds(self, ch):
        if self.ignores:
            return any([_is_member(c, self.members) for c in (ch, ch.lower(), ch.upper()) if len(c) == 1])
        return _is_member(ch, self.members)


def is_word(ch, ascii):
    return ch == "_" or (ch.isalnum() and (not ascii or ch.isascii()))


def _is_member(ch, members):
    for member in members:
        kind = member[0]
        if kind == "char":
            if ch == member[1]:
                return True
        elif kind == "range":
            if member[1] <= ch <= member[2]:
                return True
        else:
            which = member[1]
            lower = which.lower()
            if lower == "d":
                found = ch.isdecimal() and (not member[2] or ch.isascii())
            elif lower == "s":
                found = ch in " \t\n\r\f\v" or (not member[2] and ch.isspace())
            else:
                found = is_word(ch, member[2])
            if found == (which == lower):
                return True
    return False


def _single(node):
    """The set of a tree that matches one character, whichever way; None: it matches more or less."""
    kind = node[0]
    if kind == "char":
        return Set([("char", node[1])], False, node[2])
    if kind == "in":
        return Set(node[1], node[2], node[3])
    if kind == "any":
        return Set([], True, False)
    if kind == "line":
        return Set([("char", "\n")], True, False)
    if kind == "seq" and len(node[1]) == 1:
        return _single(node[1][0])
    if kind == "branch":
        members = []
        for branch in node[1]:
            while branch[0] == "seq" and len(branch[1]) == 1:
                branch = branch[1][0]
            if branch[0] == "char" and not branch[2]:
                members.append(("char", branch[1]))
            elif branch[0] == "in" and not branch[2] and not branch[3]:
                members.extend(branch[1])
            else:
                return None
        return Set(members, False, False)
    return None


def width_of(node):
    """Least and most characters that a tree matches."""
    kind = node[0]
    if kind in ("char", "in", "any", "line"):
        return 1, 1
    if kind == "seq":
        low = high = 0
        for item in node[1]:
            a, b = width_of(item)
            low, high = low + a, high + b
        return low, min(high, _FOREVER)
    if kind == "branch":
        widths = [width_of(item) for item in node[1]]
        return min([a for a, b in widths]), max([b for a, b in widths])
    if kind == "repeat":
        a, b = width_of(node[4])
        return a * node[1], min(b * node[2], _FOREVER)
    if kind == "group":
        return width_of(node[2])
    if kind == "atomic":
        return width_of(node[1])
    if kind == "if":
        a, b = width_of(node[2])
        c, d = width_of(node[3])
        return min(a, c), max(b, d)
    if kind == "same":
        return 0, _FOREVER
    return 0, 0


class Compiler:
    def __init__(self, error):
        self.code = []
        self.registers = 0
        self.error = error

    def emit(self, *instruction):
        self.code.append(instruction)
        return len(self.code) - 1

    def program(self, node):
        """A program of its own, ended by DONE: where it begins."""
        over = self.emit(JUMP, 0)
        start = len(self.code)
        self.compile(node)
        self.emit(DONE)
        self.code[over] = (JUMP, len(self.code))
        return start

    def compile(self, node):
        kind = node[0]
        if kind == "seq":
            self.sequence(node[1])
        elif kind == "char":
            if node[2] and (node[1].lower() != node[1] or node[1].upper() != node[1]):
                self.emit(IN, _single(node))
            else:
                self.emit(CHAR, node[1])
        elif kind == "any":
            self.emit(ANY)
        elif kind == "line":
            self.emit(LINE)
        elif kind == "in":
            self.emit(IN, _single(node))
        elif kind == "branch":
            single = _single(node)
            if single is not None:
                self.emit(IN, single)
            else:
                self.branch(node[1])
        elif kind == "group":
            self.emit(SAVE, 2 * node[1])
            self.compile(node[2])
            self.emit(SAVE, 2 * node[1] + 1)
        elif kind == "at":
            self.emit(AT, *node[1:])
        elif kind == "same":
            self.emit(SAME, node[1], node[2])
        elif kind == "look":
            back = 0
            if node[2]:
                low, high = width_of(node[3])
                if low != high:
                    raise self.error("look-behind requires fixed-width pattern")
                back = low
            self.emit(LOOK, self.program(node[3]) , node[1], back)
        elif kind == "atomic":
            self.emit(ATOMIC, self.program(node[1]))
        elif kind == "if":
            test = self.emit(IF, node[1], 0)
            self.compile(node[2])
            over = self.emit(JUMP, 0)
            self.code[test] = (IF, node[1], len(self.code))
            self.compile(node[3])
            self.code[over] = (JUMP, len(self.code))
        else:
            self.repeat(*node[1:])

    def sequence(self, items):
        text = ""
        for item in items:
            if item[0] == "char" and not (item[2] and (item[1].lower() != item[1] or item[1].upper() != item[1])):
                text += item[1]
                continue
            self.literal(text)
            text = ""
            self.compile(item)
        self.literal(text)

    def literal(self, text):
        if len(text) == 1:
            self.emit(CHAR, text)
        elif text:
            self.emit(TEXT, text, len(text))

    def branch(self, branches):
        ends = []
        for branch in branches[:-1]:
            split = self.emit(SPLIT, 0, 0)
            self.compile(branch)
            ends.append(self.emit(JUMP, 0))
            self.code[split] = (SPLIT, split + 1, len(self.code))
        self.compile(branches[-1])
        for end in ends:
            self.code[end] = (JUMP, len(self.code))

    def repeat(self, low, high, how, body):
        if how == "possessive":
            start = self.program(("repeat", low, high, "greedy", body))
            self.emit(ATOMIC, start)
            return
        single = _single(body)
        if single is not None:
            self.emit(MANY if how == "greedy" else LAZY, single, low, high)
            return
        for _ in range(low):
            self.compile(body)
        if high == _FOREVER:
            self.star(how, body)
            return
        splits = []
        for _ in range(high - low):
            splits.append(self.emit(SPLIT, 0, 0))
            self.compile(body)
        for split in splits:
            both = (split + 1, len(self.code))
            self.code[split] = (SPLIT, *(both if how == "greedy" else both[::-1]))

    def star(self, how, body):
        may_be_empty = width_of(body)[0] == 0
        register = self.registers
        if may_be_empty:
            self.registers += 1
        split = self.emit(SPLIT, 0, 0)
        if may_be_empty:
            self.emit(ENTER, register)
        self.compile(body)
        if may_be_empty:
            self.emit(LOOP, register, split)
        else:
            self.emit(JUMP, split)
        both = (split + 1, len(self.code))
        self.code[split] = (SPLIT, *(both if how == "greedy" else both[::-1]))


def _first(code, pc):
    """The set of characters with which a match can begin; None: not known."""
    while True:
        instruction = code[pc]
        op = instruction[0]
        if op == SAVE:
            pc += 1
        elif op == JUMP:
            pc = instruction[1]
        elif op == CHAR:
            return [("char", instruction[1])]
        elif op == TEXT:
            return [("char", instruction[1][0])]
        elif op == IN or op == MANY and instruction[2] > 0:
            one = instruction[1]
            return None if one.negated or one.ignores else one.members
        elif op == SPLIT:
            left, right = _first(code, instruction[1]), _first(code, instruction[2]) if instruction[2] > pc else None
            return None if left is None or right is None else left + right
        else:
            return None


def first_of(code):
    try:
        members = _first(code, 0)
    except RecursionError:
        return None
    return None if members is None else Set(members, False, False)


def run(code, pc, text, at, end, marks, registers, barred=-1):
    """Where the match from `at` on ends; -1: there is none. Groups are in `marks`."""
    stack = []
    while True:
        instruction = code[pc]
        op = instruction[0]
        if op == CHAR:
            if at < end and text[at] == instruction[1]:
                at += 1
                pc += 1
                continue
        elif op == IN:
            if at < end and text[at] in instruction[1]:
                at += 1
                pc += 1
                continue
        elif op == TEXT:
            if at + instruction[2] <= end and text.startswith(instruction[1], at):
                at += instruction[2]
                pc += 1
                continue
        elif op == MANY:
            one = instruction[1]
            low = at + instruction[2]
            high = min(end, at + instruction[3])
            known = one.known
            while at < high and (known.get(text[at]) or text[at] in one):
                at += 1
            if at >= low:
                pc += 1
                if at > low:
                    stack.append((MANY, pc, at - 1, low))
                continue
        elif op == SAVE:
            which = instruction[1]
            stack.append((SAVE, which, marks[which], marks[-1]))
            marks[which] = at
            if which & 1:
                marks[-1] = which >> 1
            pc += 1
            continue
        elif op == SPLIT:
            stack.append((SPLIT, instruction[2], at, 0))
            pc = instruction[1]
            continue
        elif op == JUMP:
            pc = instruction[1]
            continue
        elif op == DONE:
            if at != barred:
                return at
        elif op == LAZY:
            one = instruction[1]
            count = 0
            while count < instruction[2] and at < end and text[at] in one:
                at += 1
                count += 1
            if count == instruction[2]:
                pc += 1
                if count < instruction[3]:
                    stack.append((LAZY, pc, at, (one, instruction[3] - count)))
                continue
        elif op == LINE:
            if at < end and text[at] != "\n":
                at += 1
                pc += 1
                continue
        elif op == ANY:
            if at < end:
                at += 1
                pc += 1
                continue
        elif op == AT:
            if _holds(instruction, text, at, end):
                pc += 1
                continue
        elif op == ENTER:
            which = instruction[1]
            stack.append((ENTER, which, registers[which], 0))
            registers[which] = at
            pc += 1
            continue
        elif op == LOOP:
            pc = pc + 1 if registers[instruction[1]] == at else instruction[2]
            continue
        elif op == SAME:
            start, stop = marks[2 * instruction[1]], marks[2 * instruction[1] + 1]
            if start >= 0 and stop >= 0:
                piece = text[start:stop]
                there = text[at : min(end, at + stop - start)]
                if piece == there or instruction[2] and piece.lower() == there.lower():
                    at += stop - start
                    pc += 1
                    continue
        elif op == IF:
            number = instruction[1]
            pc = pc + 1 if marks[2 * number + 1] >= 0 else instruction[2]
            continue
        elif op == LOOK:
            before = list(marks)
            start = at - instruction[3]
            found = start >= 0 and run(code, instruction[1], text, start, end if instruction[3] == 0 else at, marks, registers) >= 0
            if found == instruction[2]:
                if found:
                    for i in range(len(before)):
                        if before[i] != marks[i]:
                            stack.append((SAVE, i, before[i], before[-1]))
                else:
                    marks[:] = before
                pc += 1
                continue
            marks[:] = before
        elif op == ATOMIC:
            before = list(marks)
            found = run(code, instruction[1], text, at, end, marks, registers)
            if found >= 0:
                for i in range(len(before)):
                    if before[i] != marks[i]:
                        stack.append((SAVE, i, before[i], before[-1]))
                at = found
                pc += 1
                continue
            marks[:] = before
        # It does not match: back to what was left open last.
        while stack:
            kind, pc, at, more = stack.pop()
            if kind == SPLIT:
                break
            if kind == MANY:
                if at > more:
                    stack.append((MANY, pc, at - 1, more))
                break
            if kind == SAVE:
                marks[pc] = at
                marks[-1] = more
            elif kind == ENTER:
                registers[pc] = at
            else:
                one, left = more
                if at < end and text[at] in one:
                    at += 1
                    if left > 1:
                        stack.append((LAZY, pc, at, (one, left - 1)))
                    break
        else:
            return -1


def _holds(instruction, text, at, end):
    where = instruction[1]
    if where == "start":
        return at == 0
    if where == "line start":
        return at == 0 or text[at - 1] == "\n"
    if where == "end":
        return at == end
    if where == "last":
        return at == end or at == end - 1 and text[at] == "\n"
    if where == "line end":
        return at == end or text[at] == "\n"
    left = at > 0 and is_word(text[at - 1], instruction[2])
    right = at < end and is_word(text[at], instruction[2])
    return (left != right) == (where == "boundary")
