"""Counting words: lines are built, split, normalised and counted in dicts, and the counts sorted.

Shared: nothing; each line belongs to one thread.
Expected: strings and dicts, hardly any arithmetic: what matters is the cost of one dict access and one small string.
"""
# workload: allocation-heavy
# suites: objects

LINES = 240
WORDS = ["tree", "River", "stone", "Light", "house", "Tree", "cloud", "river", "glass", "field", "Stone"]


def line(number):
    words = []
    value = number + 1
    for _ in range(12):
        value = (value * 75 + 74) % 65_537
        words.append(WORDS[value % len(WORDS)])
    return ", ".join(words) + "."


def count(text, counts):
    for word in text.replace(".", "").split(", "):
        key = word.lower()
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1


def pairs(text, seen):
    before = ""
    for word in text.split():
        seen[(before, word)] = seen.get((before, word), 0) + 1
        before = word


def work(part, parts):
    counts = {}
    seen = {}
    for number in range(part, LINES, parts):
        text = line(number)
        count(text, counts)
        pairs(text, seen)
    total = 0
    for word, times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        total += times * len(word)
    return total * 1_000_000 + sum(counts.values())


def check(results):
    return sum(result % 1_000_000 for result in results) == LINES * 12
