print(-5, -2.5, -True)
print(-"text")
