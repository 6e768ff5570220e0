from . import second

x = 1
done = second.y + second.first.x
