"""Pieces of every length and width put together: joins, sums, replacements, f-strings, splits of many parts."""

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WIDTHS = ["", "é", "\u0416", "\U0001f600"]


def digest(text):
    value = len(text)
    for letter in text:
        value = (value * 31 + ord(letter)) % 1_000_003
    return value


for wide in WIDTHS:
    total = 0
    for length in range(40):
        piece = LETTERS[:length] + wide
        for other in range(0, 40, 3):
            tail = LETTERS[other:][:other]
            for text in (
                piece + tail,
                tail.join([piece, piece, piece]),
                f"{piece}{tail}-{length}{piece}",
                (piece + "," + tail).replace(",", tail),
                (tail + "::" + piece).replace("::", "\u0416"),
                piece * 2 + tail,
            ):
                total = (total * 7 + digest(text)) % 1_000_003
    print(repr(wide), total)

for count in range(10, 17):
    words = [LETTERS[: i % 9 + 1] for i in range(count)]
    assert " ".join(words).split() == words
    assert ", ".join(words).split(", ") == words
    print(count, len(" ".join(words).split()), " ".join(words).split()[-1])

seen = {}
for i in range(200):
    key = (LETTERS[: i % 12], "x" * (i % 5), i % 3)
    seen[key] = seen.get(key, 0) + 1
    other = ("".join(LETTERS[: i % 12]), "x" * (i % 5) + "", i % 3 * 1.0)
    assert seen[other] == seen[key] and (other[0], other[1] + "y", other[2]) not in seen
    assert (other[0] + "é", other[1], other[2]) not in seen and other[:2] not in seen
print(len(seen), sum(seen.values()), max(seen.values()))
counts = {}
for i in range(300):
    key = LETTERS[i % 40 : i % 40 + i % 11].lower()
    if key in counts:
        counts[key] += 1
    else:
        counts[key] = 1
    if i % 50 == 49:
        del counts[key]
print(len(counts), sum(counts.values()), list(counts.items())[:4])
