"""Heaps in lists: the least item first."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]
__all__ += ["heapify_max", "heappop_max", "heappush_max", "heappushpop_max", "heapreplace_max"]


def _rise(heap, start, at):
    """The item at `at` goes up past lesser parents, not above `start`."""
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[at] = parent
        at = above
    heap[at] = item


def _sink(heap, at):
    """The greater child takes the place, down to a leaf; from there the item rises to where it belongs."""
    start, end = at, len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def _checked(heap, name, which="argument"):
    if not isinstance(heap, list):
        raise TypeError(f"{name}() {which} must be list, not {type(heap).__name__}")


def _checked_full(heap, name, which="argument"):
    _checked(heap, name, which)
    if not heap:
        raise IndexError("index out of range")


def heapify_max(heap, /):
    """Maxheap variant of heapify."""
    _checked(heap, "heapify_max")
    for at in reversed(range(len(heap) // 2)):
        _sink(heap, at)


def heappush_max(heap, item, /):
    """Push item onto max heap, maintaining the heap invariant."""
    _checked(heap, "heappush_max", "argument 1")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    """Maxheap variant of heappop."""
    _checked_full(heap, "heappop_max")
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return greatest


def heapreplace_max(heap, item, /):
    """Maxheap variant of heapreplace."""
    _checked_full(heap, "heapreplace_max", "argument 1")
    greatest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return greatest


def heappushpop_max(heap, item, /):
    """Maxheap variant of heappushpop."""
    _checked(heap, "heappushpop_max", "argument 1")
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


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
