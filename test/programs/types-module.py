# Names of the module types, SimpleNamespace, mapping proxies.
import types
from types import SimpleNamespace, MappingProxyType
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
def f(): pass
class C:
    def m(self): pass
print(isinstance(f, types.FunctionType), isinstance(lambda: 1, types.LambdaType), isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance((x for x in ""), types.GeneratorType), isinstance(f.__code__, types.CodeType), isinstance(NotImplemented, types.NotImplementedType))
print(types.FunctionType, types.MethodType, types.GeneratorType, types.NoneType, types.BuiltinFunctionType)
n = SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[2]), n != SimpleNamespace(a=1), n.__dict__, SimpleNamespace(), SimpleNamespace({"q": 1}, r=2), SimpleNamespace([("k", "v")]))
del n.a
print(n, hasattr(n, "a"))
n.self = n
print(n)
t(lambda: n.nope); t(lambda: SimpleNamespace(1)); t(lambda: hash(n))
class N(SimpleNamespace):
    def hello(self): return f"hello {self.name}"
print(N(name="z"), N(name="z").hello())
d = {"a": 1}
m = MappingProxyType(d)
print(m, m["a"], len(m), list(m), "a" in m, m.get("z"), dict(m), m.items(), m == {"a": 1}, m | {"b": 2}, m.copy(), str(m))
d["b"] = 5; print(m["b"], list(m.values()))
def setit(): m["x"] = 1
t(setit); t(lambda: m["zz"]); t(lambda: MappingProxyType([1]))
def delit(): del m["a"]
t(delit)
