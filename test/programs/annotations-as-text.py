from __future__ import annotations
def f(a: int, b: Nope[3], c: "quoted" = 1) -> x.y: pass
print(f.__annotations__)
class C:
    a: Foo
    b: list[int] = 3
print(C.__annotations__)
