"""The executor on a pool of threads."""

from _thread import report
from concurrent.futures._base import BrokenExecutor, Executor, Future
from queue import Empty, SimpleQueue
from threading import Lock, Semaphore, Thread, _register_atexit, current_thread

_pools = 0
_workers = {}
_is_over = False
_lock = Lock()

# The processors are not known here; CPython's default is their number and 4.
_DEFAULT_WORKERS = 8


class BrokenThreadPool(BrokenExecutor):
    pass


def _end_all():
    """The program's end: what was submitted is done, then the threads go home."""
    global _is_over
    with _lock:
        _is_over = True
        workers = list(_workers.items())
    for _, work in workers:
        work.put(None)
    for thread, _ in workers:
        thread.join()


_register_atexit(_end_all)


def _run(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


class ThreadPoolExecutor(Executor):
    """Threads are started as calls come, up to a number, unless one is idle; None in the queue sends them home."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _pools
        if max_workers is None:
            max_workers = _DEFAULT_WORKERS
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        with _lock:
            number = _pools
            if not thread_name_prefix:
                _pools += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{number}"
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()
        self._idle_semaphore = Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = Lock()

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _is_over:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work_queue.put((future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle_semaphore.acquire(False):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = Thread(name=f"{self._thread_name_prefix or self}_{count}", target=self._serve)
            thread.start()
            self._threads.add(thread)
            _workers[thread] = self._work_queue

    def _serve(self):
        if self._initialize():
            self._work()
        with _lock:
            _workers.pop(current_thread(), None)

    def _initialize(self):
        try:
            if self._initializer is not None:
                self._initializer(*self._initargs)
        except BaseException as error:
            report("Exception in initializer:\n", error)
            self._break()
            return False
        return True

    def _work(self):
        work = self._work_queue
        while True:
            try:
                item = work.get_nowait()
            except Empty:
                self._idle_semaphore.release()
                item = work.get()
            if item is not None:
                _run(*item)
                item = None
            elif _is_over or self._shutdown:
                self._shutdown = True
                work.put(None)
                return

    def _break(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while not self._work_queue.empty():
                item = self._work_queue.get_nowait()
                if item is not None:
                    item[0].set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            while cancel_futures and not self._work_queue.empty():
                try:
                    item = self._work_queue.get_nowait()
                except Empty:
                    break
                if item is not None:
                    item[0].cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
