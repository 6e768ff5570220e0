# shim: no
# expect: Thread-1 (f) None None False False
# expect: 1 2 () 9 [('d', 4)] Thread-1 (f)
# expect: True False True
# expect: <Thread(Thread-1 (f), stopped N)> <Thread(idle, initial daemon)>
# expect: x y ('z',) 3 [] letters
# expect: 0 1 () 3 [('b2', 1)] Thread-2 (f)
# expect: 5 Thread-3 Thread-4 (len)
# expect: [0, 1, 4, 9, 16, 25] ['worker-0', 'worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
# expect: [True, False, True, False, True, False] True True
# expect: before ('in', 'between')
# expect: in between
# expect: after False
# expect: RuntimeError thread.__init__() not called
# expect: RuntimeError Thread.__init__() not called
# expect: AssertionError Thread.__init__() not called
# expect: RuntimeError cannot join thread before it is started
# expect: RuntimeError cannot join current thread
# expect: RuntimeError threads can only be started once
# expect: AssertionError group argument must be None for now
# expect: TypeError Thread.__init__() got an unexpected keyword argument 'nope'
# expect: RuntimeError cannot set daemon status of active thread
# expect: RuntimeError threads can only be started once
# expect: MainThread True False True True
# expect: 1 True
# expect: renamed True
# expect: 3 True True None True
# expect: [True, True, True] 1 False True
# expect: late
# expect: other name True
# expect: hook ValueError one True a
# expect: hook SystemExit 3 True b
# expect: hook KeyError 'k' True c
# expect: [55, 5050, 125250]
import threading
from threading import Thread, current_thread


def show(*values):
    print(*values)


def f(a, b=2, *rest, c=3, **more):
    show(a, b, rest, c, sorted(more.items()), current_thread().name)


def run(*threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


first = Thread(target=f, args=(1,), kwargs={"c": 9, "d": 4})
show(first.name, first.ident, first.native_id, first.daemon, first.is_alive())
run(first)
show(first.ident is not None, first.is_alive(), isinstance(first.ident, int))
show(repr(first).replace(str(first.ident), "N"), repr(Thread(name="idle", daemon=True)))
run(Thread(target=f, args="xyz", name="letters"))
run(Thread(target=f, args=range(2), kwargs=dict(b2=1)))
show(Thread(name=5).name, Thread(name="").name, Thread(target=len).name)


class Worker(Thread):
    made = 0

    def __init__(self, number):
        super().__init__(name=f"worker-{number}", daemon=number % 2 == 0)
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number * self.number
        self.who = current_thread()


workers = [Worker(i) for i in range(6)]
run(*workers)
show([w.result for w in workers], [w.name for w in workers])
show([w.daemon for w in workers], all(w.who is w for w in workers), isinstance(workers[0], Thread))


class Plain(Thread):
    def run(self):
        show("before", self._args if hasattr(self, "_args") else None)
        super().run()
        show("after", hasattr(self, "_target"))


run(Plain(target=show, args=("in", "between"), kwargs={}))


class Silent(Thread):
    def __init__(self):
        pass


for attempt in (lambda: Silent().start(), lambda: Silent().join(), lambda: Silent().name, lambda: Thread().join(),
                lambda: current_thread().join(), lambda: first.start(), lambda: Thread(group=1),
                lambda: Thread(target=show, nope=1), lambda: setattr(first, "daemon", True),
                lambda: threading.main_thread().start()):
    try:
        attempt()
    except Exception as error:
        show(type(error).__name__, error)

main = threading.main_thread()
show(main.name, main is current_thread(), main.daemon, main.is_alive(), main.ident == threading.get_ident())
show(threading.active_count(), threading.enumerate() == [main])
main.name = "renamed"
show(current_thread().name, threading.get_native_id() == main.native_id)

gate, seen = threading.Event(), []


def wait_at_gate():
    seen.append(current_thread() in threading.enumerate())
    gate.wait()


daemon = Thread(target=lambda: (seen.append(Thread().daemon), wait_at_gate()), daemon=True)
other = Thread(target=wait_at_gate)
daemon.start()
other.start()
show(threading.active_count(), daemon.is_alive(), other.is_alive(), other.join(0.01), other.is_alive())
gate.set()
daemon.join()
other.join(timeout=5)
show(sorted(seen), threading.active_count(), other.is_alive(), daemon.daemon)
late = Thread(target=show, args=("late",))
late.name = "other name"
late.daemon = True
run(late)
show(late.name, late.daemon)


def fail(what):
    raise what


def hook(args):
    show("hook", args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)


threading.excepthook = hook
run(Thread(target=fail, args=(ValueError("one"),), name="a"))
run(Thread(target=fail, args=(SystemExit(3),), name="b"))
run(Thread(target=fail, args=(KeyError("k"),), name="c"))
threading.excepthook = threading.__excepthook__
run(Thread(target=fail, args=(SystemExit(3),)))


def sum_to(n):
    return 0 if n == 0 else n + sum_to(n - 1)


totals = []
run(*[Thread(target=lambda n=n: totals.append(sum_to(n))) for n in (10, 100, 500)])
show(sorted(totals))
