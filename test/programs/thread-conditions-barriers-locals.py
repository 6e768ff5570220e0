# shim: no
# expect: True True True
# expect: [False, False]
# expect: [False, False, True]
# expect: RuntimeError cannot release un-acquired lock
# expect: RuntimeError cannot release un-acquired lock
# expect: True
# expect: 600 True
# expect: RuntimeError cannot wait on un-acquired lock
# expect: RuntimeError cannot notify on un-acquired lock
# expect: RuntimeError cannot notify on un-acquired lock
# expect: True
# expect: False False False False [1]
# expect: None None False
# expect: False True
# expect: [0, 1, 2, 3, 4]
# expect: False False False
# expect: 0.01 False False
# expect: timer 1 2
# expect: True True True
# expect: False True True
# expect: True True False False
# expect: 0 True True True
# expect: ValueError semaphore initial value must be >= 0
# expect: ValueError n must be one or more
# expect: ValueError can't specify timeout for non-blocking acquire
# expect: True
# expect: ValueError Semaphore released too many times
# expect: 20 True True
# expect: 3 0 False True
# expect: BrokenBarrierError 
# expect: True True
# expect: BrokenBarrierError 
# expect: False
# expect: ['BrokenBarrierError', 'BrokenBarrierError']
# expect: ValueError parties must be >= 1
# expect: ZeroDivisionError division by zero
# expect: True
# expect: [('a', False), ('a', False), ('a', ['x']), ('b', False), ('b', False), ('b', ['x']), ('c', False), ('c', False), ('c', ['x'])] main
# expect: 15 20 40 B
# expect: [15, 30] 20 [10, 10]
# expect: AttributeError '_thread._local' object has no attribute 'nope'
# expect: AttributeError 'Account' object has no attribute 'nope'
# expect: TypeError Initialization arguments are not supported
import threading
from threading import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, Thread, Timer


def run(*targets):
    threads = [Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


# RLock
lock = RLock()
with lock:
    with lock:
        print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=1))
        for _ in range(3):
            lock.release()
    others = []
    run(lambda: others.append(lock.acquire(False)), lambda: others.append(lock.acquire(timeout=0.01)))
    print(others)
run(lambda: others.append(lock.acquire(False)) or lock.release())
print(others)
attempt(lock.release)
with lock:
    run(lambda: attempt(lock.release))
print(repr(lock).startswith("<unlocked _thread.RLock object owner=0 count=0 at 0x"))

# Condition: a bounded buffer, everything arrives once
room, buffer, got = Condition(), [], []


def produce(first):
    for i in range(first, first + 200):
        with room:
            room.wait_for(lambda: len(buffer) < 3)
            buffer.append(i)
            room.notify_all()


def consume():
    while True:
        with room:
            while not buffer:
                room.wait()
            item = buffer.pop(0)
            room.notify_all()
        if item < 0:
            return
        got.append(item)


consumers = [Thread(target=consume) for _ in range(3)]
for thread in consumers:
    thread.start()
run(lambda: produce(0), lambda: produce(1000), lambda: produce(2000))
for _ in consumers:
    with room:
        buffer.append(-1)
        room.notify()
for thread in consumers:
    thread.join()
print(len(got), sorted(got) == [*range(200), *range(1000, 1200), *range(2000, 2200)])

attempt(Condition().wait)
attempt(Condition(Lock()).notify)
attempt(Condition().notify_all)
with Condition() as held:
    print(held)
condition = Condition(Lock())
with condition:
    print(condition.wait(0.01), condition.wait(0), condition.wait(-1), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: [1]))
    print(condition.notify(), condition.notify_all(), condition.acquire(False))
nested = Condition()
with nested, nested:
    print(nested.wait(0.01), nested._is_owned())
order, turn = [], 0


def in_turn(me):
    global turn
    with nested:
        while turn != me:
            nested.wait()
        order.append(me)
        turn += 1
        nested.notify_all()


run(*[lambda me=me: in_turn(me) for me in (4, 2, 0, 3, 1)])
print(order)

# Event and Timer
event = Event()
print(event.wait(0.01), event.is_set(), event.wait(0))
timer = Timer(0.01, lambda a, b=0: (print("timer", a, b), event.set()), [1], {"b": 2})
print(timer.interval, timer.daemon, timer.is_alive())
timer.start()
print(event.wait(), event.is_set(), event.wait(1))
timer.join()
event.clear()
print(event.is_set(), repr(event).endswith(": unset>"), repr(event).startswith("<threading.Event at 0x"))
never = Timer(60, print, ("never",))
never.start()
never.cancel()
never.join()

# Semaphores
semaphore = Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(blocking=True, timeout=0.01))
semaphore.release(2)
inside, most, guard = 0, 0, Lock()


def enter():
    global inside, most
    for _ in range(50):
        with semaphore:
            with guard:
                inside += 1
                most = max(most, inside)
            with guard:
                inside -= 1


run(*[enter] * 5)
print(inside, most <= 2, semaphore.acquire(False), repr(semaphore).endswith(": value=1>"))
attempt(lambda: Semaphore(-1))
attempt(lambda: semaphore.release(0))
attempt(lambda: semaphore.acquire(False, 1))
bounded = BoundedSemaphore(2)
with bounded:
    print(repr(bounded).endswith(": value=1/2>"))
attempt(bounded.release)

# Barrier
opened = []
barrier = Barrier(3, action=lambda: opened.append(len(opened)))
places, rounds = [], []


def meet():
    for number in range(20):
        places.append((number, barrier.wait()))
        rounds.append(number)


run(*[meet] * 3)
print(len(opened), sorted(places) == [(n, p) for n in range(20) for p in range(3)], rounds == sorted(rounds))
print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).endswith(": waiters=0/3>"))
attempt(lambda: barrier.wait(0.01))
print(barrier.broken, repr(barrier).endswith(": broken>"))
attempt(barrier.wait)
barrier.reset()
print(barrier.broken)
failures = []


def give_up():
    try:
        barrier.wait()
    except BrokenBarrierError as error:
        failures.append(type(error).__name__)


waiting = [Thread(target=give_up) for _ in range(2)]
for thread in waiting:
    thread.start()
while barrier.n_waiting < 2:
    pass
barrier.abort()
for thread in waiting:
    thread.join()
print(failures)
attempt(lambda: Barrier(0))
wrong = Barrier(1, lambda: 1 / 0)
attempt(wrong.wait)
print(wrong.broken)

# local
mine = threading.local()
mine.x = "main"
seen = []


def look(name):
    seen.append((name, hasattr(mine, "x")))
    mine.x = name
    barrier.wait()
    seen.append((mine.x, sorted(mine.__dict__)))
    del mine.x
    seen.append((name, hasattr(mine, "x")))


barrier.reset()
run(*[lambda name=name: look(name) for name in "abc"])
print(sorted(seen, key=str), mine.x)


class Account(threading.local):
    bank = "B"
    made = []

    def __init__(self, start, *, step=1):
        self.made.append(start)
        self.value = start
        self.step = step

    def add(self):
        self.value += self.step
        return self.value

    @property
    def double(self):
        return 2 * self.value


account = Account(10, step=5)
print(account.add(), account.add(), account.double, account.bank)
run(lambda: seen.append([account.add(), account.double]))
print(seen[-1], account.value, account.made)
attempt(lambda: mine.nope)
attempt(lambda: account.nope)
attempt(lambda: threading.local(1))
