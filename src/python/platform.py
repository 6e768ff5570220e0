"""What runs the program."""


def system():
    return "Linux"


def machine():
    return "wasm32"


def node():
    return ""


def release():
    return ""


def processor():
    return ""


def python_implementation():
    return "CPython"


def python_version():
    return "3.14.0"


def python_version_tuple():
    return ("3", "14", "0")


def platform(aliased=False, terse=False):
    return "Linux-wasm32"


def architecture(executable="", bits="", linkage=""):
    return ("64bit", "")
