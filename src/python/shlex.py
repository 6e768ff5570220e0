"""Words of a command line: split as a shell splits them, and quoted for it."""

__all__ = ["join", "quote", "split"]

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def split(s, comments=False, posix=True):
    """Split the string *s* using shell-like syntax."""
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("Patchwork's shlex knows POSIX rules only")
    words = []
    word = None
    at = 0
    while at < len(s):
        character = s[at]
        at += 1
        if character in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif character == "#" and comments:
            # A comment ends a word too.
            if word is not None:
                words.append(word)
                word = None
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif character == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif character == "'":
            end = s.find("'", at)
            if end < 0:
                raise ValueError("No closing quotation")
            word = (word or "") + s[at:end]
            at = end + 1
        elif character == '"':
            quoted, at = _in_quotes(s, at)
            word = (word or "") + quoted
        else:
            word = (word or "") + character
    if word is not None:
        words.append(word)
    return words


def _in_quotes(s, at):
    """The text up to the closing quotation mark, and where it goes on: a backslash is one only before \\ and \"."""
    parts = []
    while at < len(s):
        character = s[at]
        at += 1
        if character == '"':
            return "".join(parts), at
        if character == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            if s[at] not in '\\"':
                parts.append(character)
            character = s[at]
            at += 1
        parts.append(character)
    raise ValueError("No closing quotation")


def join(split_command):
    """Return a shell-escaped string from *split_command*."""
    return " ".join([quote(word) for word in split_command])


def quote(s):
    """Return a shell-escaped version of the string *s*."""
    if not s:
        if not isinstance(s, str):
            raise TypeError(f"expected string object, got {type(s).__name__!r}")
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    for character in s:
        if character not in _SAFE:
            return "'" + s.replace("'", "'\"'\"'") + "'"
    return s
