"""Futures and what waits for several of them."""

from _thread import report
from collections import deque, namedtuple
from threading import Condition, Lock
from time import perf_counter as _now

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# What a future is; cancelled ones are notified when the executor comes to them.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    """A result to come. `_watchers`: functions that are told once it is finished, or notified of its cancellation."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._watchers = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            shown = f"<{self.__class__.__name__} at {id(self):#x} state={_SHOWN[self._state]}"
            if self._state != FINISHED:
                return shown + ">"
            if self._exception:
                return f"{shown} raised {self._exception.__class__.__name__}>"
            return f"{shown} returned {self._result.__class__.__name__}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if self._state in (PENDING, RUNNING):
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _call_back(self):
        for function in self._done_callbacks:
            self._call(function)

    def _call(self, function):
        try:
            function(self)
        except Exception as error:
            report(f"exception calling callback for {self!r}\n", error)

    def _wait(self, timeout):
        """Called with the lock; the lock is held again afterwards."""
        if self._state in (PENDING, RUNNING):
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell()
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def _tell(self):
        for function in self._watchers:
            function(self)

    def _finish(self, result, exception):
        with self._condition:
            if self._state not in (PENDING, RUNNING):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._tell()
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _watch(self, function):
        """True: it is over already, the function will not be told."""
        with self._condition:
            if self._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                return True
            self._watchers.append(function)
            return False

    def _unwatch(self, function):
        with self._condition:
            if function in self._watchers:
                self._watchers.remove(function)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = set()
    changed = Condition(Lock())

    def note(future):
        with changed:
            done.add(future)
            changed.notify_all()

    def is_enough():
        if len(done) == len(fs) or return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done)

    over = [future for future in fs if future._watch(note)]
    try:
        with changed:
            done.update(over)
            if not is_enough():
                if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
                    raise ValueError(f"Invalid return condition: {return_when!r}")
                changed.wait_for(is_enough, timeout)
            finished = set(done)
    finally:
        for future in fs:
            future._unwatch(note)
    return DoneAndNotDoneFutures(finished, fs - finished)


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + _now()
    fs = set(fs)
    left = total = len(fs)
    finished = deque()
    changed = Condition(Lock())

    def note(future):
        with changed:
            finished.append(future)
            changed.notify()

    over = [future for future in fs if future._watch(note)]
    try:
        left -= len(over)
        while over:
            yield over.pop()
        while left:
            with changed:
                while not finished:
                    remaining = None if end is None else end - _now()
                    if remaining is not None and remaining < 0:
                        raise TimeoutError(f"{left} (of {total}) futures unfinished")
                    changed.wait(remaining)
                future = finished.popleft()
            left -= 1
            fs.remove(future)
            yield future
            future = None
    finally:
        for future in fs:
            future._unwatch(note)


class Executor:
    """What runs calls somewhere else and gives futures for them."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else timeout + _now()
        calls = zip(*iterables)
        futures = deque()
        for args in calls:
            futures.append(self.submit(fn, *args))
            if len(futures) == buffersize:
                break
        return self._results(futures, end, fn, calls if buffersize else None)

    def _results(self, futures, end, fn, calls):
        try:
            while futures:
                if calls is not None and (args := next(calls, None)):
                    futures.append(self.submit(fn, *args))
                future = futures.popleft()
                try:
                    result = future.result(None if end is None else end - _now())
                finally:
                    future.cancel()
                    future = None
                yield result
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
