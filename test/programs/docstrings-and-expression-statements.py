"""A module's docstring does nothing."""

def documented():
    """Neither does a function's."""
    1 + 1
    "stray"
    return "done"

documented
None
42
print(documented())
def only_docstring():
    """body"""

print(only_docstring())
def dots():
    ...

print(dots())
