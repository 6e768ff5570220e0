name = "World"
count = 3
ratio = 2 / 3
print(f"Hello {name}!", f"{count} items", f"{ratio}", f"{count + 1} {count * 2}", f"{{literal}}", f"", f"{'nested'}")
print(f"{name!r} {name!s} {'é'!a} {[1, 'a']!r} {None} {True} {1.0} {[1, 2]} {(1,)}")
print(f"{count=} {ratio = :.3f} {name=!s} {count + 1=}")
print("a" f"{count}" "b" f"{name}{count}{name}")
print(f"{f'{count}' + f'{name}'}", f"""{count}
{name}""")
def call(value):
    return value + 1

print(f"{call(call(count))} {[1, 2, 3][1]} {count > 2} {count and name} {not count}")
