"""What an ImportError knows of the module; texts that are of classes that extend str; calls in eval with bad stars."""
try:
    import nosuch
except ModuleNotFoundError as e:
    print(e.name, e.path, e.msg, e)
try:
    from nosuch.sub import x
except ImportError as e:
    print(e.name, e, e.msg)
try:
    import math.nope
except ModuleNotFoundError as e:
    print(e.name, e)
try:
    from math import nope
except ImportError as e:
    print(e.name, e, e.msg, e.name_from)
try:
    from string import capwords, nope
except ImportError as e:
    print(e.name, e.name_from)
try:
    import numpy as np
except ImportError:
    np = None
print(np)
class S(str):
    pass
class W:
    def __str__(self): return S("abc")
    def __repr__(self): return S("rep")
print(str(W()), "%s" % W(), "{}".format(W()), f"{W()!r:>5}", [W()], W())
def sig(a, *args, d=0): return a, args, d
for call in ("sig(1, *5)", "sig(1, **5)", "sig(1, d=1, **{'d': 2})", "[*5]", "sig(*'ab', d=3)", "sig(1, **{1: 2})"):
    try: print(eval(call))
    except TypeError as e: print(call, e)
