"""Asynchronous functions on one thread: a loop, tasks, futures, and what they wait for."""

import heapq as _heapq
import time as _time
from collections import deque as _deque

from _async import hooks as _hooks, coroutine as _coroutine, is_coroutine_function as _is_coroutine_function

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class CancelledError(BaseException):
    """The Future or Task was cancelled."""

    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""

    __module__ = "asyncio.exceptions"


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""

    __module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    """Raised when Queue.get_nowait() is called on an empty Queue."""

    __module__ = "asyncio.queues"


class QueueFull(Exception):
    """Raised when the Queue.put_nowait() method is called on a full Queue."""

    __module__ = "asyncio.queues"


class QueueShutDown(Exception):
    """Raised when putting on to or getting from a shut-down Queue."""

    __module__ = "asyncio.queues"


class _Running:
    loop = None
    current = None
    tasks = 0


class Handle:
    """A call that waits for its turn."""

    __slots__ = ("_callback", "_args", "_cancelled", "_when", "_order")
    __module__ = "asyncio.events"

    def __init__(self, callback, args, when=0.0, order=0):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._when = when
        self._order = order

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)


TimerHandle = Handle


class AbstractEventLoop:
    """What loops are."""

    __module__ = "asyncio.events"


class EventLoop(AbstractEventLoop):
    """A loop that runs what is ready and sleeps until the next timer."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._ready = _deque()
        self._timers = []
        self._order = 0
        self._stopping = False
        self._closed = False
        self._outside = 0
        self._tasks = []
        self._handler = None
        self._debug = False

    def time(self):
        return _time.monotonic()

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        self._order += 1
        handle = Handle(callback, args, when, self._order)
        _heapq.heappush(self._timers, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, eager_start=None):
        return Task(coro, loop=self, name=name, context=context)

    def run_in_executor(self, executor, func, *args):
        import threading

        future = self.create_future()
        self._outside += 1

        def done(method, value):
            self._outside -= 1
            if not future.cancelled():
                method(value)

        def work():
            try:
                value = func(*args)
            except BaseException as error:
                self.call_soon_threadsafe(done, future.set_exception, error)
            else:
                self.call_soon_threadsafe(done, future.set_result, value)

        if executor is None:
            threading.Thread(target=work, name="asyncio_0", daemon=True).start()
        else:
            executor.submit(work)
        return future

    def _run_once(self):
        timers, ready = self._timers, self._ready
        while timers and timers[0]._cancelled:
            _heapq.heappop(timers)
        if not ready and not self._stopping:
            pause = max(0.0, timers[0]._when - self.time()) if timers else None
            if self._outside or pause is None:
                _time.sleep(0.001 if pause is None or pause > 0.001 else pause)
            elif pause > 0:
                _time.sleep(pause)
        end = self.time() + 1e-9
        while timers and timers[0]._when < end:
            handle = _heapq.heappop(timers)
            if not handle._cancelled:
                ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                try:
                    handle._callback(*handle._args)
                except (SystemExit, KeyboardInterrupt):
                    raise
                except BaseException as error:
                    self.call_exception_handler({"message": "Exception in callback", "exception": error})

    def run_forever(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if _Running.loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        _Running.loop = self
        _hooks.finalizer = self._close_generator
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _Running.loop = None
            _hooks.finalizer = None

    def _close_generator(self, generator):
        self.call_soon(self.create_task, _closing(generator))

    def run_until_complete(self, future):
        made = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_when_done)
        try:
            self.run_forever()
        except BaseException:
            if made and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(self._stop_when_done)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_when_done(self, future):
        if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
            return
        self.stop()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return _Running.loop is self

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def set_exception_handler(self, handler):
        self._handler = handler

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)
            return
        import sys
        import traceback

        print(context["message"], file=sys.stderr)
        if "exception" in context:
            traceback.print_exception(context["exception"])


SelectorEventLoop = EventLoop


class Future:
    """A result that is known later."""

    __module__ = "asyncio.futures"
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else get_event_loop()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_error = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._schedule()
        return True

    def _cancellation(self):
        if self._cancelled_error is not None:
            error = self._cancelled_error
            self._cancelled_error = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _schedule(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        left = [other for other in self._callbacks if other != fn]
        removed = len(self._callbacks) - len(left)
        self._callbacks[:] = left
        return removed

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._schedule()

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            new.__cause__ = exception
            exception = new
        self._exception = exception
        self._state = "FINISHED"
        self._schedule()

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            info.append(f"exception={self._exception!r}" if self._exception is not None else f"result={self._result!r}")
        return info

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._info())}>"


class Task(Future):
    """A coroutine that a loop runs."""

    __module__ = "asyncio.tasks"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _Running.tasks += 1
            name = f"Task-{_Running.tasks}"
        self._name = str(name)
        self._coro = coro
        self._waits_for = None
        self._must_cancel = False
        self._cancels = 0
        # contextvars says how, where a program imports it.
        self._context = context if context is not None or _hooks.copy_context is None else _hooks.copy_context()
        self._loop.call_soon(self._step)
        self._loop._tasks.append(self)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
            if self._cancels == 0:
                self._must_cancel = False
        return self._cancels

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancels += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _schedule(self):
        tasks = self._loop._tasks
        if self in tasks:
            tasks.remove(self)
        super()._schedule()

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancellation()
            self._must_cancel = False
        self._waits_for = None
        coro = self._coro
        before = _Running.current
        _Running.current = self
        try:
            if self._context is not None:
                result = self._context.run(coro.send, None) if error is None else self._context.run(coro.throw, error)
            else:
                result = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_error = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as left:
            super().set_exception(left)
            raise
        except BaseException as raised:
            super().set_exception(raised)
        else:
            self._wait(result)
        finally:
            _Running.current = before

    def _wait(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is None:
            if result is None:
                self._loop.call_soon(self._step)
            else:
                self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {result!r}"))
        elif not blocking:
            self._loop.call_soon(self._step, RuntimeError(f"yield was used instead of yield from in task {self!r} with {result!r}"))
        elif result is self:
            self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self._wake)
            self._waits_for = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    def _info(self):
        info = super()._info()
        if self._state == "PENDING" and self._must_cancel:
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        return info


def isfuture(obj):
    return isinstance(obj, Future)


def iscoroutine(obj):
    return isinstance(obj, _coroutine)


def iscoroutinefunction(func):
    return _is_coroutine_function(func)


def get_running_loop():
    if _Running.loop is None:
        raise RuntimeError("no running event loop")
    return _Running.loop


_default = [None]


def get_event_loop():
    if _Running.loop is not None:
        return _Running.loop
    if _default[0] is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _default[0]


def set_event_loop(loop):
    _default[0] = loop


def new_event_loop():
    return EventLoop()


def current_task(loop=None):
    if loop is None:
        get_running_loop()
    return _Running.current


def all_tasks(loop=None):
    return set((loop or get_running_loop())._tasks)


def create_task(coro, *, name=None, context=None, eager_start=None):
    return get_running_loop().create_task(coro, name=name, context=context)


async def _waiting(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _waiting(coro_or_future)
    return (loop or get_event_loop()).create_task(coro_or_future)


class Runner:
    """Runs several coroutines in one loop."""

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = loop_factory
        self._loop = None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = self._factory() if self._factory is not None else new_event_loop()
        return self._loop

    def run(self, coro, *, context=None):
        if _Running.loop is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not iscoroutine(coro):
            if not hasattr(type(coro), "__await__"):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _waiting(coro)
        return self.get_loop().run_until_complete(self._loop.create_task(coro))

    def close(self):
        if self._loop is None:
            return
        loop, self._loop = self._loop, None
        left = list(loop._tasks)
        if left:
            for task in left:
                task.cancel()
            loop.run_until_complete(gather(*left, return_exceptions=True, _loop=loop))
            for task in left:
                if not task.cancelled() and task.exception() is not None:
                    loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(), "task": task})
        loop.close()


def run(main, *, debug=None, loop_factory=None):
    if _Running.loop is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


async def _closing(generator):
    await generator.aclose()


class _Pass:
    """Lets the loop go round once."""

    def __await__(self):
        yield


def _set_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    if delay <= 0:
        await _Pass()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def to_thread(func, /, *args, **kwargs):
    run = _called if _hooks.copy_context is None else _hooks.copy_context().run
    return await get_running_loop().run_in_executor(None, lambda: run(func, *args, **kwargs))


def _called(func, /, *args, **kwargs):
    return func(*args, **kwargs)


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False, _loop=None):
    loop = _loop
    if not coros_or_futures:
        outer = (loop or get_event_loop()).create_future()
        outer.set_result([])
        return outer
    known = {}
    children = []
    finished = 0
    outer = None

    def done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._cancellation())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(known):
            results = []
            for child in children:
                if child.cancelled():
                    result = CancelledError("" if child._cancel_message is None else child._cancel_message)
                else:
                    result = child.exception()
                    if result is None:
                        result = child.result()
                results.append(result)
            if outer._cancel_requested:
                outer.set_exception(future._cancellation())
            else:
                outer.set_result(results)

    for item in coros_or_futures:
        if id(item) not in known:
            future = ensure_future(item, loop=loop)
            loop = loop or future.get_loop()
            known[id(item)] = (item, future)
            future.add_done_callback(done)
        else:
            future = known[id(item)][1]
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(item) for item in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter) if timeout is not None else None
    left = sum(not item.done() for item in fs)

    def done(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None:
            if handle is not None:
                handle.cancel()
            _release(waiter)

    if left and not (return_when == FIRST_COMPLETED and left < len(fs)):
        for item in fs:
            item.add_done_callback(done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for item in fs:
                item.remove_done_callback(done)
    return {item for item in fs if item.done()}, {item for item in fs if not item.done()}


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


class Timeout:
    """Cancels what takes longer."""

    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._when = when
        self._task = None
        self._handle = None
        self._state = "created"

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            loop = get_running_loop()
            self._handle = loop.call_soon(self._expire) if when <= loop.time() else loop.call_at(when, self._expire)

    def expired(self):
        return self._state in ("expiring", "expired")

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None

    async def __aenter__(self):
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._cancels = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancels and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
        elif self._state == "active":
            self._state = "exited"
        return None


def timeout(delay):
    return Timeout(get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


async def wait_for(fut, timeout):
    if fut is not None and not isfuture(fut) and not iscoroutine(fut) and not hasattr(type(fut), "__await__"):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            await fut
        except CancelledError as error:
            raise TimeoutError from error
        raise TimeoutError
    async with Timeout(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


class _AsCompleted:
    def __init__(self, fs, timeout):
        self._done = Queue()
        self._todo = {ensure_future(item) for item in dict.fromkeys(fs)} if not isinstance(fs, list) else None
        if self._todo is None:
            self._todo = dict.fromkeys(ensure_future(item) for item in dict.fromkeys(fs))
        self._left = len(self._todo)
        self._handle = None
        for future in self._todo:
            future.add_done_callback(self._completed)
        if self._left and timeout is not None:
            self._handle = get_event_loop().call_later(timeout, self._timed_out)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    async def _next(self, resolve):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future

    def _timed_out(self):
        for future in self._todo:
            if not future.done():
                future.remove_done_callback(self._completed)
                self._done.put_nowait(None)

    def _completed(self, future):
        self._done.put_nowait(future)


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompleted(list(fs), timeout)


class TaskGroup:
    """Tasks that end together."""

    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_cancelled = False
        self._tasks = []
        self._errors = []
        self._base_error = None
        self._all_done = None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._leave(et, exc)
        finally:
            self._parent = None
            self._errors = None

    async def _leave(self, et, exc):
        self._exiting = True
        if et is not None and self._base_error is None and isinstance(exc, (SystemExit, KeyboardInterrupt)):
            self._base_error = exc
        cancellation = exc if et is not None and issubclass(et, CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._all_done = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancelled:
            if self._parent.uncancel() == 0:
                cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if et is not None and not issubclass(et, CancelledError):
            self._errors.append(exc)
        if self._errors:
            if self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        return None

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.append(task)
        task.add_done_callback(self._on_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_done(self, task):
        self._tasks.remove(task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if not self._aborting and not self._parent_cancelled:
            self._abort()
            if not self._parent.done():
                self._parent_cancelled = True
                self._parent.cancel()

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"


class _Managed:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Managed):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = None
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and (self._waiters is None or all(waiter.cancelled() for waiter in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = _deque()
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def _wake(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"<asyncio.locks.{type(self).__name__} object at {id(self):#x} [{state}]>"


class Event:
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = _deque()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                if not future.done():
                    future.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)


class Condition(_Managed):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        self._lock = lock if lock is not None else Lock()
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = _deque()

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        future = get_running_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(future)
                try:
                    await future
                    return True
                finally:
                    self._waiters.remove(future)
            finally:
                cancelled = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as error:
                        cancelled = error
                if cancelled is not None:
                    raise cancelled
        except BaseException:
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        count = 0
        for future in self._waiters:
            if count >= n:
                break
            if not future.done():
                count += 1
                future.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Managed):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = _deque()
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if future.done() and not future.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0:
                if not self._wake_next():
                    break
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for future in self._waiters or ():
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._condition = Condition()
        self.parties = parties
        self._count = 0
        self._turn = 0

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    @property
    def n_waiting(self):
        return self._count

    async def wait(self):
        async with self._condition:
            index = self._count
            turn = self._turn
            self._count += 1
            if self._count == self.parties:
                self._count = 0
                self._turn += 1
                self._condition.notify_all()
            else:
                await self._condition.wait_for(lambda: self._turn != turn)
            return index


class Queue:
    __module__ = "asyncio.queues"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = _deque()
        self._putters = _deque()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = _deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and len(self._queue) >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = get_running_loop().create_future()
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            getter = get_running_loop().create_future()
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if self._unfinished == 0:
                self._finished.set()
        while self._getters:
            self._wakeup_next(self._getters)
        while self._putters:
            self._wakeup_next(self._putters)


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        _heapq.heappush(self._queue, item)

    def _get(self):
        return _heapq.heappop(self._queue)


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
