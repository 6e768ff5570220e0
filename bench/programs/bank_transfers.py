"""Transfers among 32 accounts, each under the two locks of its accounts, always taken in the same order.

Shared: the accounts and 32 locks; two threads rarely want the same ones at the same time.
Expected: most locks are free when they are taken, so threads scale about as far as an uncontended lock is cheap.
"""
# workload: lock-contended

import threading

ACCOUNTS = 32
TRANSFERS = 12_000
OPENING = 1000
BALANCES = [OPENING] * ACCOUNTS


def locks(count):
    made = []
    for _ in range(count):
        made.append(threading.Lock())
    return made


LOCKS = locks(ACCOUNTS)


def transfer(source, target, amount):
    with LOCKS[min(source, target)]:
        with LOCKS[max(source, target)]:
            BALANCES[source] -= amount
            BALANCES[target] += amount


def work(part, parts):
    done = 0
    for i in range(TRANSFERS * part // parts, TRANSFERS * (part + 1) // parts):
        source = i * 7 % ACCOUNTS
        target = (source + 1 + i % (ACCOUNTS - 1)) % ACCOUNTS
        transfer(source, target, i % 10)
        done += 1
    return done


def check(results):
    done = 0
    for result in results:
        done += result
    money = 0
    for balance in BALANCES:
        money += balance
    return done == TRANSFERS and money == ACCOUNTS * OPENING
