# Who logs, who warns and where: the caller's line and function, in hot code too; stacks without an exception.
import logging
import sys
import traceback
import warnings

logging.disable(logging.NOTSET)
log = logging.getLogger("frames")
log.propagate = False
log.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(filename)s:%(lineno)d %(funcName)s %(module)s %(message)s"))
log.addHandler(handler)


def mine(stack):
    return [entry for entry in stack if "frames-that-run" in entry]


class Logs:
    def method(self):
        log.info("in a method")

        def key(item):
            log.warning("in a key: %d", item)
            return -item

        sorted([1, 2], key=key)
        return [log.debug("in a comprehension") for _ in range(1)]

    def __add__(self, other):
        log.error("of an operator's caller", stacklevel=2)
        return 1


def generator():
    log.info("first")
    yield 1
    log.info("second")


def helper(turn):
    log.info("helper, called at turn %d", turn, stacklevel=2)
    warnings.warn(f"turn {turn}", stacklevel=2)
    print(*mine(traceback.format_stack()), sep="", end="")


def hot(turns):
    for turn in range(turns):
        if turn % 400 == 0:
            log.info("turn %d", turn)
            helper(turn)


def down(levels):
    if levels:
        return down(levels - 1) + 1
    print(*mine(traceback.format_stack(limit=5)), sep="", end="")
    log.info("with a stack", stack_info=False)
    return 0


Logs().method()
Logs() + 1
list(generator())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    hot(801)
    warnings.warn("here", DeprecationWarning)
    for warning in caught:
        print(warning.lineno, warning.filename, warning.category.__name__, warning.message)
for turn in range(900):
    if turn % 300 == 0:
        log.info("module, turn %d", turn)
logging.LoggerAdapter(log, {}).warning("adapted")
for _ in range(3):
    down(3)
print([(frame.lineno, frame.name, frame.line) for frame in traceback.extract_stack()][-1])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for turn in range(3):
        warnings.warn("once a line")
        warnings.warn("once a line")
    print(len(caught))
