"""Names that match patterns of shells."""

import re as _re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]

_known = {}


def _matcher(pattern):
    found = _known.get(pattern)
    if found is None:
        found = _known[pattern] = _re.compile(translate(pattern)).match
    return found


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _matcher(pat)
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    """Construct a list from those elements of the iterable NAMES that do not match PAT."""
    match = _matcher(pat)
    return [name for name in names if not match(name)]


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        if letter == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif letter == "?":
            parts.append(".")
        elif letter == "[":
            end = at
            if pat[end : end + 1] == "!":
                end += 1
            if pat[end : end + 1] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                parts.append("\\[")
            else:
                inside = pat[at:end].replace("\\", "\\\\")
                at = end + 1
                if inside[0] == "!":
                    inside = "^" + inside[1:]
                elif inside[0] in "^[":
                    inside = "\\" + inside
                parts.append(f"[{inside}]")
        else:
            parts.append(_re.escape(letter))
    return f"(?s:{''.join(parts)})\\z"
