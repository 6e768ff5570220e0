# Which errors in assignments and returns are underlined: a call alone is not, anything around it is.
import traceback


class Node:
    def m(self, a, b=0):
        if b:
            raise ValueError(b)
        return (a, self)


def m(a, b=0):
    return Node().m(a, b)


o = Node()
items = [o]


def product():
    a = o.m(1) % (1 << 46)
    return a


def plain():
    a = o.m(1, "b")
    return a


def of_item():
    a = items[0].m(1, "b)")
    return a


def chained():
    a = items.copy().pop().m("(", "b")
    return a


def of_literal():
    a = "x".join(1)
    return a


def returned():
    return m(1, "b")


def returned_method():
    return o.m(1, "b")


def returned_sum():
    return m(1) + m(2) - (3)


def to_attribute():
    o.value = m(1, 2)


def to_item():
    items[0] = m(1, 2)


def over_lines():
    a = m(
        1,
        2,
    )
    return a


def negated():
    a = -m(1)
    return a


for function in (product, plain, of_item, chained, of_literal, returned, returned_method, returned_sum, to_attribute, to_item, over_lines, negated):
    try:
        function()
    except (TypeError, ValueError):
        print(traceback.format_exc())
