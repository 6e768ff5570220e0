name = "abc"
width = 8
print(f"{name:5}|{name:<5}|{name:>5}|{name:^5}|{name:*^7}|{name:.2}|{name:5.1}|{name:s}|{name:>{width}}|{name:{'*'}^{width}}|{name:.{1 + 1}}|{name:é<5}")
print(f"{'日本':4}|{'😀':>3}|{name!r:>8}|{None!s:6}|{[1]!s:>5}|{'':3}|{'toolong':3}|{1.5!r:>6}|{name:05}|{name:<05}")
precision = 2
print(f"{3.14159:.{precision}f}|{3.14159:{width}.{precision}f}|{7:0{width}d}|{7:{'>'}{4}}")
