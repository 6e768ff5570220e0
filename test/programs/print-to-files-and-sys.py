import sys
class W:
    def __init__(self): self.parts = []; self.flushed = 0
    def write(self, s): self.parts.append(s); return len(s)
    def flush(self): self.flushed += 1
w = W()
print("a", 1, None, sep="-", end="!\n", file=w, flush=True)
print(file=w)
print("x", file=w, flush=False)
print(w.parts, w.flushed)
try: print("a", file=3)
except AttributeError as e: print(e)
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
print("none", file=None)
old = sys.stdout
sys.stdout = w
print("captured", 2)
sys.stdout.write("more")
sys.stdout = old
print(w.parts[-4:], w.parts)
print(sys.version_info[:2], sys.version_info.major, sys.version_info.minor >= 14, sys.version_info >= (3, 10))
print(str(sys.version_info)[:36], sys.version_info.releaselevel, isinstance(sys.version_info, tuple))
def f():
    try: 1 / 0
    except ZeroDivisionError:
        t, v, tb = sys.exc_info()
        print(t, v, tb is not None, sys.exception() is v)
        try: raise ValueError("in")
        except ValueError: print(sys.exc_info()[0].__name__)
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info(), sys.exception())
f()
print(type(sys.modules).__name__, sys.modules["sys"] is sys, "__main__" in sys.modules, sys.modules[__name__].__name__)
import math
try: sys.set_int_max_str_digits(3)
except ValueError as e: print(e)
sys.set_int_max_str_digits(5000)
print(sys.get_int_max_str_digits(), sys.stdin.name)
try: sys.intern(3)
except TypeError as e: print(e)
print(sys.intern("a") == "a")
x: int = 1
if x: y: str = ""
else: z: str
print(..., type(...), type(NotImplemented), ... is Ellipsis, (1, ...), bool(...), [...] == [Ellipsis])
def g(a=...): return a
print(g(), g.__defaults__)
