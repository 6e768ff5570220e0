def inner(n):
    if n == 0:
        raise ValueError("innermost", n)
    inner(n - 1)


def middle():
    try:
        inner(2)
    except ValueError as e:
        e.add_note("a note")
        e.add_note("two\nlines")
        raise KeyError("middle") from e


def again():
    try:
        middle()
    except KeyError:
        try:
            1 / 0
        except ZeroDivisionError:
            pass
        raise


def direct():
    try:
        again()
    except LookupError as e:
        raise e


def cleanup():
    try:
        direct()
    finally:
        print("cleaning")


def replaced():
    try:
        cleanup()
    except KeyError:
        undefined = unknown_name


def suppressed():
    try:
        replaced()
    except NameError:
        raise RuntimeError("shown alone") from None


def matching():
    try:
        suppressed()
    except (TypeError, 5):
        pass


def last():
    try:
        matching()
    except KeyError, TypeError:
        error = AssertionError()
        raise error from error.__cause__


last()
