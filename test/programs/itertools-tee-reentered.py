# A source that asks one of its own copies.
from itertools import tee


class Source:
    def __init__(self):
        self.given = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.given += 1
        if self.given == 2:
            try:
                return next(first)
            except RuntimeError as error:
                print(error)
        if self.given == 4:
            raise ValueError("no more")
        return self.given


first, second = tee(Source())
print(next(first), next(first), next(second), next(second), next(second), next(first))
for copy in first, second:
    try:
        next(copy)
    except ValueError as error:
        print(error)
    print(next(copy))
