"""yield from an object of a class of one's own: its send, throw and close are used where it has them."""


class It:
    def __init__(self, n): self.n = n; self.log = []
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("end")
        self.n -= 1
        return self.n
    def send(self, v):
        self.log.append(("send", v)); return v * 2
    def throw(self, e):
        self.log.append(("throw", repr(e)))
        if isinstance(e, KeyError): return "caught"
        raise e
    def close(self): self.log.append("close")
class Plain:
    def __iter__(self): return self
    def __next__(self): return 1
def g(it):
    try:
        r = yield from it
        print("result", r)
    except ValueError as e:
        print("outer", e)
        yield "after"
    finally:
        print("fin")
it = It(3)
x = g(it)
print(next(x), x.send(5), x.send(None), x.throw(KeyError("k")))
print(x.throw(ValueError("v")), it.log)
print(list(x))
it = It(2); x = g(it); next(x); x.close(); print(it.log)
it = It(1); print(list(g(it)))
x = g(Plain()); next(x)
try: x.send(3)
except AttributeError as e: print(e)
x = g(Plain()); next(x)
try: x.throw(KeyError("gone"))
except KeyError as e: print(repr(e))
x = g(Plain()); next(x); x.close()


# A StopIteration thrown into what has not begun comes back as it is; into what waits at a yield, as a RuntimeError.
def waits():
    yield 1


def thrown(generator):
    try:
        generator.throw(StopIteration(5))
    except (StopIteration, RuntimeError) as error:
        return repr(error), repr(error.__cause__), next(generator, "done")


begun = waits()
next(begun)
print(thrown(waits()), thrown(x for x in [1]), thrown(begun))
