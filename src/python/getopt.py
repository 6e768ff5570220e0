"""Options of a command line, as C's getopt finds them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """getopt(args, options[, long_options]) -> opts, args"""
    found = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    args = list(args)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _option(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """getopt(args, options[, long_options]) -> opts, args: options and others may stand in any order."""
    found = []
    rest = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("+")
    if in_order:
        shortopts = shortopts[1:]
    args = list(args)
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _option(found, args, shortopts, longopts)
        elif in_order:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return found, rest


def _option(found, args, shortopts, longopts):
    """Takes the option or options in the first argument; returns the arguments after it."""
    first, args = args[0], args[1:]
    return _long(found, first[2:], longopts, args) if first.startswith("--") else _short(found, first[1:], shortopts, args)


def _long(found, option, longopts, args):
    option, equals, value = option.partition("=")
    given = value if equals else None
    takes, option = _long_option(option, longopts)
    if takes == 1:
        if given is None:
            if not args:
                raise GetoptError(f"option --{option} requires argument", option)
            given, args = args[0], args[1:]
    elif takes == 0 and given is not None:
        raise GetoptError(f"option --{option} must not have an argument", option)
    found.append(("--" + option, given or ""))
    return args


def _long_option(option, longopts):
    """Whether a long option takes a value (2: if it likes), and its name in full."""
    possible = [name for name in longopts if name.startswith(option)]
    if not possible:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in possible:
        return 0, option
    if option + "=" in possible:
        return 1, option
    if option + "=?" in possible:
        return 2, option
    if len(possible) > 1:
        raise GetoptError(f"option --{option} not a unique prefix; possible options: {', '.join(possible)}", option)
    name = possible[0]
    return (2, name[:-2]) if name.endswith("=?") else (1, name[:-1]) if name.endswith("=") else (0, name)


def _short(found, letters, shortopts, args):
    while letters:
        option, letters = letters[0], letters[1:]
        value = ""
        takes = _takes(option, shortopts)
        if takes == 1 or takes == 2 and letters:
            if not letters:
                if not args:
                    raise GetoptError(f"option -{option} requires argument", option)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append(("-" + option, value))
    return args


def _takes(option, shortopts):
    """0: no value; 1: a value; 2: a value when one follows in the same word."""
    for at in range(len(shortopts)):
        if option == shortopts[at] != ":":
            return 2 if shortopts.startswith("::", at + 1) else int(shortopts.startswith(":", at + 1))
    raise GetoptError(f"option -{option} not recognized", option)
