"""Pancake flips over all orders of seven numbers: lists of small ints, reversed in place in short loops.

Shared: nothing; a thread has the orders that begin with its numbers.
Expected: both bets pay; the loops last a few turns each, so entering compiled code must be cheap.
"""
# workload: cpu-bound
# suites: numeric

SIZE = 7


def flips(order, scratch):
    for index in range(SIZE):
        scratch[index] = order[index]
    count = 0
    first = scratch[0]
    while first != 0:
        low = 0
        high = first
        while low < high:
            scratch[low], scratch[high] = scratch[high], scratch[low]
            low += 1
            high -= 1
        count += 1
        first = scratch[0]
    return count


def all_orders(first):
    order = [first]
    for number in range(SIZE):
        if number != first:
            order.append(number)
    scratch = [0] * SIZE
    turns = [0] * SIZE
    most = flips(order, scratch)
    total = most
    level = 0
    while level < SIZE - 1:
        if turns[level] < level:
            other = 0 if level % 2 == 0 else turns[level]
            order[other + 1], order[level + 1] = order[level + 1], order[other + 1]
            count = flips(order, scratch)
            total += count
            if count > most:
                most = count
            turns[level] += 1
            level = 0
        else:
            turns[level] = 0
            level += 1
    return total * 100 + most


def work(part, parts):
    total = 0
    for first in range(part, SIZE, parts):
        total += all_orders(first)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 1850885
