"""How this Python is built, as far as programs ask."""

import sys as _sys

__all__ = ["get_config_var", "get_config_vars", "get_platform", "get_python_version"]


def get_config_vars(*names):
    """The values of the variables; a dict of those that there are when none is named."""
    known = {
        "Py_GIL_DISABLED": 0 if _sys._is_gil_enabled() else 1,
        "Py_DEBUG": 0,
        "py_version": _sys.version.split()[0],
        "py_version_short": get_python_version(),
        "py_version_nodot": get_python_version().replace(".", ""),
    }
    if not names:
        return known
    for name in names:
        if name not in known:
            raise NotImplementedError(f"sysconfig: Patchwork does not know the variable {name}")
    return [known[name] for name in names]


def get_config_var(name):
    return get_config_vars(name)[0]


def get_python_version():
    return f"{_sys.version_info[0]}.{_sys.version_info[1]}"


def get_platform():
    return f"{_sys.platform}-x86_64"
