"""A module that is asked for names that it does not have."""

limit = 3
calls = []


def __getattr__(name):
    calls.append(name)
    if name.startswith("made_"):
        return name[5:]
    raise AttributeError(f"no {name} here")
