"""Heaps in lists: the least item first."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def nsmallest(n, iterable, key=None):
    """The n least items, ascending."""
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n greatest items, descending."""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


class _Descending:
    """An entry of a heap with the greatest first; equal ones in the order of their sources."""

    __slots__ = ("key", "order", "value", "next")

    def __init__(self, key, order, value, next):
        self.key = key
        self.order = order
        self.value = value
        self.next = next

    def __lt__(self, other):
        if other.key < self.key:
            return True
        return not self.key < other.key and self.order < other.order


class _Ascending(_Descending):
    __slots__ = ()

    def __lt__(self, other):
        if self.key < other.key:
            return True
        return not other.key < self.key and self.order < other.order


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into a single sorted output."""
    make = _Descending if reverse else _Ascending
    heap = []
    for order, iterable in enumerate(iterables):
        next = iter(iterable).__next__
        try:
            value = next()
        except StopIteration:
            continue
        heap.append(make(value if key is None else key(value), order, value, next))
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry.value
        try:
            value = entry.next()
        except StopIteration:
            heappop(heap)
        else:
            heapreplace(heap, make(value if key is None else key(value), entry.order, value, entry.next))
