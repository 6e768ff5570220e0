"""Objects that other objects hold and that threads read beside each other: each dies when the last one gives it up."""

import gc
import threading
import weakref


class Thing:
    def __init__(self, name):
        self.name = name


class Node:
    pass


class Slotted:
    __slots__ = ("thing", "other")


dead = []


def watched(name):
    thing = Thing(name)
    weakref.finalize(thing, dead.append, name)
    return thing


def read_all(readers, rounds=800):
    """All of them, in three threads at once."""
    wrong = []

    def work():
        for _ in range(rounds):
            for read, name in readers:
                if read().name != name:
                    wrong.append(name)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def show(what):
    print(what, sorted(dead))
    dead.clear()


def attributes():
    node = Node()
    node.replaced = watched("replaced")
    node.deleted = watched("deleted")
    node.kept = watched("kept")
    node.outer = Node()
    node.outer.inner = watched("inner")
    slotted = Slotted()
    slotted.thing = watched("slot")
    slotted.other = watched("other slot")
    readers = [
        (lambda: node.replaced, "replaced"),
        (lambda: node.deleted, "deleted"),
        (lambda: node.kept, "kept"),
        (lambda: node.outer.inner, "inner"),
        (lambda: slotted.thing, "slot"),
        (lambda: slotted.other, "other slot"),
    ]
    print(read_all(readers))
    node.replaced = watched("new")
    show("replaced")
    del node.deleted
    show("deleted")
    node.outer = None
    show("holder replaced")
    slotted.thing = None
    del slotted.other
    show("slots")
    print(read_all([(lambda: node.replaced, "new"), (lambda: node.kept, "kept")]))
    vars(node)["replaced"] = None
    show("through the dict")
    vars(node).clear()
    show("dict emptied")


def mappings():
    table = {name: watched(name) for name in ("set", "popped", "deleted", "last", "updated", "cleared")}
    other = {1: watched("held by the dict")}
    readers = [(lambda name=name: table[name], name) for name in table]
    readers.append((lambda: other[1], "held by the dict"))
    readers.append((lambda: other.get(1), "held by the dict"))
    print(read_all(readers))
    del readers
    table["set"] = None
    show("set")
    table.pop("popped")
    show("popped")
    del table["deleted"]
    show("deleted")
    copied = dict(table)
    table.update(updated=1)
    show("updated, but copied")
    del copied
    show("the copy")
    table.clear()
    show("cleared")
    del other
    show("the dict")


def iterated():
    table = {k: watched(f"value {k}") for k in range(3)}
    pair = (watched("first"), watched("second"))

    def work():
        for _ in range(800):
            for key, value in table.items():
                if value.name != f"value {key}":
                    print("wrong")
            for value in table.values():
                value.name
            for thing in pair:
                thing.name
            first, second = pair
            pair[0].name, pair[-1].name

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    table.popitem()
    show("popped item")
    table = pair = None
    # The closures of the threads' targets hold the cells.
    del work, threads, thread
    gc.collect()
    show("gone")


def defaults():
    def make():
        def read(thing=watched("default"), *, other=1):
            return thing

        return read

    read = make()
    print(read_all([(read, "default")]))
    del read
    gc.collect()
    show("with its function")


def cycles():
    def make():
        node = Node()
        node.loop = Node()
        node.loop.back = node
        node.loop.name = "loop"
        node.thing = watched("in a cycle")
        weakref.finalize(node, dead.append, "node")
        weakref.finalize(node.loop, dead.append, "loop")
        return node

    node = make()
    kept = make()
    # One after the other: what is found is compared with what was found last at about that address.
    for reader in (lambda: node.loop, "loop"), (lambda: node.thing, "in a cycle"), (lambda: kept.loop, "loop"):
        print(read_all([reader]))
    del reader
    gc.collect()
    show("still there")
    node = None
    gc.collect()
    show("one is gone")
    print(read_all([(lambda: kept.loop, "loop"), (lambda: kept.thing, "in a cycle")]))
    gc.collect()
    kept.loop = None
    show("taken out of the cycle")
    kept = None
    show("the other")


def handed_on():
    """Given up by another thread than the one that reads, while it reads."""
    node = Node()
    node.thing = watched(0)

    def read():
        for _ in range(3000):
            node.thing.name

    def replace():
        for k in range(1, 200):
            node.thing = watched(k)
            for _ in range(20):
                node.thing.name

    threads = [threading.Thread(target=target) for target in (read, replace, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(dead), node.thing.name, set(range(199)) == set(dead))
    dead.clear()


for test in (attributes, mappings, iterated, defaults, cycles, handed_on):
    print(test.__name__)
    test()
    gc.collect()
    show("end")
