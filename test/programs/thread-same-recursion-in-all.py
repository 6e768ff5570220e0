# Threads that run the same recursive function, hot.
import threading
def fib(n):
    if n < 2: return n
    return fib(n-1) + fib(n-2)
# threads run the same function
res = [0]*4
def job(i): res[i] = fib(16 + i)
ts = [threading.Thread(target=job, args=(i,)) for i in range(4)]
for x in ts: x.start()
for x in ts: x.join()
print(res)
