import threading

results = []
lock = threading.Lock()
def worker(n):
    for i in range(300):
        try:
            try:
                if i % 3 == 0:
                    raise ValueError(i)
                with lock:
                    if i % 5 == 0:
                        raise KeyError(i)
            except ValueError as e:
                raise TypeError(n) from e
            finally:
                n += 1
        except (TypeError, KeyError) as e:
            with lock:
                results.append(repr(e.__cause__) if e.__cause__ else str(e))
threads = [threading.Thread(target=worker, args=(k,)) for k in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(len(results), sorted(results)[:5])
shared = ValueError("shared")
def again(n):
    for i in range(500):
        try:
            try:
                raise KeyError(i)
            except KeyError:
                raise shared
        except ValueError as e:
            e.__context__, e.args, e.__traceback__
            e.__cause__ = None
            e.args = (i,)
threads = [threading.Thread(target=again, args=(k,)) for k in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(len(shared.args))
