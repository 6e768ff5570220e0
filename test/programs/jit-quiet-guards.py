# expect: 60 [(0, 'a'), (1, 'b'), (2, 'c')] {2: 'z'} -A-B-C {'d', 'e'}
# One short loop of what is asked of the runtime with a frame in locals: the stress test lets each of its guards fail.
from collections import deque


def run(n):
    queue = deque()
    table = {}
    names = ["a", "b", "c"]
    seen = set()
    pairs = []
    text = ""
    total = 0
    for i in range(n):
        name = names[i % 3]
        if name.isalpha() and name in "abc" and ("a" <= name or False):
            total += ord(name[0:1]) - 96
        queue.append((i, name))
        table[i] = name
        if i > 1:
            del table[i - 2]
        if i == n - 1:
            table[i] = "z"
            table.pop(i - 1)
        if len(seen) < 2:
            seen.add("de"[i % 2])
        if queue and i >= n - 3:
            pairs.append(queue.popleft())
            text = f"{text}-{name.upper()}"
        for at, other in enumerate(names):
            total += at * (other == name)
        for key, value in table.items():
            total += key >= n
    return total, pairs, {key % 3: value for key, value in table.items()}, text, seen


total, pairs, table, text, seen = run(21)
print(total + 3 - 6, pairs, table, text, "{'d', 'e'}" if seen == {"d", "e"} else seen)
