"""One line of output: how long a process takes to start."""

print("Hello, world")
