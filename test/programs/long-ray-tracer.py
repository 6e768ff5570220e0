"""Spheres over a checkered floor, traced to a picture in letters."""
import math


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __neg__(self):
        return self * -1.0

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y, self.z) == (other.x, other.y, other.z)

    def __hash__(self):
        return hash((self.x, self.y, self.z))

    def __repr__(self):
        return f"Vector({self.x:.3f}, {self.y:.3f}, {self.z:.3f})"

    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z

    def length(self):
        return math.sqrt(self @ self)

    def unit(self):
        return self * (1.0 / self.length())

    def mirrored(self, normal):
        return self - normal * (2.0 * (self @ normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.unit()

    def at(self, t):
        return self.origin + self.direction * t


class Surface:
    shine = 0.0

    def hit(self, ray):
        raise NotImplementedError

    def colour(self, point):
        return 1.0


class Sphere(Surface):
    def __init__(self, centre, radius, shade, shine=0.3):
        self.centre, self.radius, self.shade, self.shine = centre, radius, shade, shine

    def hit(self, ray):
        to = self.centre - ray.origin
        along = to @ ray.direction
        square = self.radius**2 - (to @ to - along * along)
        if square < 0:
            return None
        t = along - math.sqrt(square)
        return t if t > 1e-6 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour(self, point):
        return self.shade


class Floor(Surface):
    def __init__(self, height):
        self.height = height

    def hit(self, ray):
        if ray.direction.y >= -1e-9:
            return None
        return (self.height - ray.origin.y) / ray.direction.y

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else 0.2


class Scene:
    def __init__(self, surfaces, light):
        self.surfaces = surfaces
        self.light = light
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        hits = [(t, i) for i, s in enumerate(self.surfaces) if (t := s.hit(ray)) is not None]
        if not hits:
            return None
        t, i = min(hits)
        return t, self.surfaces[i]

    def shade(self, ray, depth=0):
        found = self.nearest(ray)
        if found is None:
            return 0.1 + 0.3 * max(0.0, ray.direction.y)
        t, surface = found
        point = ray.at(t)
        normal = surface.normal(point)
        to_light = (self.light - point).unit()
        blocked = self.nearest(Ray(point + normal * 1e-4, to_light))
        bright = 0.1 if blocked else 0.1 + 0.9 * max(0.0, normal @ to_light)
        value = surface.colour(point) * bright
        if surface.shine and depth < 3:
            mirror = Ray(point + normal * 1e-4, ray.direction.mirrored(normal))
            value = (1 - surface.shine) * value + surface.shine * self.shade(mirror, depth + 1)
        return value


def picture(scene, width, height):
    eye = Vector(0.0, 1.0, -4.0)
    letters = " .:-=+*#%@"
    for row in range(height):
        line = []
        for column in range(width):
            x = (column + 0.5 - width / 2) / width * 2.4
            y = (height / 2 - row - 0.5) / height * 1.4 + 0.1
            value = scene.shade(Ray(eye, Vector(x, y, 1.6)))
            line.append(letters[min(int(value * len(letters)), len(letters) - 1)])
        yield "".join(line)


scene = Scene(
    [Sphere(Vector(-0.9, 0.6, 0.4), 0.7, 0.8), Sphere(Vector(0.9, 0.5, 0.0), 0.5, 0.6, shine=0.6), Floor(-0.1)],
    Vector(4.0, 6.0, -3.0),
)
for line in picture(scene, 48, 18):
    print(line)
print(scene.rays)
v = Vector(1.0, 2.0, 3.0)
print(v, -v, 2 * v, v @ v, list(v), v == Vector(1.0, 2.0, 3.0), v != Vector(0.0, 2.0, 3.0), len({v, Vector(1.0, 2.0, 3.0)}))
try:
    v.w = 1
except AttributeError as error:
    print(error)
try:
    v + 1
except AttributeError as error:
    print(error)
x, *rest = v
print(x, rest)
