import asyncio
import contextlib
import functools


class Tree:
    def __init__(self, depth, width):
        self.depth, self.width, self.count = depth, width, 0

    async def leaf(self, n):
        self.count += 1
        if n % 3 == 0:
            await asyncio.sleep(0)
        return n

    async def node(self, depth, n=1):
        if depth == 0:
            return await self.leaf(n)
        return sum(await asyncio.gather(*[self.node(depth - 1, n * self.width + i) for i in range(self.width)]))


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
            await asyncio.sleep(0)
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("agen finally")


@contextlib.asynccontextmanager
async def managed(name):
    print("enter", name)
    try:
        yield name
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("exit", name)


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def worker(name, queue, out):
    while True:
        item = await queue.get()
        try:
            if item is None:
                return name
            out.append((name, item * item))
        finally:
            queue.task_done()


async def failing(n):
    await asyncio.sleep(0)
    raise KeyError(n)


async def main():
    t = Tree(4, 3)
    print(await t.node(4), t.count)
    print([x async for x in agen(3)], {x: y async for x, y in pairs()}, [await asyncio.sleep(0, i) for i in range(2)], [x async for x in AIter(4) if x % 2])
    async for x in agen(2):
        if x == 5:
            break
    else:
        print("never broken")
    g = agen(2)
    print(await anext(g), await g.asend("hello"), await anext(g, "done"))
    g = agen(4)
    print(await anext(g))
    await g.aclose()
    async with managed("a") as a, managed("b"):
        print(a)
        raise ValueError("boom")
    queue, out = asyncio.Queue(maxsize=2), []
    tasks = [asyncio.create_task(worker(f"w{i}", queue, out), name=f"t{i}") for i in range(2)]
    for i in range(6):
        await queue.put(i)
    for _ in tasks:
        await queue.put(None)
    await queue.join()
    print(await asyncio.gather(*tasks), sorted(out, key=lambda p: p[1]))
    print([repr(r) for r in await asyncio.gather(failing(1), asyncio.sleep(0, "ok"), return_exceptions=True)])
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError as e:
        print("timeout", repr(e))
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())
    lock, ev, sem = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    order = []

    async def locked(i):
        async with sem:
            async with lock:
                order.append(i)
                await asyncio.sleep(0)
            await ev.wait()
            order.append(-i)

    ts = [asyncio.create_task(locked(i)) for i in range(1, 4)]
    for _ in range(10):
        await asyncio.sleep(0)
    ev.set()
    await asyncio.gather(*ts)
    print(order, lock.locked())
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(asyncio.sleep(0, 1))
            b = tg.create_task(failing("tg"))
    except* KeyError as eg:
        print(eg, eg.exceptions)
    async with asyncio.timeout(1):
        print("in time")
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, 42)
    print(await fut, fut.done(), asyncio.current_task().get_name().startswith("Task-"))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, i)) for i in range(3)])
    print(sorted(t.result() for t in done), pending)
    for c in asyncio.as_completed([asyncio.sleep(0, "x")]):
        print(await c)


async def pairs():
    for p in zip("ab", [1, 2]):
        yield p


asyncio.run(main())


class Awaitable:
    def __await__(self):
        r = yield "suspended"
        return ("resumed", r)


async def co():
    return await Awaitable(), await Awaitable()


c = co()
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as e:
    print(e.value)
c = co()
c.send(None)
try:
    c.throw(LookupError("in"))
except LookupError as e:
    print(repr(e))
c.close()
print(type(c).__name__, c.__name__, asyncio.iscoroutinefunction(co))
