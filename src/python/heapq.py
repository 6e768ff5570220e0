"""Heaps in lists: the least item first."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "heappushpop", "nlargest", "nsmallest"]


def nsmallest(n, iterable, key=None):
    """The n least items, ascending."""
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n greatest items, descending."""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
