"""Arguments of the command line, in their usual part."""

import sys as _sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument._shown() if isinstance(argument, Action) else argument
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = []
        odd = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            parts.append(f"**{odd!r}")
        return f"Namespace({', '.join(parts)})"


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self.prog = prog
        self.most = max_help_position
        self.width = (width or 80) - 2
        self.raw = False
        self.defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    raw = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class Action:
    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None, deprecated=False,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _shown(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar if isinstance(self.metavar, str) else "|".join(self.metavar)
        if self.dest not in (None, SUPPRESS):
            return self.dest
        return "{" + ",".join(map(str, self.choices)) + "}" if self.choices else None

    def _metavar(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join(map(str, self.choices)) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _args(self):
        """How the arguments are shown."""
        name = self._metavar()
        names = name if isinstance(name, tuple) else None
        first = names[0] if names else name
        if self.nargs is None:
            return first
        if self.nargs == OPTIONAL:
            return f"[{first}]"
        if self.nargs == ZERO_OR_MORE:
            return f"[{names[0]} [{names[1]} ...]]" if names and len(names) == 2 else f"[{first} ...]"
        if self.nargs == ONE_OR_MORE:
            return f"{first} [{names[1] if names else first} ...]"
        if self.nargs == REMAINDER:
            return "..."
        if self.nargs == PARSER:
            return f"{first} ..."
        return " ".join(names if names else [first] * self.nargs)

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, **kw):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, **kw):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, **kw):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, **kw):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        super().__init__(names, dest, 0, None, default, None, None, required, help)

    def format_usage(self):
        return " | ".join(self.option_strings)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, **kw):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, **kw):
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, **kw):
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help)
        if help is None:
            self.help = "show program's version number and exit"
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or parser.version) % {"prog": parser.prog} if "%(prog)" in self.version else self.version)
        parser.exit()


class _SubParsersAction(Action):
    def __init__(self, option_strings, dest, prog, parser_class, required=False, help=None, metavar=None, title=None):
        self._prog = prog
        self._class = parser_class
        self._map = {}
        self._helps = []
        super().__init__(option_strings, dest, PARSER, None, None, None, self._map, required, help, metavar)

    def add_parser(self, name, *, help=None, aliases=(), deprecated=False, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog} {name}"
        parser = self._class(**kwargs)
        self._map[name] = parser
        for alias in aliases:
            self._map[alias] = parser
        if help is not None:
            shown = name + (f" ({', '.join(aliases)})" if aliases else "")
            self._helps.append((shown, help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._map:
            choices = ", ".join(self._map)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {choices})")
        found, extra = self._map[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            vars(namespace).setdefault("_unrecognized_args", [])
            namespace._unrecognized_args.extend(extra)


_ACTIONS = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "extend": _ExtendAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
}


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._rest = (bufsize, encoding, errors)

    def __call__(self, string):
        if string == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(string, self._mode, *self._rest)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}") from None


class _Container:
    def __init__(self, root, title=None, description=None):
        self._root = root or self
        self.title = title
        self.description = description
        self._own = []

    def add_argument(self, *args, **kwargs):
        root = self._root
        if not args or len(args) == 1 and args[0][:1] not in root.prefix_chars:
            if args and "dest" in kwargs:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            dest = args[0] if args else kwargs.pop("dest")
            if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS, 0):
                kwargs["required"] = True
            options = []
        else:
            options = list(args)
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = [option for option in options if option.startswith("--")]
                dest = (long or options)[0].lstrip("-").replace("-", "_")
        if "default" not in kwargs and dest in root._defaults:
            kwargs["default"] = root._defaults[dest]
        elif "default" not in kwargs and root.argument_default is not None:
            kwargs["default"] = root.argument_default
        kind = kwargs.pop("action", None)
        if not isinstance(kind, type) and kind not in _ACTIONS:
            raise ValueError(f'unknown action "{kind}"')
        action = (kind if isinstance(kind, type) else _ACTIONS[kind])(option_strings=options, dest=dest, **kwargs)
        if action.type is not None and not callable(action.type):
            raise TypeError(f"{action.type!r} is not callable")
        return self._add(action)

    def _add(self, action):
        root = self._root
        for option in action.option_strings:
            if option in root._options:
                raise ArgumentError(action, f"conflicting option string: {option}")
        for option in action.option_strings:
            root._options[option] = action
        root._actions.append(action)
        self._own.append(action)
        return action

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _Container(self._root, title, description)
        self._root._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Exclusive(self, required)
        self._root._exclusive.append(group)
        return group

    def set_defaults(self, **kwargs):
        self._root._defaults.update(kwargs)
        for action in self._root._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._root._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._root._defaults.get(dest)


