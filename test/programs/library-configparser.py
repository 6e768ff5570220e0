# Files of sections: reading, converting, interpolating, changing, writing, and what goes wrong.
import configparser
import io
from configparser import ConfigParser, ExtendedInterpolation, RawConfigParser

TEXT = """
# a comment
[DEFAULT]
home = /root
level: 3

[paths]
Data = %(home)s/data
cache=%(data)s/cache
list = one
    two

    three
empty =
url = http://x.y:80/?a=b ; kept
percent = 100%%
[ odd ] name ]
key with spaces : v
on = Yes
"""
c = ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.options("paths"), dict(c["paths"]), c.defaults())
print(c.get("paths", "CACHE"), c.get("paths", "cache", raw=True), c.getint("paths", "level"), c.getfloat("paths", "level"), c.getboolean(" odd ] name ", "on"))
print(c.get("paths", "no", fallback="f"), c.getint("no", "no", fallback=None), c["paths"].getint("level"), c["paths"].get("zz"), c["paths"].get("zz", 5), c["paths"].getboolean("zz", fallback=True))
print("paths" in c, "x" in c, "data" in c["paths"], len(c), list(c), len(c["paths"]), c["paths"], c["paths"].name, c.has_option("paths", "HOME"), c.has_option("x", "y"), c.has_section("DEFAULT"))
print(c.items("paths")[:3], c.get("paths", "data", vars={"home": "/v"}), c.items("paths", raw=True)[3])
c["new"] = {"a": 1, "B": "two\nlines"}
c.add_section("more")
c.set("more", "x", "%(level)s0")
c["more"]["y"] = "%%"
print(c["more"]["x"], c["more"]["y"], c.remove_option("more", "y"), c.remove_option("more", "y"), c.remove_section("nothing"), c.pop("more"), c.sections())
out = io.StringIO()
c.write(out)
print(out.getvalue())
again = ConfigParser()
again.read_string(out.getvalue())
print(again == c, {s: dict(again[s]) for s in again} == {s: dict(c[s]) for s in c})
for action in (
    lambda: c["nope"], lambda: c.get("nope", "x"), lambda: c.get("paths", "nope"), lambda: c.options("nope"), lambda: c.add_section("new"),
    lambda: c.add_section("DEFAULT"), lambda: c.set("new", "a", 5), lambda: c.set("new", "a", "50%"), lambda: c.set("nope", "a", "b"),
    lambda: c.getint("new", "b"), lambda: c.getboolean("new", "b"), lambda: c["new"]["zz"], lambda: c.items("nope"), lambda: c.add_section(5),
    lambda: ConfigParser().read_string("a = 1"), lambda: ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: ConfigParser().read_string("[a]\n[b]\n[a]\n"),
    lambda: ConfigParser().read_string("[a]\nnothing\n= 3\n  more\nb = 2\n"), lambda: ConfigParser().read_string("[]\n"), lambda: c.read_dict({"q": {"a": "1", "A": "2"}}),
    lambda: c.__delitem__("DEFAULT"), lambda: c.__delitem__("nope"), lambda: ConfigParser(interpolation=5),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, error.args)
for text in ("a = %(b)s\nb = %(a)s", "a = %(zz)s", "a = %x", "a = %(x", "a = %"):
    p = ConfigParser()
    p.read_string("[s]\n" + text)
    try:
        print(p.get("s", "a"))
    except configparser.InterpolationError as error:
        print(type(error).__name__, error, error.option, error.section)
e = ConfigParser(interpolation=ExtendedInterpolation(), defaults={"root": "/r"})
e.read_dict({"a": {"x": "${root}/x", "y": "${b:z}$$"}, "b": {"z": "<${a:x}>", "bad": "${q}", "bad2": "${a:b:c}", "bad3": "$x", "bad4": "${"}})
for section, option in (("a", "x"), ("a", "y"), ("b", "z"), ("b", "bad"), ("b", "bad2"), ("b", "bad3"), ("b", "bad4")):
    try:
        print(e[section][option])
    except configparser.Error as error:
        print(type(error).__name__, error)
r = RawConfigParser(allow_no_value=True, delimiters=("->",), comment_prefixes=("//",), inline_comment_prefixes=("#",), strict=False, empty_lines_in_values=False, default_section="all")
r.optionxform = str
r.read_string("[s]\nKey -> %(raw)s # gone\n// c\nlone\nKey -> second\n  more\n\n  Next -> x#y\n[s]\nb->\n[all]\nd -> 1\n")
print({s: dict(r[s]) for s in r}, r.get("s", "lone"), r["s"]["b"] == "")
out = io.StringIO()
r.write(out, space_around_delimiters=False)
print(out.getvalue())
try:
    r.read_string("[t]\nlone\n   continued\n")
except configparser.ParsingError as error:
    print(type(error).__name__, error)
v = ConfigParser(converters={"list": lambda text: text.split(","), "upper": str.upper})
v.read_string("[s]\nitems = a,b,c\n")
print(v.getlist("s", "items"), v["s"].getlist("items"), v["s"].getupper("items"), v["s"].getlist("no"), v.getlist("s", "no", fallback=[]), sorted(v.converters))
f = io.StringIO("[f]\nx = 1\n")
v.read_file(f)
print(v["f"]["x"], v.read(["/nowhere/at/all.ini"]), issubclass(configparser.NoOptionError, configparser.Error), repr(configparser.NoSectionError("s")))
w = RawConfigParser()
w.add_section("s")
for key in ("[x]", "a=b", "fine"):
    w.remove_section("s")
    w.add_section("s")
    w.set("s", key, 5)
    try:
        out = io.StringIO()
        w.write(out)
        print(repr(out.getvalue()))
    except configparser.Error as error:
        print(type(error).__name__, error)
