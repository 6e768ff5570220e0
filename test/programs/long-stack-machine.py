# A small language: tokens, a Pratt parser, a compiler to bytecode, a machine that runs it.
class LangError(Exception):
    def __init__(self, message, line):
        super().__init__(message)
        self.line = line

    def __str__(self):
        return f"line {self.line}: {super().__str__()}"


KEYWORDS = {"let", "fn", "if", "else", "while", "return", "print", "true", "false", "nil", "and", "or", "not"}


def tokenize(source):
    line, at = 1, 0
    while at < len(source):
        c = source[at]
        if c == "\n":
            line += 1
            at += 1
        elif c.isspace():
            at += 1
        elif c == "#":
            while at < len(source) and source[at] != "\n":
                at += 1
        elif c.isdigit():
            start = at
            while at < len(source) and (source[at].isdigit() or source[at] == "."):
                at += 1
            text = source[start:at]
            yield "number", float(text) if "." in text else int(text), line
        elif c.isalpha() or c == "_":
            start = at
            while at < len(source) and (source[at].isalnum() or source[at] == "_"):
                at += 1
            word = source[start:at]
            yield ("keyword" if word in KEYWORDS else "name"), word, line
        elif c == '"':
            end = source.find('"', at + 1)
            if end < 0:
                raise LangError("unterminated string", line)
            yield "string", source[at + 1 : end], line
            at = end + 1
        else:
            two = source[at : at + 2]
            symbol = two if two in ("==", "!=", "<=", ">=") else c
            if symbol not in ("==", "!=", "<=", ">=") and symbol not in "+-*/%<>=(){},;[]":
                raise LangError(f"unexpected {c!r}", line)
            yield "symbol", symbol, line
            at += len(symbol)
    yield "end", "", line


