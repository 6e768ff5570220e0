from . import first

y = 5
