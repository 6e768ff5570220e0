import collections
import json


class Bag(collections.abc.Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __getitem__(self, key):
        return self.items_[key]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


print(dict(Bag(a=1)), isinstance({}, collections.abc.MutableMapping), isinstance([], collections.abc.Hashable))
try:
    json.loads("{")
except json.decoder.JSONDecodeError as error:
    print(error, type(error) is json.JSONDecodeError)


def inside():
    import collections

    return collections.abc.Sized.__name__, collections.Counter("aab")


print(inside())
