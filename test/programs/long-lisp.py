"""A small Lisp: reader, environments, special forms, closures, tail calls by a loop, errors with classes."""
import math
import operator


class LispError(Exception):
    pass


class Unbound(LispError):
    def __init__(self, name):
        super().__init__(f"unbound symbol {name}")
        self.name = name


class Symbol(str):
    pass


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.outer
        raise Unbound(name)


class Lambda:
    count = 0

    def __init__(self, parameters, body, outer):
        self.parameters, self.body, self.outer = parameters, body, outer
        Lambda.count += 1

    def __call__(self, *arguments):
        return evaluate(self.body, self.scope(arguments))

    def scope(self, arguments):
        if len(arguments) != len(self.parameters):
            raise LispError(f"wants {len(self.parameters)} arguments, got {len(arguments)}")
        return Environment(self.parameters, arguments, self.outer)


def tokens(text):
    word = ""
    for c in text:
        if c in "()' \n":
            if word:
                yield word
                word = ""
            if c in "()'":
                yield c
        else:
            word += c
    if word:
        yield word


def atom(word):
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            continue
    return {"#t": True, "#f": False}.get(word, Symbol(word))


def read(stream):
    try:
        word = next(stream)
    except StopIteration:
        raise LispError("unexpected end") from None
    if word == "(":
        items = []
        while (item := read(stream)) is not CLOSE:
            items.append(item)
        return items
    if word == ")":
        return CLOSE
    if word == "'":
        return [Symbol("quote"), read(stream)]
    return atom(word)


CLOSE = object()


def show(value):
    if isinstance(value, bool):
        return "#t" if value else "#f"
    if isinstance(value, list):
        return f"({' '.join(map(show, value))})"
    if isinstance(value, Lambda):
        return f"<lambda {' '.join(value.parameters)}>"
    return str(value)


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                return x
            case ["quote", item]:
                return item
            case ["if", test, yes, *no]:
                x = yes if evaluate(test, env) is not False else (no[0] if no else [])
            case ["define", [name, *parameters], body]:
                env[name] = Lambda(parameters, body, env)
                return name
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return name
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return name
            case ["lambda", parameters, body]:
                return Lambda(parameters, body, env)
            case ["let", bindings, body]:
                env = Environment([n for n, _ in bindings], [evaluate(v, env) for _, v in bindings], env)
                x = body
            case ["begin", *steps, last]:
                for step in steps:
                    evaluate(step, env)
                x = last
            case [function, *arguments]:
                f = evaluate(function, env)
                values = [evaluate(a, env) for a in arguments]
                if isinstance(f, Lambda):
                    x, env = f.body, f.scope(values)
                elif callable(f):
                    return f(*values)
                else:
                    raise LispError(f"not a function: {show(f)}")


def fold(f):
    def run(first, *rest):
        for value in rest:
            first = f(first, value)
        return first

    return run


GLOBAL = Environment()
GLOBAL.update({"+": fold(operator.add), "-": fold(operator.sub), "*": fold(operator.mul), "/": operator.truediv})
GLOBAL.update({"<": operator.lt, "=": operator.eq, "sqrt": math.sqrt, "car": lambda l: l[0], "cdr": lambda l: l[1:]})
GLOBAL.update({"cons": lambda a, b: [a] + b, "null?": lambda l: l == [], "list": lambda *a: list(a), "pi": math.pi})
GLOBAL.update({"map": lambda f, l: [f(x) for x in l], "max": max, "not": lambda v: v is False})

PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (count n acc) (if (= n 0) acc (count (- n 1) (+ acc n))))
(count 5000 0)
(define (compose f g) (lambda (x) (f (g x))))
((compose sqrt fact) 5)
(define counter (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(list (counter) (counter) (counter))
(define (filter f l) (if (null? l) '() (if (f (car l)) (cons (car l) (filter f (cdr l))) (filter f (cdr l)))))
(filter (lambda (x) (< x 3)) '(1 5 2 4 0 3))
(map (lambda (x) (* x x)) '(1 2.5 3))
(let ((x 2) (y 3)) (* x y pi))
'(a (b c) "d" #t)
compose
(not #f)
(undefined 1)
(1 2)
(fact 1 2)
(car '())
(/ 1 0)
(+ 1 'a)
(if #t
"""
stream = tokens(PROGRAM)
while True:
    try:
        form = read(stream)
        print(show(form) if len(show(form)) < 40 else show(form)[:37] + "...", "=>", show(evaluate(form, GLOBAL)))
    except LispError as error:
        print(type(error).__name__, error, getattr(error, "name", "-"))
        if "end" in str(error):
            break
    except (IndexError, ZeroDivisionError, TypeError) as error:
        print("python:", type(error).__name__, error)
print(Lambda.count)
