import asyncio
import time

async def fetch(name, delay):
    print(f"start {name}")
    await asyncio.sleep(delay)
    print(f"end {name}")
    return name.upper()

class AsyncRes:
    async def __aenter__(self):
        print("enter")
        return self
    async def __aexit__(self, exc_type, exc, tb):
        print("exit", exc_type.__name__ if exc_type else None)
        return True

class Counter:
    def __init__(self, n):
        self.n = n
        self.i = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i

async def agen(n):
    for i in range(n):
        yield i * i
        await asyncio.sleep(0)

async def producer(q):
    for i in range(5):
        await q.put(i)
        print("put", i)
    await q.put(None)

async def consumer(q):
    while True:
        x = await q.get()
        if x is None:
            break
        print("got", x)
    return "done"

async def fail():
    await asyncio.sleep(0)
    raise ValueError("boom")

async def main():
    r = await asyncio.gather(fetch("a", 0.5), fetch("b", 0.25), fetch("c", 0))
    print(r)
    t = asyncio.create_task(fetch("task", 0.001))
    print(await t)
    async with AsyncRes() as res:
        raise KeyError("x")
    async for v in Counter(3):
        print(v)
    print([x async for x in agen(4)])
    print([x async for x in agen(3) if x])
    print([await fetch(s, 0) for s in "xy"])
    q = asyncio.Queue(maxsize=2)
    print(await asyncio.gather(producer(q), consumer(q)))
    try:
        await fail()
    except ValueError as e:
        print("caught", e)
    print(await asyncio.gather(fail(), fetch("z", 0), return_exceptions=True))
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())
    sem = asyncio.Semaphore(2)
    async def worker(i):
        async with sem:
            print("in", i)
            await asyncio.sleep(0)
            print("out", i)
    await asyncio.gather(*(worker(i) for i in range(4)))
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    ev = asyncio.Event()
    async def waiter():
        await ev.wait()
        print("event!")
    w = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    ev.set()
    await w
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(fetch("g1", 0.2))
        t2 = tg.create_task(fetch("g2", 0))
    print(t1.result(), t2.result())
    done, pending = await asyncio.wait([asyncio.create_task(fetch("w", 0))])
    print(len(done), len(pending))
    return 42

print(asyncio.run(main()))
c = fetch("n", 0)
print(type(c).__name__)
c.close()
print(1)
