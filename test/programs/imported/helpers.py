"""Helpers."""
print("module", __name__)
name = __name__
counter = 0


def double(x):
    return x * 2


def bump():
    global counter
    counter += 1


def where():
    return __name__, len(str(counter))
