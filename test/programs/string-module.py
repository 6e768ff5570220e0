# The module string: constants, capwords, templates, formatters.
import string
from string import Template, Formatter, capwords
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(capwords("hello  big WORLD"), capwords("a-b c-d", "-"))
x = Template("$who likes ${what}, costs $$5, $who!")
print(x.substitute(who="tim", what="kung"), x.template, x.get_identifiers(), x.is_valid())
print(x.substitute({"who": 1, "what": 2}, what=3))
t(lambda: x.substitute(who=1))
t(lambda: x.safe_substitute(who=1))
t(lambda: Template("a\nb $ c").substitute())
t(lambda: Template("a\nb $ c").safe_substitute())
t(lambda: Template("${a").substitute(a=1))
t(lambda: Template("$1").is_valid())
t(lambda: Template("$a_1x-${b2} $é").safe_substitute(a_1x=1))
class Percent(Template):
    delimiter = "%"
print(Percent("%a 100%% %b").substitute(a=1, b=2))
f = Formatter()
t(lambda: f.format("{} {0}", 1))
t(lambda: f.format("{0} {1} {a} {a!r:>5} {b[0]} {c.real:.2f}", 1, "x", a="q", b=[7], c=2.5))
t(lambda: f.format("{} {} {{}} {:{}}", 1, 2, 3, 5))
t(lambda: f.format("{1}", 1))
t(lambda: f.format("{x}"))
t(lambda: f.format("{0!x}", 1))
t(lambda: f.format("{"))
t(lambda: f.format("}"))
t(lambda: f.vformat("{a}{0}", (1,), {"a": 2}))
print(list(f.parse("a{b!r:>{w}}c{{d}}{}")))
class Default(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, "?" + key)
        return super().get_value(key, args, kwargs)
    def format_field(self, value, spec):
        return super().format_field(value, spec) if spec else f"<{value}>"
print(Default().format("{a} {b} {0:>4}", 3, a=1))
