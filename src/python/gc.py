"""The collector of cycles, as a program steers it; the work is done in wasm/cycles.ts."""

import _gc

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL

garbage = []
callbacks = []

_thresholds = (2000, 10, 0)
_collections = [0, 0, 0]
_collected = [0, 0, 0]


def collect(generation=2):
    """Collects now; how many unreachable objects there were."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _gc.collect()
    _collections[generation] += 1
    _collected[generation] += found
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def enable():
    """Lets it collect by itself."""
    _gc.enable(True)


def disable():
    """Collects only when asked."""
    _gc.enable(False)


def isenabled():
    """Whether it collects by itself."""
    return _gc.enabled()


def get_threshold():
    """The thresholds that were set; what starts a collection here is the growth of the heap."""
    return _thresholds


def set_threshold(threshold0, threshold1=None, threshold2=None):
    """Sets the thresholds; 0 as the first one switches it off."""
    global _thresholds
    _, second, third = _thresholds
    _thresholds = (
        threshold0,
        second if threshold1 is None else threshold1,
        third if threshold2 is None else threshold2,
    )
    _gc.enable(threshold0 != 0)


def get_count():
    """Objects made since the last collections: nobody counts them."""
    return (0, 0, 0)


def get_stats():
    """How often each generation was collected."""
    return [
        {"collections": times, "collected": found, "uncollectable": 0} for times, found in zip(_collections, _collected)
    ]


def freeze():
    """Nothing to do: no object is looked at more often for being young."""


def unfreeze():
    """Nothing to do."""


def get_freeze_count():
    """How many objects are frozen."""
    return 0


def get_debug():
    """The flags of debugging, none of which is supported."""
    return 0


def is_tracked(obj, /):
    """Whether the object may be part of a cycle."""
    return _gc.is_tracked(obj)


def is_finalized(obj, /):
    """Whether its finaliser was called."""
    return _gc.is_finalized(obj)
