print("package", __name__, __package__)
from .helpers import double

__all__ = ["double", "shown"]
shown = "shown"
unlisted = 1
