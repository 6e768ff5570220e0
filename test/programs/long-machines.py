"""A stack VM with assembler, call frames, exceptions, tracing, plus brainf*** and a Turing machine and a forth."""
import sys
from collections import namedtuple, ChainMap
from enum import IntEnum, auto
from types import MappingProxyType
import struct
import io


class Op(IntEnum):
    PUSH = auto()
    ADD = auto()
    SUB = auto()
    MUL = auto()
    DIV = auto()
    DUP = auto()
    SWAP = auto()
    JMP = auto()
    JZ = auto()
    LOAD = auto()
    STORE = auto()
    CALL = auto()
    RET = auto()
    PRINT = auto()
    TRY = auto()
    THROW = auto()
    HALT = auto()


HAS_ARG = frozenset({Op.PUSH, Op.JMP, Op.JZ, Op.LOAD, Op.STORE, Op.CALL, Op.TRY})
Instr = namedtuple("Instr", "op arg line", defaults=(None, 0))


class VMError(RuntimeError):
    def __init__(self, msg, vm):
        super().__init__(f"{msg} at pc={vm.pc}")
        self.stack = tuple(vm.stack)


def assemble(src):
    labels, out = {}, []
    for n, line in enumerate(src.splitlines(), 1):
        line = line.partition(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(out)
            continue
        name, *rest = line.split()
        try:
            op = Op[name.upper()]
        except KeyError:
            raise SyntaxError(f"line {n}: no such instruction {name!r}") from None
        if bool(rest) is not (op in HAS_ARG):
            raise SyntaxError(f"line {n}: {op.name} takes {int(op in HAS_ARG)} argument(s)")
        out.append(Instr(op, rest[0] if rest else None, n))
    def resolve(a):
        if a is None: return None
        if a in labels: return labels[a]
        try: return int(a, 0)
        except ValueError: return a
    return [i._replace(arg=resolve(i.arg)) for i in out]


def encode(code):
    buf = io.BytesIO()
    for op, arg, _ in code:
        match arg:
            case None: buf.write(struct.pack("<Bx", op))
            case int(): buf.write(struct.pack("<Bcq", op, b"i", arg))
            case str(): buf.write(struct.pack("<Bc", op, b"s") + bytes([len(arg)]) + arg.encode())
    return buf.getvalue()


class VM:
    def __init__(self, code, out=None):
        self.code, self.pc, self.stack, self.frames, self.handlers = code, 0, [], [ChainMap()], []
        self.out = [] if out is None else out
        self.count = 0
        self.table = MappingProxyType({op: getattr(self, f"op_{op.name.lower()}") for op in Op})

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise VMError("stack underflow", self) from None

    def _binary(fn):
        def run(self, _):
            b, a = self.pop(), self.pop()
            self.stack.append(fn(a, b))
        return run

    op_add = _binary(lambda a, b: a + b)
    op_sub = _binary(lambda a, b: a - b)
    op_mul = _binary(lambda a, b: a * b)
    op_div = _binary(lambda a, b: a // b)
    del _binary

    def op_push(self, a): self.stack.append(a)
    def op_dup(self, _): self.stack.append(self.stack[-1])
    def op_swap(self, _): self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def op_jmp(self, a): self.pc = a
    def op_jz(self, a):
        if not self.pop(): self.pc = a
    def op_load(self, a): self.stack.append(self.frames[-1][a])
    def op_store(self, a): self.frames[-1][a] = self.pop()
    def op_call(self, a):
        self.frames.append(self.frames[-1].new_child({"$ret": self.pc}))
        if len(self.frames) > 50: raise VMError("too deep", self)
        self.pc = a
    def op_ret(self, _): self.pc = self.frames.pop()["$ret"]
    def op_print(self, _): self.out.append(str(self.pop()))
    def op_try(self, a): self.handlers.append((a, len(self.stack), len(self.frames)))
    def op_throw(self, _): raise VMError(f"thrown {self.pop()}", self)
    def op_halt(self, _): raise StopIteration

    def run(self, limit=10_000):
        while True:
            self.count += 1
            if self.count > limit:
                raise TimeoutError(f"{limit} steps")
            op, arg, line = self.code[self.pc]
            self.pc += 1
            try:
                self.table[op](arg)
            except StopIteration:
                return self.out
            except (VMError, ArithmeticError, KeyError) as e:
                if not self.handlers:
                    e.add_note(f"in line {line}: {op.name} {'' if arg is None else arg}".rstrip())
                    raise
                self.pc, depth, frames = self.handlers.pop()
                del self.stack[depth:], self.frames[frames:]
                self.stack.append(f"{type(e).__name__}: {e}")


FACT = """
  push 10
  store n
  push 1
  store acc
loop:
  load n
  jz done
  load acc
  load n
  mul
  store acc
  load n
  push 1
  sub
  store n
  jmp loop
done:
  load acc
  print
  try caught
  push 1
  push 0
  div      ; boom
  print
caught:
  print
  push 0x10
  call twice
  print
  try c2
  load nothing
c2:
  print
  halt
twice:
  dup
  add
  ret
"""
code = assemble(FACT)
vm = VM(code)
print(vm.run(), vm.count, len(code), encode(code)[:24].hex(" "), code[0], len(encode(code)))
for src in ("jmp 0", "add", "push 1\npush 0\ndiv", "foo", "push", "rec:\ncall rec", "load q", "push 1\nthrow", ""):
    try:
        print(VM(assemble(src)).run())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", []), getattr(e, "stack", None))


def bf(src, inp=b""):
    jump, stack = {}, []
    for i, c in enumerate(src):
        if c == "[": stack.append(i)
        elif c == "]":
            j = stack.pop()
            jump[i], jump[j] = j, i
    tape, p, i, out, inp = bytearray(30), 0, 0, bytearray(), iter(inp)
    while i < len(src):
        match src[i]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = tape[p] + 1 & 255
            case "-": tape[p] = tape[p] - 1 & 255
            case ".": out.append(tape[p])
            case ",": tape[p] = next(inp, 0)
            case "[" if not tape[p]: i = jump[i]
            case "]" if tape[p]: i = jump[i]
        i += 1
    return bytes(out)


print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."), bf(",[.,]", b"echo"))


def turing(rules, tape, state="A", pos=0, limit=1000):
    cells = dict(enumerate(tape))
    for step in range(limit):
        if state == "H": break
        write, move, state = rules[state, cells.get(pos, 0)]
        cells[pos] = write
        pos += {"L": -1, "R": 1}[move]
    else:
        raise RuntimeError("no halt")
    return step, sum(cells.values()), sorted(cells)[0], "".join(str(cells[k]) for k in sorted(cells))


print(turing({("A", 0): (1, "R", "B"), ("A", 1): (1, "L", "C"), ("B", 0): (1, "L", "A"), ("B", 1): (1, "R", "B"), ("C", 0): (1, "L", "B"), ("C", 1): (1, "R", "H")}, []))


def forth(text):
    stack, words, out = [], {}, []
    def prim(f, n):
        def run():
            args = [stack.pop() for _ in range(n)][::-1]
            r = f(*args)
            stack.extend(r if isinstance(r, tuple) else () if r is None else (r,))
        return run
    words |= {"+": prim(lambda a, b: a + b, 2), "*": prim(lambda a, b: a * b, 2), "-": prim(lambda a, b: a - b, 2), "dup": prim(lambda a: (a, a), 1), "swap": prim(lambda a, b: (b, a), 2), "drop": prim(lambda a: None, 1), "over": prim(lambda a, b: (a, b, a), 2), ".": prim(lambda a: out.append(a), 1), "=": prim(lambda a, b: -(a == b), 2)}
    it = iter(text.split())
    def execute(tokens):
        for t in tokens:
            if t == ":":
                name, body = next(tokens), []
                while (w := next(tokens)) != ";": body.append(w)
                words[name] = lambda body=body: execute(iter(body))
            elif t in words: words[t]()
            else: stack.append(int(t))
    execute(it)
    return stack, out


print(forth(": sq dup * ; : cube dup sq * ; 3 sq 2 cube + dup . 1 2 over 3 3 ="))
try: forth("1 +")
except IndexError as e: print("forth:", e)
try: forth("x")
except ValueError as e: print("forth:", e)
VM(assemble("push 7\nthrow")).run()
