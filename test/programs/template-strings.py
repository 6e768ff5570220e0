from string.templatelib import Template, Interpolation
import string
name, w = "World", 8
t = t"Hello {name!r:>{w}} and {1 + 1}!"
print(t, t.strings, t.values, list(t))
def render(t):
    out = []
    for p in t:
        match p:
            case str() as s: out.append(s.lower())
            case Interpolation(value, expression, conversion, spec): out.append(f"<{expression}={value}|{conversion}|{spec}>")
    return "".join(out)
print(render(t), type(t), render(t"a" + t"b{w}"), string.digits)
print(f"{t"x{w}".interpolations[0].value}")
