"""Recursive Fibonacci numbers: nothing but calls. fib(18) is 8,361 calls, done 60 times."""

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
