# sys.excepthook of the program is told what nobody caught, before what atexit registered; sys.__excepthook__ prints as ever.
# shim: no
# expect: hook ValueError lost 15 True
# expect: exit
# expect-error: ValueError: lost
import atexit
import sys


def hook(kind, error, traceback):
    print("hook", kind.__name__, error, traceback.tb_next.tb_lineno, sys.exc_info() == (None, None, None))
    sys.__excepthook__(kind, error, traceback)


def lose(): raise ValueError("lost")


atexit.register(print, "exit")
sys.excepthook = hook
lose()
