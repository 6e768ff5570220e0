public = 1
_private = 2
from .helpers import counter
from .helpers import double as twice
