"""What async functions become: their calls make coroutines and asynchronous generators around generators."""

end = StopAsyncIteration
anything = BaseException


class coroutine:
    __module__ = "builtins"
    __slots__ = ("_generator", "_state", "__name__", "__qualname__", "__weakref__")

    def __init__(self, generator, function):
        self._generator = generator
        self._state = 0
        self.__name__ = function.__name__
        self.__qualname__ = function.__qualname__

    def __await__(self):
        if self._state:
            raise RuntimeError("cannot reuse already awaited coroutine" if self._state == 2 else "coroutine is being awaited already")
        self._state = 2
        return self._generator

    def send(self, value, /):
        if self._state == 2:
            raise RuntimeError("cannot reuse already awaited coroutine")
        self._state = 1
        try:
            return self._generator.send(value)
        except BaseException:
            self._state = 2
            raise

    def throw(self, *exception):
        if self._state == 2:
            raise RuntimeError("cannot reuse already awaited coroutine")
        self._state = 1
        try:
            return self._generator.throw(*exception)
        except BaseException:
            self._state = 2
            raise

    def close(self):
        self._state = 2
        self._generator.close()

    @property
    def cr_running(self):
        return False

    @property
    def cr_await(self):
        return None

    def __repr__(self):
        return f"<coroutine object {self.__qualname__} at {id(self):#x}>"


def async_function(function):
    def made(*args, **kwargs):
        return coroutine(function(*args, **kwargs), function)

    return _alike(made, function)


def async_generator_function(function):
    def made(*args, **kwargs):
        return async_generator(function(*args, **kwargs), function)

    return _alike(made, function)


def _alike(made, function):
    made.__name__ = function.__name__
    made.__qualname__ = function.__qualname__
    made.__doc__ = function.__doc__
    made.__module__ = function.__module__
    made.__annotate__ = function.__annotate__
    made.__async_inner__ = function
    return made


_coroutine_code = async_function(_alike).__code__
_generator_code = async_generator_function(_alike).__code__


def is_coroutine_function(function):
    return _code_of(function) is _coroutine_code


def is_async_generator_function(function):
    return _code_of(function) is _generator_code


def _code_of(function):
    function = getattr(function, "__func__", function)
    return getattr(function, "__code__", None)


def awaited(value):
    if type(value) is coroutine:
        return value.__await__()
    kind = type(value)
    method = getattr(kind, "__await__", None)
    if method is None:
        raise TypeError(f"'{kind.__name__}' object can't be awaited")
    iterator = method(value)
    if type(iterator) is coroutine:
        raise TypeError("__await__() returned a coroutine")
    if not hasattr(iterator, "__next__"):
        raise TypeError(f"__await__() must return an iterator, not {type(iterator).__name__}")
    return iterator


class wrapped:
    """A value that an asynchronous generator yields, not what it waits for."""

    __slots__ = ("value",)

    def __init__(self, value=None):
        self.value = value


class _Step:
    __slots__ = ("_steps",)
    __module__ = "builtins"

    def __init__(self, steps):
        self._steps = steps

    def __await__(self):
        return self._steps

    def __iter__(self):
        return self._steps

    def __next__(self):
        return self._steps.send(None)

    def send(self, value):
        return self._steps.send(value)

    def throw(self, *exception):
        return self._steps.throw(*exception)

    def close(self):
        self._steps.close()


class async_generator_asend(_Step):
    __module__ = "builtins"


class async_generator_athrow(_Step):
    __module__ = "builtins"


class hooks:
    """What closes asynchronous generators that are given up unfinished: the running loop. What copies the context: contextvars."""

    copy_context = None
    finalizer = None


class async_generator:
    __module__ = "builtins"
    __slots__ = ("_generator", "_done", "_started", "__name__", "__qualname__", "__weakref__")

    def __init__(self, generator, function=None):
        self._generator = generator
        self._done = False
        self._started = False
        self.__name__ = function.__name__ if function else "<genexpr>"
        self.__qualname__ = function.__qualname__ if function else "<genexpr>"

    def __aiter__(self):
        return self

    def __anext__(self):
        return async_generator_asend(self._steps(self._generator.send, (None,)))

    def asend(self, value, /):
        return async_generator_asend(self._steps(self._generator.send, (value,)))

    def athrow(self, *exception):
        return async_generator_athrow(self._steps(self._generator.throw, exception))

    def aclose(self):
        return async_generator_athrow(self._closing())

    def __del__(self):
        if hooks.finalizer is not None and self._started and not self._done:
            left = async_generator(self._generator)
            left._started = True
            self._done = True
            hooks.finalizer(left)

    def _steps(self, go_on, args):
        if self._done:
            raise StopAsyncIteration
        self._started = True
        try:
            item = go_on(*args)
            while True:
                if type(item) is wrapped:
                    return item.value
                try:
                    sent = yield item
                except BaseException as error:
                    item = self._generator.throw(error)
                else:
                    item = self._generator.send(sent)
        except StopIteration:
            self._done = True
        except BaseException:
            self._done = True
            raise
        raise StopAsyncIteration

    def _closing(self):
        if self._done:
            return
        try:
            yield from self._steps(self._generator.throw, (GeneratorExit,))
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("async generator ignored GeneratorExit")

    def __repr__(self):
        return f"<async_generator object {self.__qualname__} at {id(self):#x}>"


def async_iter(iterable):
    method = getattr(type(iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {type(iterable).__name__}")
    iterator = method(iterable)
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {type(iterator).__name__}")
    return iterator


def async_next(iterator):
    return type(iterator).__anext__(iterator)


class async_loop:
    """An asynchronous loop in a comprehension: gives itself until its iterator ends."""

    def __init__(self, iterable):
        self._iterator = async_iter(iterable)
        self._goes = True

    def __iter__(self):
        return self

    def __next__(self):
        if not self._goes:
            raise StopIteration
        return self

    def step(self):
        return _Step(self._step())

    def _step(self):
        try:
            item = yield from awaited(async_next(self._iterator))
        except StopAsyncIteration:
            self._goes = False
            return ()
        return (item,)


def async_exit(manager):
    kind = type(manager)
    if not hasattr(kind, "__aexit__"):
        hint = " but it supports the context manager protocol. Did you mean to use 'with'?" if hasattr(kind, "__exit__") else ""
        raise TypeError(f"'{_full_name(kind)}' object does not support the asynchronous context manager protocol (missed __aexit__ method){hint}")
    if not hasattr(kind, "__aenter__"):
        hint = " but it supports the context manager protocol. Did you mean to use 'with'?" if hasattr(kind, "__enter__") else ""
        raise TypeError(f"'{_full_name(kind)}' object does not support the asynchronous context manager protocol (missed __aenter__ method){hint}")
    return lambda *error: kind.__aexit__(manager, *error)


def _full_name(kind):
    return kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"


def async_enter(manager):
    return type(manager).__aenter__(manager)


def async_leave(leave, error):
    if error is None:
        return leave(None, None, None)
    return leave(type(error), error, error.__traceback__)


def anext(iterator, *default):
    """The awaitable of an asynchronous iterator's next value."""
    if not default:
        return async_next(iterator)
    return _Step(_next_or(iterator, default[0]))


def _next_or(iterator, default):
    try:
        return (yield from awaited(async_next(iterator)))
    except StopAsyncIteration:
        return default


def aiter(iterable):
    """The asynchronous iterator of an object."""
    method = getattr(type(iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'{type(iterable).__name__}' object is not an async iterable")
    return method(iterable)
