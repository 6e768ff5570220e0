# Modules beside the program: packages, relative and star imports, circles, names of the module's own.
import imported.helpers
import imported.inner.deep as deep
from imported import helpers, double as twice_as_much
from imported.helpers import counter as once, bump
from imported.star import *
from imported import *
import time as clock, threading

print(imported.helpers is helpers, imported.inner.deep is deep, deep.helpers is helpers)
print(deep.where, deep.len([1]), len([1]))
print(twice_as_much(4), double(5), twice(6), public, shown)
print(helpers.counter, once)
bump()
helpers.bump()
imported.helpers.bump()
print(helpers.counter, once, counter)
print(helpers.where(), __name__, helpers.__name__, imported.__name__, imported.__package__, helpers.__package__)
print(helpers.__doc__)


def late():
    from imported import lazy

    return lazy.x


print("before")
print(late(), late())
print(clock.time() > 1, threading.Lock().locked())


def locally():
    import imported.lazy
    import imported.inner as place, imported

    return place.deep.where, imported.lazy.x


print(locally())
# The circle: each sees the other as far as it ran.
from imported.first import done

print(done)


def worker():
    import imported.first as module

    print("in a thread", module.done, helpers.counter)


thread = threading.Thread(target=worker)
thread.start()
thread.join()

helpers.counter = 10
helpers.added = "new"
bump()
print(helpers.counter, helpers.added, getattr(helpers, "added"), hasattr(helpers, "missing"))
del helpers.added
helpers.len = lambda x: 99
print(hasattr(helpers, "added"), helpers.where())
del helpers.len
print(helpers.where())
try:
    from imported.helpers import tripel
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import nowhere_else
except ModuleNotFoundError as error:
    print(error)
if __name__ == "__main__":
    print("the program itself")
import nowhere.at_all
