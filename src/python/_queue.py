"""What CPython's queue has in C: SimpleQueue, and the exception of empty queues."""

from collections import deque
from threading import Condition, Lock


class Empty(Exception):
    pass


class SimpleQueue:
    """Without bounds and without counting of tasks."""

    def __init__(self):
        self._items = deque()
        self._ready = Condition(Lock())

    def put(self, item, block=True, timeout=None):
        with self._ready:
            self._items.append(item)
            self._ready.notify()

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        with self._ready:
            if not self._items:
                if not block or not self._ready.wait_for(lambda: self._items, timeout):
                    raise Empty
            return self._items.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items
