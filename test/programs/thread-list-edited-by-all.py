# Threads that append, sort, reverse, slice, delete and iterate one list at once: nothing is lost that nobody took out.
import threading

shared = list(range(40))
words = ["w" + str(i) for i in range(30)]
pairs = [(i % 7, str(i)) for i in range(50)]
done = [0] * 6
ROUNDS = 300


def append(n):
    for i in range(ROUNDS):
        shared.append(1000 + n)
        done[n] += 1


def edit(n):
    for i in range(ROUNDS):
        shared[2:5] = [7, 8, 9, 10][: i % 5]
        del shared[1:2]
        shared.insert(i % 3, 5)
        pairs[i % 50 : i % 50] = [(i, "new")]
        del pairs[i % 50 : i % 50 + 1]
        done[n] += 1


def sort(n):
    for i in range(ROUNDS):
        shared.sort()
        shared.reverse()
        words.sort(reverse=i % 2 == 0)
        pairs.sort()
        done[n] += 1


def read(n):
    total = 0
    for i in range(ROUNDS // 3):
        for v in shared:
            total += v & 1
        total += len(shared[3:-3:2]) + len(list(reversed(words))) + (5 in shared)
        for a, b in zip(shared, words):
            total += len(b)
        total += sum(shared) + max(shared) + len(sorted(pairs)) + len([*words, *shared])
        copy = shared.copy()
        copy.sort(key=lambda v: -v)
        first, *rest = copy
        total += len(rest) + len((first, *rest))
    done[n] += total > 0


def churn(n):
    mine = []
    for i in range(ROUNDS):
        mine.extend(words)
        mine[::3] = ["x"] * len(mine[::3])
        if len(mine) > 200:
            mine.clear()
        words[i % 30] = "w" + str(i % 30)
        done[n] += 1


numbers = iter(range(3000))
taken = [[], [], []]


def take(n):
    for v in numbers:
        taken[n].append(v)


threads = [
    threading.Thread(target=work, args=(n,))
    for n, work in enumerate([append, append, edit, sort, read, churn])
]
threads += [threading.Thread(target=take, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(done[:4], done[4], done[5])
print(shared.count(1000) <= ROUNDS, shared.count(1001) <= ROUNDS, all(map(lambda v: v >= 0, shared)))
print(len(words), len(pairs) >= 49, sorted(set_of) if (set_of := []) else "no set")
everything = sorted(taken[0] + taken[1] + taken[2])
print(min(everything), max(everything), next(numbers, "all taken"))
