import gc
import weakref


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Key({self.name})"

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name


# values
table = weakref.WeakValueDictionary()
a, b, c = Key("a"), Key("b"), Key("c")
table["a"] = a
table["b"] = b
table["c"] = c
print(len(table), sorted(table), list(table.items()), "a" in table, "z" in table)
del b
print(len(table), sorted(table.keys()), list(table.values()), table.get("b"), table.get("b", 5))
try:
    table["b"]
except KeyError as error:
    print(repr(error))
print(table.setdefault("d", a), table.pop("d"), table.pop("x", "none"))
try:
    table.pop("x")
except KeyError as error:
    print(repr(error))
copy = table.copy()
del a
print(sorted(copy), sorted(table), len(copy.valuerefs()))
table.update({"k": c}, l=c)
print(sorted(table.items()))
for name in table:
    c2 = Key(name)
    table[name] = c2
print(sorted(table))
table.clear()
print(len(table), table == {})

# keys
table = weakref.WeakKeyDictionary()
one, two = Key("one"), Key("two")
table[one] = 1
table[two] = 2
print(len(table), table[Key("one")], one in table, Key("three") in table, 5 in table, list(table))
table[Key("gone")] = 3
print(len(table), list(table.items()), list(table.values()))
del one
print(len(table), list(table.keys()), table.get(two), table.get(Key("x"), "no"))
try:
    table[Key("x")]
except KeyError as error:
    print("KeyError")
print(table.setdefault(two, 9), table.pop(two), len(table))

# sets
some = weakref.WeakSet()
x, y = Key("x"), Key("y")
some.add(x)
some.add(y)
some.add(Key("z"))
print(len(some), x in some, Key("z") in some, sorted(k.name for k in some))
other = weakref.WeakSet([x])
print(other <= some, some <= other, len(some | other), len(some & other), len(some - other), some == other)
some.discard(x)
some.discard(x)
try:
    some.remove(x)
except KeyError:
    print("not there")
del y
print(len(some), list(some))


# methods, proxies, finalize
class Thing:
    def __init__(self):
        self.value = 5

    def method(self, more):
        return self.value + more

    def __len__(self):
        return 3

    def __call__(self):
        return "called"

    def __add__(self, other):
        return 100 + other

    def __getitem__(self, index):
        return index * 2


thing = Thing()
method = weakref.WeakMethod(thing.method)
print(method()(1), method == weakref.WeakMethod(thing.method), weakref.ref(thing.method)())
proxy = weakref.proxy(thing)
print(proxy.value, proxy.method(2), len(proxy), proxy(), proxy + 1, proxy[4], bool(proxy), type(proxy).__name__)
proxy.value = 7
print(thing.value, weakref.getweakrefcount(thing), proxy is weakref.proxy(thing))
del proxy.value
print(hasattr(thing, "value"))
done = weakref.finalize(thing, lambda *args, **named: print("finalised", args, named), 1, 2, key=3)
print(done.alive, done.peek()[2:], done.atexit)
done.atexit = False
print(done.atexit)
other = weakref.finalize(thing, print, "never")
print(other.detach()[2:], other.alive, other.detach(), other.peek())
del thing
print(done.alive, method(), done())
for name in ("value", "method"):
    try:
        getattr(proxy, name)
    except ReferenceError as error:
        print(error)


# a cache of objects that hold one another
class Node:
    made = 0

    def __init__(self):
        Node.made += 1
        self.others = []


cache = weakref.WeakValueDictionary()
for turn in range(50):
    left, right = Node(), Node()
    left.others.append(right)
    right.others.append(left)
    cache[turn] = left
del left, right
gc.collect()
print(Node.made, len(cache))


class Sub(weakref.ref):
    def __new__(cls, ob, callback=None, extra=None):
        return super().__new__(cls, ob, callback)

    def __init__(self, ob, callback=None, extra=None):
        super().__init__(ob, callback)
        self.extra = extra


item = Key("item")
sub = Sub(item, None, "more")
print(sub() is item, sub.extra, sub == weakref.ref(item), hash(sub) == hash(item), isinstance(sub, weakref.ref))
