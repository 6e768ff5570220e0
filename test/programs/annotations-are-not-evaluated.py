x: int = 5
y: float
def scale(value: int, factor: "anything" = 2) -> nowhere_defined:
    result: also.not_defined = value * factor
    other: list[int]
    return result

print(x, scale(4), scale(1, factor=3))