class _Exclusive(_Container):
    def __init__(self, container, required):
        _Container.__init__(self, container._root)
        self._container = container
        self.required = required

    def _add(self, action):
        self._container._add(action)
        self._own.append(action)
        return action


class ArgumentParser(_Container):
    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True, **kwargs,
    ):
        _Container.__init__(self, None, None, description)
        self.prog = prog if prog is not None else _sys.argv[0].rsplit("/", 1)[-1]
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._groups = []
        self._exclusive = []
        self._defaults = {}
        self._subparsers = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                self._add(action)
            self._defaults.update(parent._defaults)

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, required=False, help=None, metavar=None, prog=None, parser_class=None, **kwargs):
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        base = self.prog
        positionals = [action for action in self._actions if not action.option_strings]
        if prog is None:
            prog = " ".join([base] + [action._args() for action in positionals])
        action = _SubParsersAction([], dest, prog, parser_class or type(self), required, help, metavar)
        if title or description:
            group = self.add_argument_group(title or "subcommands", description)
            group._add(action)
        else:
            self._add(action)
        self._subparsers = action
        return action

    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as error:
            self.error(str(error))

    def _is_negative(self, arg):
        digits = arg[1:].replace("_", "")
        if not digits or any(option[1:2].isdigit() for option in self._options):
            return False
        return digits.replace(".", "", 1).isdigit()

    def _option(self, arg):
        """The action of an argument, its name, the value behind =; None: a positional one."""
        if not arg or arg[0] not in self.prefix_chars or len(arg) == 1:
            return None
        if arg in self._options:
            return self._options[arg], arg, None
        if "=" in arg:
            name, value = arg.split("=", 1)
            if name in self._options:
                return self._options[name], name, value
        name, _, value = arg.partition("=")
        if arg.startswith("--"):
            if self.allow_abbrev:
                fitting = [option for option in self._options if option.startswith(name)]
                if len(fitting) > 1:
                    raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(fitting)}")
                if fitting:
                    return self._options[fitting[0]], fitting[0], value if "=" in arg else None
        elif arg[:2] in self._options:
            return self._options[arg[:2]], arg[:2], arg[2:]
        if self._is_negative(arg) or " " in arg:
            return None
        return None, arg, None

    def _parse(self, args, namespace):
        kinds = []
        only = False
        for arg in args:
            if only:
                kinds.append("A")
            elif arg == "--":
                kinds.append("-")
                only = True
            else:
                kinds.append("A" if self._option(arg) is None else "O")
        positionals = [action for action in self._actions if not action.option_strings]
        seen = []
        extra = []
        used = {}

        def take(action, values, option=None):
            seen.append(action)
            value = self._values(action, values)
            if value is not action.default or option is not None or values:
                for group in self._exclusive:
                    if action in group._own:
                        for other in used:
                            if other in group._own and other is not action:
                                raise ArgumentError(action, f"not allowed with argument {other._shown()}")
                used[action] = True
            if value is not SUPPRESS:
                action(self, namespace, value, option)

        def run(start):
            end = start
            while end < len(kinds) and kinds[end] in "A-":
                end += 1
            return end

        def give(start, final):
            """Positional arguments from a place on; where the next begins."""
            while positionals:
                end = run(start)
                ready = [at for at in range(start, end) if kinds[at] == "A"]
                if positionals[0].nargs in (PARSER, REMAINDER):
                    ready = [at for at in range(start, len(args)) if kinds[at] != "-" or at > start]
                counts = self._share([action.nargs for action in positionals], len(ready))
                if not counts:
                    break
                progressed = False
                for index, count in enumerate(counts):
                    action = positionals[0]
                    if count == 0 and not final and ready == [] and kinds[start:]:
                        break
                    if count == 0 and not final and "O" in kinds[start:]:
                        break
                    positionals.pop(0)
                    chosen = ready[:count]
                    ready = ready[count:]
                    take(action, [args[at] for at in chosen])
                    if chosen:
                        start = chosen[-1] + 1
                        progressed = True
                if not progressed:
                    break
            return start

        at = 0
        while at < len(args):
            if kinds[at] != "O":
                end = give(at, False)
                if end == at:
                    stop = run(at)
                    extra.extend(args[i] for i in range(at, stop) if kinds[i] == "A")
                    end = stop
                at = end
                continue
            action, name, value = self._option(args[at])
            if action is None:
                extra.append(args[at])
                at += 1
                while at < len(args) and kinds[at] == "A" and not positionals:
                    extra.append(args[at])
                    at += 1
                continue
            if value is not None and action.nargs == 0 and not name.startswith("--"):
                take(action, [], name)
                args[at] = name[0] + value
                found = self._option(args[at])
                if found is None or found[0] is None:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                continue
            if value is not None:
                if action.nargs == 0:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                take(action, [value], name)
                at += 1
                continue
            start = at + 1
            end = start
            while end < len(kinds) and kinds[end] == "A":
                end += 1
            count = self._share([action.nargs], end - start)
            if not count:
                wanted = {None: "expected one argument", OPTIONAL: "expected at most one argument"}
                wanted[ONE_OR_MORE] = "expected at least one argument"
                number = action.nargs
                plural = f"expected {number} argument{'' if number == 1 else 's'}"
                raise ArgumentError(action, wanted.get(action.nargs, plural))
            take(action, args[start : start + count[0]], name)
            at = start + count[0]
        give(len(args), True)
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(action._shown())
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not any(action in used for action in group._own):
                names = " ".join(action._shown() for action in group._own if action.help is not SUPPRESS)
                raise ArgumentError(None, f"one of the arguments {names} is required")
        extra = extra + vars(namespace).pop("_unrecognized_args", [])
        return namespace, extra

    def _share(self, wanted, count):
        """How many arguments each takes: as many actions as can be served, greedily."""
        for served in range(len(wanted), 0, -1):
            least = []
            most = []
            for nargs in wanted[:served]:
                low = {None: 1, OPTIONAL: 0, ZERO_OR_MORE: 0, ONE_OR_MORE: 1, REMAINDER: 0, PARSER: 1}.get(nargs, nargs)
                high = {None: 1, OPTIONAL: 1, ZERO_OR_MORE: count, ONE_OR_MORE: count, REMAINDER: count, PARSER: count}
                least.append(low)
                most.append(high.get(nargs, nargs))
            if sum(least) > count:
                continue
            spare = count - sum(least)
            counts = []
            for low, high in zip(least, most):
                more = min(spare, high - low)
                spare -= more
                counts.append(low + more)
            return counts
        return []

    def _values(self, action, values):
        nargs = action.nargs
        if not values and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) else value
        if not values and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if nargs is None or nargs == OPTIONAL:
            value = self._value(action, values[0])
            self._check(action, value)
            return value
        if nargs == PARSER:
            self._check(action, values[0])
            return values
        found = [self._value(action, value) for value in values]
        if nargs != REMAINDER:
            for value in found:
                self._check(action, value)
        return found

    def _value(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(map(str, action.choices))
            raise ArgumentError(action, f"invalid choice: {str(value)!r} (choose from {shown})")

    # ── usage and help ──

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog}}\n"
        options = []
        positionals = []
        handled = set()
        for action in self._actions:
            if action.help is SUPPRESS or id(action) in handled:
                continue
            group = next((g for g in self._exclusive if action in g._own), None)
            if group is not None:
                members = [member for member in group._own if member.help is not SUPPRESS]
                handled.update(id(member) for member in members)
                inner = " | ".join(self._part(member, True) for member in members)
                text = f"({inner})" if group.required else f"[{inner}]"
                if len(members) == 1:
                    text = inner if group.required else f"[{inner}]"
                (options if members[0].option_strings else positionals).append(text)
                continue
            (options if action.option_strings else positionals).append(self._part(action, False))
        usage = " ".join([self.prog] + options + positionals)
        width = 80 - 2
        if len(usage) + 7 <= width:
            return f"usage: {usage}\n"
        indent = " " * (7 + len(self.prog) + 1)
        lines = []
        if 7 + len(self.prog) <= 0.75 * width:
            if options:
                lines.extend(self._lines([self.prog] + options, indent, width, "usage: "))
                lines.extend(self._lines(positionals, indent, width))
            else:
                lines.extend(self._lines([self.prog] + positionals, indent, width, "usage: "))
        else:
            lines = ["usage: " + self.prog] + self._lines(options + positionals, " " * 7, width)
        return "\n".join(lines) + "\n"

    def _lines(self, parts, indent, width, prefix=None):
        lines = []
        line = []
        length = len(prefix if prefix is not None else indent) - 1
        for part in parts:
            if length + 1 + len(part) > width and line:
                lines.append(indent + " ".join(line))
                line = []
                length = len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None and lines:
            lines[0] = prefix + lines[0][len(indent) :]
        return lines

    def _part(self, action, grouped):
        if not action.option_strings:
            text = action._args()
            if grouped and text.startswith("[") and text.endswith("]"):
                text = text[1:-1]
            return text
        text = action.format_usage() if action.nargs == 0 else f"{action.option_strings[0]} {action._args()}"
        return text if action.required or grouped else f"[{text}]"

    def format_help(self):
        from textwrap import wrap

        raw = getattr(self.formatter_class, "raw", False)
        sections = [self.format_usage().rstrip("\n")]

        def filled(text, indent=""):
            text = text % {"prog": self.prog} if "%(prog)" in text else text
            if raw:
                return "\n".join(indent + line for line in text.split("\n")).rstrip()
            return "\n".join(wrap(" ".join(text.split()), 78 - len(indent), initial_indent=indent, subsequent_indent=indent))

        if self.description:
            sections.append(filled(self.description))
        grouped = {id(action) for group in self._groups for action in group._own}
        plain = [action for action in self._actions if id(action) not in grouped and action.help is not SUPPRESS]
        parts = [
            ("positional arguments", None, [action for action in plain if not action.option_strings]),
            ("options", None, [action for action in plain if action.option_strings]),
        ]
        parts += [(g.title, g.description, [a for a in g._own if a.help is not SUPPRESS]) for g in self._groups]
        heads = [len(head) + 2 for _, _, actions in parts for action in actions for head in self._heads(action)]
        heads += [
            len(name) + 4
            for _, _, actions in parts
            for action in actions
            if isinstance(action, _SubParsersAction)
            for name, _ in action._helps
        ]
        most = min(max(heads, default=0) + 2, 24)
        for title, description, actions in parts:
            if not actions and not description:
                continue
            lines = [f"{title}:"] if title else []
            if description:
                lines.append(filled(description, "  ") + ("\n" if actions else ""))
            for action in actions:
                self._action_lines(lines, self._heads(action)[0], action, self._help(action), most, 2)
                if isinstance(action, _SubParsersAction):
                    for name, help in action._helps:
                        self._action_lines(lines, name, None, help, most, 4)
            sections.append("\n".join(lines))
        if self.epilog:
            sections.append(filled(self.epilog))
        return "\n\n".join(sections) + "\n"

    def _heads(self, action):
        if not action.option_strings:
            return [action._metavar() if isinstance(action._metavar(), str) else action._args()]
        if action.nargs == 0:
            return [", ".join(action.option_strings)]
        return [", ".join(action.option_strings) + " " + action._args()]

    def _help(self, action):
        text = action.help
        if not text:
            return text
        if getattr(self.formatter_class, "defaults", False) and "%(default)" not in text:
            if action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
                text += " (default: %(default)s)"
        if "%" in text:
            values = dict(vars(action), prog=self.prog)
            if action.choices is not None:
                values["choices"] = ", ".join(map(str, action.choices))
            kind = values.get("type")
            values["type"] = getattr(kind, "__name__", kind)
            text = text % values
        return text

    def _action_lines(self, lines, head, action, help, most, indent):
        from textwrap import wrap

        room = most - indent - 2
        start = " " * indent + head
        if not help or not help.strip():
            lines.append(start)
            return
        if issubclass(self.formatter_class, RawTextHelpFormatter):
            texts = help.splitlines()
        else:
            texts = wrap(" ".join(help.split()), max(78 - most, 11))
        if len(head) <= room:
            lines.append(f"{start:<{most}}{texts[0]}")
            texts = texts[1:]
        else:
            lines.append(start)
        lines.extend(" " * most + text for text in texts)

    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
