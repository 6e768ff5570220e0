# What a sys.excepthook raises is reported, and what it was told of.
# shim: no
# expect: told
# expect-error: ZeroDivisionError: division by zero
import sys


def hook(kind, error, traceback):
    print("told")
    raise KeyError("in hook")


sys.excepthook = hook
1 / 0
