import threading
first = threading.Lock()
second = threading.Lock()
with first as taken, second:
    print(taken, first.locked(), second.locked())
print(first.locked(), second.locked())
with (
    first,
    second as other,
):
    print(other)
def early(n):
    for i in range(n):
        with first:
            if i == 3:
                return i, first.locked()
            if i == 1:
                continue
        print("after", i)

print(early(5), first.locked())
def leave():
    while True:
        with first:
            break
    return first.locked()

print(leave(), first.acquire(), first.acquire(False), first.release(), first.locked())
