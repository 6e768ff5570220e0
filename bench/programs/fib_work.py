"""Recursive Fibonacci numbers, nothing but calls: fib(18) is 8,361 of them, done 60 times.

Shared: nothing.
Expected: the cost of a call, which a JIT of loops leaves to the interpreter; free threading gains the number of cores.
"""
# workload: cpu-bound
# suites: default, quick

TIMES = 60


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def work(part, parts):
    total = 0
    for _ in range(TIMES * part // parts, TIMES * (part + 1) // parts):
        total += fib(18)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == TIMES * 2584
