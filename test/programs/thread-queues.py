# shim: no
# expect: Queue 5 False [5, 1, 4, 2, 3] True
# expect: Empty 
# expect: Empty 
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: None None 2
# expect: LifoQueue 5 False [3, 2, 4, 1, 5] True
# expect: Empty 
# expect: Empty 
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: None None 2
# expect: PriorityQueue 5 False [1, 2, 3, 4, 5] True
# expect: Empty 
# expect: Empty 
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: None None 2
# expect: SimpleQueue 5 False [5, 1, 4, 2, 3] True
# expect: Empty 
# expect: Empty 
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: None None 2
# expect: 2 None None True 2
# expect: Full 
# expect: Full 
# expect: Full 
# expect: ValueError 'timeout' must be a non-negative number
# expect: [1, 2] 2 1 False 1
# expect: ValueError task_done() called too many times
# expect: None 0 True True
# expect: 600 600 0 True
# expect: True
# expect: 39800
# expect: True [(0, 0), (0, 7), (0, 14)] (6, 83)
# expect: 3 [3, 1, 2]
# expect: True 1 2
# expect: ShutDown 
# expect: ShutDown 
# expect: ['ShutDown', 'ShutDown'] 0 0
# expect: ['ShutDown', 'ShutDown', 'ShutDown', 'ShutDown']
import queue
import threading
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue
from threading import Thread


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


for kind in (Queue, LifoQueue, PriorityQueue, SimpleQueue):
    q = kind()
    for item in (5, 1, 4, 2, 3):
        q.put(item)
    print(kind.__name__, q.qsize(), q.empty(), [q.get() for _ in range(5)], q.empty())
    attempt(q.get_nowait)
    attempt(lambda: q.get(timeout=0.01))
    attempt(lambda: q.get(False))
    attempt(lambda: q.get(True, -1))
    print(q.put("x", timeout=1), q.put_nowait("y"), q.qsize())

small = Queue(maxsize=2)
print(small.maxsize, small.put(1), small.put(2, block=False), small.full(), small.qsize())
attempt(lambda: small.put(3, False))
attempt(lambda: small.put(3, timeout=0.01))
attempt(lambda: small.put_nowait(3))
attempt(lambda: small.put(3, timeout=-1))
print(list(small.queue), small.unfinished_tasks, small.get(), small.full(), len(small.queue))
small.task_done()
small.task_done()
attempt(small.task_done)
print(small.join(), small.unfinished_tasks, issubclass(Empty, Exception), issubclass(Full, Exception))

# Everything arrives once, in the order of each producer; join waits for the work.
work, results, guard = Queue(5), [], threading.Lock()


def produce(me):
    for i in range(150):
        work.put((me, i))


def consume():
    while True:
        item = work.get()
        if item is None:
            work.task_done()
            return
        with guard:
            results.append(item)
        work.task_done()


consumers = [Thread(target=consume) for _ in range(3)]
for thread in consumers:
    thread.start()
run(*[lambda me=me: produce(me) for me in range(4)])
work.join()
print(len(results), len(set(results)), work.unfinished_tasks, work.empty())
for thread in consumers:
    work.put(None)
for thread in consumers:
    thread.join()

single = SimpleQueue()
received = []
reader = Thread(target=lambda: received.extend(iter(single.get, None)))
reader.start()
for i in range(500):
    single.put(i)
single.put(None)
reader.join()
print(received == list(range(500)))

# Ping and pong, each waiting for the other.
there, back = Queue(1), SimpleQueue()


def echo():
    while (item := there.get()) != "stop":
        back.put(item * 2)


echoing = Thread(target=echo)
echoing.start()
total = 0
for i in range(200):
    there.put(i)
    total += back.get(timeout=10)
there.put("stop")
echoing.join()
print(total)

jobs = PriorityQueue()
run(*[lambda first=first: [jobs.put((n % 7, n)) for n in range(first, 90, 3)] for first in range(3)])
drained = [jobs.get() for _ in range(90)]
print(drained == sorted(drained), drained[:3], drained[-1])


class Distinct(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        if item not in self.queue:
            self.queue.append(item)

    def _get(self):
        return self.queue.pop(0)


distinct = Distinct()
for item in (3, 1, 3, 2, 1):
    distinct.put(item)
print(distinct.qsize(), [distinct.get() for _ in range(3)])
closing = Queue()
closing.put(1)
closing.put(2)
closing.shutdown()
print(closing.is_shutdown, closing.get(), closing.get_nowait())
attempt(closing.get)
attempt(lambda: closing.put(3))
now = Queue(1)
now.put("lost")
ended = []

def blocked(action):
    try:
        action()
    except queue.ShutDown as error:
        ended.append(type(error).__name__)

writers = [Thread(target=blocked, args=(lambda: now.put("more"),)) for _ in range(2)]
for thread in writers:
    thread.start()
joined = Thread(target=now.join)
joined.start()
now.shutdown(immediate=True)
for thread in (*writers, joined):
    thread.join()
print(ended, now.qsize(), now.unfinished_tasks)
waiting = Queue()
readers = [Thread(target=blocked, args=(waiting.get,)) for _ in range(2)]
for thread in readers:
    thread.start()
waiting.shutdown()
for thread in readers:
    thread.join()
print(ended)
