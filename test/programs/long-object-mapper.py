"""Descriptors, metaclass, query builder: an ORM without a database."""
import operator
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar, overload

T = TypeVar("T")


class ValidationError(ValueError):
    def __init__(self, field, value, reason):
        super().__init__(field, value, reason)
        self.field = field

    def __str__(self):
        field, value, reason = self.args
        return f"{field}={value!r}: {reason}"


class Expr:
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    SYMBOLS = {operator.eq: "=", operator.lt: "<", operator.gt: ">", operator.ne: "<>", operator.and_: "AND", operator.or_: "OR"}

    def __and__(self, other):
        return Expr(operator.and_, self, other)

    def __or__(self, other):
        return Expr(operator.or_, self, other)

    def __invert__(self):
        return Not(self)

    def __call__(self, row):
        def value(x):
            if isinstance(x, Expr):
                return x(row)
            if isinstance(x, Field):
                return getattr(row, x.name)
            return x
        return self.op(value(self.left), value(self.right))

    def __str__(self):
        show = lambda x: x.name if isinstance(x, Field) else str(x) if isinstance(x, Expr) else repr(x)
        return f"({show(self.left)} {self.SYMBOLS[self.op]} {show(self.right)})"


class Not(Expr):
    def __init__(self, inner):
        self.inner = inner

    def __call__(self, row):
        return not self.inner(row)

    def __str__(self):
        return f"NOT {self.inner}"


class Field(Generic[T]):
    kind: type[T] = object
    _counter = 0

    def __init__(self, *, default: Any = None, required=False, check=None):
        self.default, self.required, self.check = default, required, check
        Field._counter += 1
        self.order = Field._counter

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default() if callable(self.default) else self.default)

    def __set__(self, instance, value):
        if value is not None and not isinstance(value, self.kind):
            try:
                value = self.convert(value)
            except (TypeError, ValueError) as error:
                raise ValidationError(self.name, value, f"not {self.kind.__name__}") from error
        if self.check and not self.check(value):
            raise ValidationError(self.name, value, "check failed") from None
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        if self.required:
            raise AttributeError(f"{self.name} is required")
        instance.__dict__.pop(self.name, None)

    def convert(self, value):
        return self.kind(value)

    __hash__ = object.__hash__

    def __eq__(self, other): return Expr(operator.eq, self, other)
    def __ne__(self, other): return Expr(operator.ne, self, other)
    def __lt__(self, other): return Expr(operator.lt, self, other)
    def __gt__(self, other): return Expr(operator.gt, self, other)


class Int(Field[int]):
    kind = int


class Str(Field[str]):
    kind = str

    def convert(self, value):
        raise TypeError("no conversion")


class Date(Field[date]):
    kind = date

    def convert(self, value):
        return date.fromisoformat(value)


class Query:
    def __init__(self, model, tests=(), keys=()):
        self.model, self.tests, self.keys = model, tests, keys

    def where(self, *tests):
        return type(self)(self.model, (*self.tests, *tests), self.keys)

    def order_by(self, *keys):
        return type(self)(self.model, self.tests, (*self.keys, *keys))

    def __iter__(self):
        rows = [r for r in self.model.rows if all(t(r) for t in self.tests)]
        for key in reversed(self.keys):
            rows.sort(key=operator.attrgetter(key.lstrip("-")), reverse=key.startswith("-"))
        return iter(rows)

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, item):
        return list(self)[item]

    def sql(self):
        s = f"SELECT {', '.join(self.model.fields)} FROM {self.model.table}"
        if self.tests:
            s += " WHERE " + " AND ".join(map(str, self.tests))
        if self.keys:
            s += " ORDER BY " + ", ".join(f"{k[1:]} DESC" if k[0] == "-" else k for k in self.keys)
        return s


class ModelMeta(type):
    registry: ClassVar[dict[str, type]] = {}

    def __new__(mcls, name, bases, namespace, table=None, **kw):
        cls = super().__new__(mcls, name, bases, namespace, **kw)
        cls.fields = {n: f for b in reversed(cls.__mro__) for n, f in vars(b).items() if isinstance(f, Field)}
        cls.fields = dict(sorted(cls.fields.items(), key=lambda kv: kv[1].order))
        cls.table = table or name.lower() + "s"
        cls.rows = []
        if bases:
            mcls.registry[name] = cls
        return cls

    @property
    def q(cls):
        return Query(cls)

    def __len__(cls):
        return len(cls.rows)

    def __contains__(cls, row):
        return row in cls.rows


class Model(metaclass=ModelMeta):
    def __init__(self, **values):
        for name, field in self.fields.items():
            if name in values:
                setattr(self, name, values.pop(name))
            elif field.required:
                raise ValidationError(name, None, "required")
        if values:
            raise TypeError(f"{type(self).__name__}() got unexpected {', '.join(sorted(values))}")
        type(self).rows.append(self)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"


class Person(Model):
    name = Str(required=True)
    age = Int(default=0, check=lambda v: v >= 0)
    born = Date()


class Employee(Person, table="staff"):
    salary = Int(default=lambda: 1000)


Person(name="Ann", age="42", born="1980-02-29")
Person(name="Bob", age=17)
Person(name="Cyd", age=63, born=date(1960, 1, 1))
Employee(name="Eve", salary=5)
print(Person.rows, Employee.rows, sep="\n")
q = Person.q.where((Person.age > 18) & ~(Person.name == "Cyd")).order_by("-age", "name")
print(q.sql(), list(q), len(q))
print(Person.q.where((Person.age < 20) | (Person.age > 60)).order_by("name")[0:2])
print(ModelMeta.registry, len(Person), Person.rows[0] in Person, Person.age is Person.fields["age"])
for attempt in (lambda: Person(), lambda: Person(name=3), lambda: Person(name="x", age=-1), lambda: Person(name="x", agee=1, z=2), lambda: Person(name="d", born="1999-13-01")):
    try:
        attempt()
    except (ValidationError, TypeError) as e:
        print(f"{type(e).__name__}: {e}", "<-", type(e.__cause__).__name__, e.__suppress_context__)
bob = Person.rows[1]
del bob.age
print(bob.age, vars(bob))
try:
    del bob.name
except AttributeError as e:
    print(e)
print(Int.__orig_bases__, Field.__parameters__, Field[int], Employee.__mro__)
Person.rows[0].born = 12
