# shim: no
# expect: True [0, 1, 4, 9, 16, 25, 36, 49, 64, 81] [8, 9]
# expect: 32 True False False None False
# expect: ValueError bad 7
# expect: ValueError('bad 7') True ValueError
# expect: 3 4
# expect: ZeroDivisionError division by zero
# expect: StopIteration 
# expect: [0, 1, 4, 9, 16, 25, 36, 49]
# expect: [[], [0], [0, 1]]
# expect: RuntimeError cannot schedule new futures after shutdown
# expect: TimeoutError 
# expect: TimeoutError 
# expect: TimeoutError 4 (of 4) futures unfinished
# expect: TimeoutError 
# expect: True True True True False
# expect: 0 4
# expect: running> pending> cancelled>
# expect: 4 0 True
# expect: CancelledError 
# expect: CancelledError 
# expect: [0, 4, 9] named_0
# expect: finished returned int> True
# expect: True True
# expect: True DoneAndNotDoneFutures
# expect: 3 set()
# expect: ValueError Invalid return condition: 'SOME'
# expect: True True
# expect: [('first', 'value'), ('second', True), 'late'] value
# expect: None
# expect: FINISHED: <Future finished returned str>
# expect: FINISHED: <Future finished returned str>
# expect: True False True
# expect: CancelledError 
# expect: {(1, 2)} True
# expect: ValueError max_workers must be greater than 0
# expect: TypeError initializer must be a callable
# expect: NotImplementedError 
# expect: [True, True, True] False
# expect: True
# expect: 2610 60 34 53
# expect: 2470
# expect: Error c
# expect: 144
# expect: the end
import concurrent.futures
import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Executor, Future
from concurrent.futures import InvalidStateError, ThreadPoolExecutor, as_completed, wait


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def square(n):
    return n * n


def fail(n):
    raise ValueError(f"bad {n}")


with ThreadPoolExecutor(max_workers=3) as pool:
    print(isinstance(pool, Executor), list(pool.map(square, range(10))), list(pool.map(pow, [2, 3], [3, 2, 1])))
    future = pool.submit(pow, 2, exp=5)
    print(future.result(), future.done(), future.running(), future.cancelled(), future.exception(), future.cancel())
    bad = pool.submit(fail, 7)
    attempt(bad.result)
    print(repr(bad.exception()), bad.done(), type(bad.exception()).__name__)
    results = pool.map(lambda n: 12 // n, [4, 3, 0, 1])
    print(next(results), next(results))
    attempt(lambda: next(results))
    attempt(lambda: next(results))
    print(sorted(f.result() for f in as_completed([pool.submit(square, n) for n in range(8)])))
    print([list(pool.map(square, range(k))) for k in range(3)])
attempt(lambda: pool.submit(square, 1))

gate = threading.Event()
with ThreadPoolExecutor(1, thread_name_prefix="named") as pool:
    running = pool.submit(gate.wait)
    waiting = [pool.submit(square, n) for n in range(4)]
    while not running.running():
        time.sleep(0.001)
    attempt(lambda: waiting[0].result(timeout=0.01))
    attempt(lambda: waiting[0].exception(0.01))
    attempt(lambda: list(as_completed(waiting, timeout=0.01)))
    attempt(lambda: list(pool.map(square, [1], timeout=0.01)))
    print(waiting[1].cancel(), waiting[1].cancel(), waiting[1].cancelled(), waiting[1].done(), running.cancel())
    done, left = wait(waiting, timeout=0.01)
    print(len(done), len(left))
    print(repr(running).split(" state=")[1], repr(waiting[2]).split(" state=")[1], repr(waiting[1]).split(" state=")[1])
    gate.set()
    done, left = wait(waiting)
    print(len(done), len(left), waiting[1] in done)
    attempt(waiting[1].result)
    attempt(waiting[1].exception)
    print([f.result() for f in waiting if not f.cancelled()], pool.submit(lambda: threading.current_thread().name).result())
    print(repr(waiting[3]).split(" state=")[1], repr(running).startswith("<Future at 0x"))

gate.clear()
with ThreadPoolExecutor(4) as pool:
    slow, quick, wrong = pool.submit(gate.wait), pool.submit(square, 3), pool.submit(fail, 1)
    result = wait([slow, quick], return_when=FIRST_COMPLETED)
    print(result.done == {quick}, result.not_done == {slow})
    result = wait([slow, wrong], return_when=FIRST_EXCEPTION)
    print(result.done == {wrong}, type(result).__name__)
    gate.set()
    print(len(wait([slow, quick, wrong, quick], return_when=ALL_COMPLETED).done), wait([]).done)
    gate.clear()
    attempt(lambda: wait([pool.submit(gate.wait)], return_when="SOME"))
    gate.set()

events = []
manual = Future()
manual.add_done_callback(lambda f: events.append(("first", f.result())))
manual.add_done_callback(lambda f: events.append(("second", f is manual)))
print(manual.set_running_or_notify_cancel(), manual.running())
manual.set_result("value")
manual.add_done_callback(lambda f: events.append("late"))
print(events, manual.result())
attempt(lambda: manual.set_running_or_notify_cancel() if False else None)
for change in (lambda: manual.set_result(1), lambda: manual.set_exception(ValueError())):
    try:
        change()
    except InvalidStateError as error:
        print(str(error).split(" at ")[0], str(error).split(" state=")[1])
dropped = Future()
print(dropped.cancel(), dropped.set_running_or_notify_cancel(), dropped.cancelled())
attempt(dropped.result)

ready = []
with ThreadPoolExecutor(2, "p", initializer=lambda *given: ready.append(given), initargs=(1, 2)) as pool:
    list(pool.map(square, range(5)))
print(set(ready), 1 <= len(ready) <= 2)
attempt(lambda: ThreadPoolExecutor(0))
attempt(lambda: ThreadPoolExecutor(initializer=3))
attempt(lambda: Executor().submit(square, 1))

gate.clear()
pool = ThreadPoolExecutor(1)
first = pool.submit(gate.wait)
while not first.running():
    time.sleep(0.001)
rest = [pool.submit(square, n) for n in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in rest], first.done())
gate.set()
pool.shutdown()
print(first.result())


def count(n):
    return sum(1 for i in range(n) if i % 3 == 0)


with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(count, 100 + n): n for n in range(60)}
    totals = {futures[f]: f.result() for f in as_completed(futures)}
print(sum(totals.values()), len(totals), totals[0], totals[59])
with ThreadPoolExecutor(2) as pool:
    print(sum(pool.submit(lambda a: pool.submit(square, a), n).result().result() for n in range(20)))
try:
    raise CancelledError("c")
except concurrent.futures._base.Error as error:
    print(type(error).__mro__[1].__name__, error)
left_open = ThreadPoolExecutor(2)
print(left_open.submit(square, 12).result())
for n in range(3):
    left_open.submit(lambda n=n: (time.sleep(0.01), results_at_end.append(n)))
results_at_end = []
print("the end")
