"""Short strings joined, formatted and dropped: each step makes a new object, none is shared.

Shared: nothing but the memory allocator.
Expected: free threading scales if every thread allocates from pages of its own; the JIT gains little, for the
time goes to making strings, which is the runtime's work in every cell.
"""
# workload: allocation-heavy
# suites: default

TEXTS = 8_000


def label(number):
    text = "item " + str(number)
    if number % 3 == 0:
        text = f"<{text}>"
    return text + "," * (number % 4)


def work(part, parts):
    length = 0
    for number in range(TEXTS * part // parts, TEXTS * (part + 1) // parts):
        length += len(label(number))
    return length


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 88224