BINDING = {"or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "(": 8, "[": 8}


class Compiler:
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.at = 0
        self.code = []
        self.functions = {}

    @property
    def token(self):
        return self.tokens[self.at]

    def advance(self):
        token = self.token
        self.at += 1
        return token

    def accept(self, text):
        if self.token[1] == text and self.token[0] in ("symbol", "keyword"):
            self.at += 1
            return True
        return False

    def expect(self, text):
        if not self.accept(text):
            kind, value, line = self.token
            raise LangError(f"expected {text!r}, found {value!r}" if kind != "end" else f"expected {text!r} at the end", line)

    def emit(self, operation, argument=None):
        self.code.append([operation, argument, self.token[2]])
        return len(self.code) - 1

    def patch(self, place):
        self.code[place][1] = len(self.code)

    def program(self):
        while self.token[0] != "end":
            self.statement()
        self.emit("halt")
        return self.code

    def block(self):
        self.expect("{")
        while not self.accept("}"):
            if self.token[0] == "end":
                raise LangError("missing }", self.token[2])
            self.statement()

    def statement(self):
        if self.accept("let"):
            name = self.advance()[1]
            self.expect("=")
            self.expression()
            self.emit("store", name)
            self.expect(";")
        elif self.accept("fn"):
            self.function()
        elif self.accept("if"):
            self.expression()
            skip = self.emit("jump_false")
            self.block()
            if self.accept("else"):
                over = self.emit("jump")
                self.patch(skip)
                self.block()
                self.patch(over)
            else:
                self.patch(skip)
        elif self.accept("while"):
            top = len(self.code)
            self.expression()
            leave = self.emit("jump_false")
            self.block()
            self.emit("jump", top)
            self.patch(leave)
        elif self.accept("return"):
            self.expression()
            self.emit("return")
            self.expect(";")
        elif self.accept("print"):
            count = 1
            self.expression()
            while self.accept(","):
                self.expression()
                count += 1
            self.emit("print", count)
            self.expect(";")
        else:
            self.expression()
            self.emit("pop")
            self.expect(";")

    def function(self):
        name = self.advance()[1]
        self.expect("(")
        parameters = []
        while not self.accept(")"):
            parameters.append(self.advance()[1])
            self.accept(",")
        over = self.emit("jump")
        self.functions[name] = (len(self.code), tuple(parameters))
        self.block()
        self.emit("push", None)
        self.emit("return")
        self.patch(over)

    def expression(self, least=0):
        kind, value, line = self.advance()
        match kind, value:
            case ("number" | "string"), _:
                self.emit("push", value)
            case "keyword", ("true" | "false" | "nil"):
                self.emit("push", {"true": True, "false": False, "nil": None}[value])
            case "name", _:
                self.emit("load", value)
            case "symbol", "(":
                self.expression()
                self.expect(")")
            case "symbol", "-":
                self.expression(7)
                self.emit("negate")
            case "keyword", "not":
                self.expression(7)
                self.emit("not")
            case "symbol", "[":
                count = 0
                while not self.accept("]"):
                    self.expression()
                    self.accept(",")
                    count += 1
                self.emit("list", count)
            case _:
                raise LangError(f"unexpected {value!r}", line)
        while (power := BINDING.get(self.token[1], 0)) > least and self.token[0] != "string":
            operator = self.advance()[1]
            if operator == "(":
                count = 0
                while not self.accept(")"):
                    self.expression()
                    self.accept(",")
                    count += 1
                self.emit("call", count)
            elif operator == "[":
                self.expression()
                self.expect("]")
                self.emit("index")
            elif operator in ("and", "or"):
                skip = self.emit("keep_if_" + ("false" if operator == "and" else "true"))
                self.expression(power)
                self.patch(skip)
            else:
                self.expression(power)
                self.emit("binary", operator)


OPERATIONS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b,
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
}
NATIVE = {"len": len, "str": str, "push": lambda items, item: items.append(item) or items}


def run(source, limit=20000):
    compiler = Compiler(source)
    code = compiler.program()
    stack, frames, names = [], [], {}
    at = steps = 0
    while True:
        operation, argument, line = code[at]
        at += 1
        steps += 1
        if steps > limit:
            raise LangError("too many steps", line)
        if operation == "push":
            stack.append(argument)
        elif operation == "load":
            scopes = [names, frames[0][1]] if frames else [names]
            for scope in scopes:
                if argument in scope:
                    stack.append(scope[argument])
                    break
            else:
                if argument not in compiler.functions and argument not in NATIVE:
                    raise LangError(f"unknown name {argument}", line)
                stack.append(argument)
        elif operation == "store":
            names[argument] = stack.pop()
        elif operation == "binary":
            b, a = stack.pop(), stack.pop()
            try:
                stack.append(OPERATIONS[argument](a, b))
            except (TypeError, ZeroDivisionError) as error:
                raise LangError(str(error), line) from error
        elif operation == "negate":
            stack.append(-stack.pop())
        elif operation == "not":
            stack.append(not stack.pop())
        elif operation == "jump":
            at = argument
        elif operation == "jump_false":
            if not stack.pop():
                at = argument
        elif operation.startswith("keep_if_"):
            if bool(stack[-1]) == (operation == "keep_if_true"):
                at = argument
            else:
                stack.pop()
        elif operation == "list":
            items = stack[len(stack) - argument :]
            del stack[len(stack) - argument :]
            stack.append(items)
        elif operation == "index":
            i, items = stack.pop(), stack.pop()
            stack.append(items[i])
        elif operation == "call":
            values = [stack.pop() for _ in range(argument)][::-1]
            callee = stack.pop()
            if callee in NATIVE:
                stack.append(NATIVE[callee](*values))
                continue
            start, parameters = compiler.functions[callee]
            if len(parameters) != len(values):
                raise LangError(f"{callee} takes {len(parameters)} arguments, not {len(values)}", line)
            frames.append((at, names))
            names = dict(zip(parameters, values))
            at = start
        elif operation == "return":
            at, names = frames.pop()
        elif operation == "pop":
            stack.pop()
        elif operation == "print":
            values = [stack.pop() for _ in range(argument)][::-1]
            print(*values)
        elif operation == "halt":
            return steps


SOURCE = """
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
let i = 0; let total = 0.5;
while i < 10 { if i % 2 == 0 and not (i == 4) { let total = total + i; } else { let total = total * 1.5; } let i = i + 1; }
print "total", total, fib(9), -fib(5) + 2 * (3 - 1);
fn range(n) { let out = []; let k = 0; while k < n { push(out, k * k); let k = k + 1; } return out; }
let squares = range(6); print squares, len(squares), squares[4] + squares[-1], nil or "default", true and 0;
print str(12) + "!", [1, [2, "x"], true];
"""
print(run(SOURCE), len(list(tokenize(SOURCE))))
print([(op, arg) for op, arg, _ in Compiler("let a = 1 + 2 * b;").program()])
for bad in ("let x = ;", "print 1", 'print "abc', "x;", "print 1 / 0;", 'print 1 + "a";', "fn f(a) { return a; } f();", "while true { }", "{", "let y = 2 $ 3;", "\n\nif 1 {"):
    try:
        print(run(bad))
    except LangError as error:
        print(f"{bad!r}: {error}", "|", repr(error.__cause__))
