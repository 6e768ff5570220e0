# sys.setrecursionlimit allows what was more than a thread's stack; threading.stack_size asks for other threads.
# shim: no
# expect: 60000
# expect: 0 16777216
# expect: 60000
# expect: size not valid: 5 bytes
# expect: size must be 0 or a positive value
# expect: maximum recursion depth exceeded
import sys
import threading

sys.setrecursionlimit(1_000_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(60_000))
print(threading.stack_size(1 << 24), threading.stack_size(1 << 24))
thread = threading.Thread(target=lambda: print(depth(60_000)))
thread.start()
thread.join()
for size in 5, -1:
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
sys.setrecursionlimit(1000)
try:
    depth(2000)
except RecursionError as error:
    print(error)
