# Modules: __getattr__ of their own, their __dict__, names put in place of others; what stands in place of sys.stdout.
import io
import json
import random
import sys
import time

from imported import asked

print(asked.limit, asked.made_up, getattr(asked, "made_of", None), asked.calls)
try:
    asked.nothing
except AttributeError as error:
    print(error)
print(hasattr(asked, "nope"), hasattr(asked, "made_x"), getattr(asked, "gone", 5))
asked.limit += 1
print(asked.limit, vars(asked)["limit"], "calls" in asked.__dict__, type(asked).__name__, asked.__class__ is type(sys))

real = time.sleep
time.sleep = lambda seconds: print("slept", seconds)
time.sleep(100)
time.sleep = real
saved = random.random
random.random = lambda: 0.5
print(random.random())
random.random = saved
dumps = json.dumps
json.dumps = lambda *args, **rest: "patched"
print(json.dumps({}))
json.dumps = dumps
print(json.dumps({"a": 1}))

before = sys.stdout
sys.stdout = io.StringIO()
print("captured", 1)
text = sys.stdout.getvalue()
sys.stdout = before
print(repr(text))


class Keeps(dict):
    def __getitem__(self, key):
        return "own"


def named(**rest):
    return rest


kept = Keeps(a=1, b=2)
print({**kept}, named(**kept), dict(kept), kept["a"], {"z": 0, **kept})


class Last:
    def __rmod__(self, left):
        return f"rmod {left!r}"

    def __str__(self):
        return "last"


class Text(str):
    def __rmod__(self, left):
        return f"text after {left!r}"


print("%s!" % Last(), 5 % Last(), "%s" % Text("t"))
for i in range(300):
    line = "%s-%s" % (i, Last()) if i % 2 else "%s" % Last()
print(line)


def scopes(f):
    return f.__globals__["scopes"] is scopes, f.__globals__ is globals() or "another dict"


print(scopes(named)[0], sys.intern("ab" * 3) is sys.intern("ababab"))
