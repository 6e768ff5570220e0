"""What ordinary operations take, in ns each: a loop of each kind, the loop included.

    patchwork run bench/micro/operations.py --no-jit

Run the same file by another Python to compare. A word as argument runs the entries that have it in their name.
"""

import sys
from bisect import bisect_left, insort
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from functools import lru_cache, reduce
from heapq import heappop, heappush
from time import perf_counter

N = 3000


class Point:
    kind = "point"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y

    def plus(self, k=1):
        return self.x + k

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def make(cls, x):
        return x

    @staticmethod
    def still(x):
        return x

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Point(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self.x

    def __neg__(self):
        return self

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __hash__(self):
        return hash(self.x)

    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        self.y = value

    def __contains__(self, value):
        return value == 1

    def __call__(self, x):
        return x

    def __bool__(self):
        return True

    def __str__(self):
        return "point"

    def __repr__(self):
        return "P"

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class Deep(Point):
    def __init__(self, x, y):
        super().__init__(x, y)

    def total(self):
        return super().total()


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Bare:
    pass


class Counting:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Asked:
    def __getattr__(self, name):
        return 1


@dataclass
class Data:
    x: int
    y: int = 0


@dataclass(frozen=True)
class Frozen:
    x: int
    y: int = 0


Pair = namedtuple("Pair", "x y")


def nothing():
    pass


def two(a, b):
    return a


def default(a, b=2, c=3):
    return a


def keyword(a, *, b=2):
    return a


def star(*args):
    return args


def stars(*args, **kwargs):
    return args


def count(n):
    for i in range(n):
        yield i


def chain(n):
    yield from count(n)


def closure():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step


@lru_cache(maxsize=None)
def cached(x):
    return x


def calls_plain():
    for i in range(N):
        nothing()


def calls_two():
    for i in range(N):
        two(i, 2)


def calls_default():
    for i in range(N):
        default(i)


def calls_keyword():
    for i in range(N):
        keyword(i, b=3)


def calls_keyword_positional():
    for i in range(N):
        default(a=i, c=1)


def calls_star():
    for i in range(N):
        star(i, 2)


def calls_stars():
    for i in range(N):
        stars(i, b=2)


def calls_spread():
    args = (1, 2)
    for i in range(N):
        two(*args)


def calls_closure():
    step = closure()
    for i in range(N):
        step()


def calls_lambda():
    f = lambda x: x
    for i in range(N):
        f(i)


def calls_lru_cache():
    for i in range(N):
        cached(i & 7)


def method_call():
    p = Point(1, 2)
    for i in range(N):
        p.total()


def method_default():
    p = Point(1, 2)
    for i in range(N):
        p.plus()


def method_bound():
    f = Point(1, 2).total
    for i in range(N):
        f()


def method_super():
    p = Deep(1, 2)
    for i in range(N):
        p.total()


def method_class():
    for i in range(N):
        Point.make(i)


def method_static():
    for i in range(N):
        Point.still(i)


def method_of_class():
    p = Point(1, 2)
    for i in range(N):
        Point.total(p)


def property_read():
    p = Point(1, 2)
    for i in range(N):
        p.double


def attribute_read():
    p = Point(1, 2)
    for i in range(N):
        p.x


def attribute_write():
    p = Point(1, 2)
    for i in range(N):
        p.x = i


def attribute_augmented():
    p = Point(1, 2)
    for i in range(N):
        p.x += 1


def attribute_of_class():
    p = Point(1, 2)
    for i in range(N):
        p.kind


def attribute_slots():
    p = Slotted(1, 2)
    for i in range(N):
        p.x


def attribute_getattr():
    p = Asked()
    for i in range(N):
        p.missing


def attribute_builtin_getattr():
    p = Point(1, 2)
    for i in range(N):
        getattr(p, "x")


def new_bare():
    for i in range(N):
        Bare()


def new_init():
    for i in range(N):
        Point(i, 2)


def new_super_init():
    for i in range(N):
        Deep(i, 2)


def new_slots():
    for i in range(N):
        Slotted(i, 2)


def new_keyword():
    for i in range(N):
        Point(x=i, y=2)


def new_dataclass():
    for i in range(N):
        Data(i, 2)


def new_dataclass_default():
    for i in range(N):
        Data(i)


def new_frozen_dataclass():
    for i in range(N):
        Frozen(i, 2)


def new_namedtuple():
    for i in range(N):
        Pair(i, 2)


def dataclass_eq():
    a, b = Data(1, 2), Data(1, 2)
    for i in range(N):
        a == b


def dataclass_hash():
    a = Frozen(1, 2)
    for i in range(N):
        hash(a)


def namedtuple_read():
    p = Pair(1, 2)
    for i in range(N):
        p.x


def namedtuple_unpack():
    p = Pair(1, 2)
    for i in range(N):
        x, y = p


def dunder_add():
    p, q = Point(1, 2), Point(3, 4)
    for i in range(N):
        p + q


def dunder_rmul():
    p = Point(1, 2)
    for i in range(N):
        3 * p


def dunder_neg():
    p = Point(1, 2)
    for i in range(N):
        -p


def dunder_eq():
    p, q = Point(1, 2), Point(3, 4)
    for i in range(N):
        p == q


def dunder_lt_if():
    p, q = Point(1, 2), Point(3, 4)
    for i in range(N):
        if p < q:
            pass


def dunder_len():
    p = Point(1, 2)
    for i in range(N):
        len(p)


def dunder_getitem():
    p = Point(1, 2)
    for i in range(N):
        p[i]


def dunder_setitem():
    p = Point(1, 2)
    for i in range(N):
        p[i] = 1


def dunder_contains():
    p = Point(1, 2)
    for i in range(N):
        1 in p


def dunder_call():
    p = Point(1, 2)
    for i in range(N):
        p(i)


def dunder_bool():
    p = Point(1, 2)
    for i in range(N):
        if p:
            pass


def dunder_str():
    p = Point(1, 2)
    for i in range(N):
        str(p)


def dunder_format():
    p = Point(1, 2)
    for i in range(N):
        f"{p}"


def dunder_hash_in_dict():
    p = Point(1, 2)
    d = {p: 1}
    for i in range(N):
        d[p]


def dunder_iter():
    for x in Counting(N):
        pass


def with_statement():
    p = Point(1, 2)
    for i in range(N):
        with p:
            pass


def isinstance_class():
    p = Deep(1, 2)
    for i in range(N):
        isinstance(p, Point)


def isinstance_tuple():
    for i in range(N):
        isinstance(i, (str, list, int))


def type_is():
    p = Point(1, 2)
    for i in range(N):
        type(p) is Point


def list_index():
    a = [1, 2, 3]
    for i in range(N):
        a[1]


def list_store():
    a = [1, 2, 3]
    for i in range(N):
        a[1] = i


def list_append_pop():
    a = []
    for i in range(N):
        a.append(i)
        a.pop()


def list_slice():
    a = list(range(20))
    for i in range(N):
        a[2:8]


def list_in():
    a = [1, 2, 3, 4, 5]
    for i in range(N):
        4 in a


def list_display():
    for i in range(N):
        [i, 2, 3]


def list_concatenate():
    a, b = [1, 2], [3]
    for i in range(N):
        a + b


def list_comprehension():
    [i * 2 for i in range(N)]


def list_comprehension_short():
    a = [1, 2, 3]
    for i in range(N):
        [x for x in a]


def list_of_lists():
    a = [[1, 2, 3], [4, 5, 6]]
    for i in range(N):
        a[1][2]


def list_of_lists_store():
    a = [[1, 2, 3], [4, 5, 6]]
    for i in range(N):
        a[1][2] += 1


def tuple_unpack():
    t = (1, 2, 3)
    for i in range(N):
        a, b, c = t


def list_unpack():
    t = [1, 2, 3]
    for i in range(N):
        a, b, c = t


def star_unpack():
    t = [1, 2, 3]
    for i in range(N):
        a, *b = t


def swap():
    a, b = 1, 2
    for i in range(N):
        a, b = b, a


def tuple_display():
    for i in range(N):
        (i, 2)


def tuple_compare():
    a, b = (1, 2), (1, 3)
    for i in range(N):
        a < b


def for_pairs():
    a = [(1, 2)] * N
    for x, y in a:
        pass


def for_enumerate():
    a = [1] * N
    for i, x in enumerate(a):
        pass


def for_zip():
    a = [1] * N
    for x, y in zip(a, a):
        pass


def dict_get_item():
    d = {"a": 1, "b": 2}
    for i in range(N):
        d["b"]


def dict_get_int():
    d = {k: k for k in range(100)}
    for i in range(N):
        d[50]


def dict_get_tuple():
    d = {(1, 2): 1}
    k = (1, 2)
    for i in range(N):
        d[k]


def dict_get_tuple_new():
    d = {(x, 2): 1 for x in range(8)}
    for i in range(N):
        d[i & 7, 2]


def dict_set_item():
    d = {"a": 1}
    for i in range(N):
        d["a"] = i


def dict_grow():
    d = {}
    for i in range(N):
        d[i] = i


def dict_augmented():
    d = {"a": 1}
    for i in range(N):
        d["a"] += 1


def dict_get_method():
    d = {"a": 1}
    for i in range(N):
        d.get("b", 0)


def dict_setdefault():
    d = {"a": 1}
    for i in range(N):
        d.setdefault("a", 2)


def dict_in():
    d = {"a": 1}
    for i in range(N):
        "b" in d


def dict_items():
    d = dict.fromkeys(range(N), 1)
    for k, v in d.items():
        pass


def dict_iterate():
    d = dict.fromkeys(range(N), 1)
    for k in d:
        pass


def dict_display():
    for i in range(N):
        {"a": i, "b": 2}


def dict_comprehension():
    {i: i for i in range(N)}


def dict_pop():
    d = {}
    for i in range(N):
        d[1] = 2
        d.pop(1)


def set_add():
    s = set()
    for i in range(N):
        s.add(i & 63)


def set_in():
    s = {1, 2, 3}
    for i in range(N):
        4 in s


def set_union():
    a, b = {1, 2, 3}, {3, 4}
    for i in range(N):
        a | b


def set_comprehension():
    {i & 63 for i in range(N)}


def str_concatenate():
    s = "abc"
    for i in range(N):
        s + "def"


def str_build():
    s = ""
    for i in range(N):
        s += "x"


def str_index():
    s = "hello"
    for i in range(N):
        s[2]


def str_slice():
    s = "hello world"
    for i in range(N):
        s[2:6]


def str_in():
    s = "hello world"
    for i in range(N):
        "wor" in s


def str_compare():
    s, t = "hello", "help"
    for i in range(N):
        s < t


def str_iterate():
    for c in "x" * N:
        pass


def str_join():
    a = ["a", "b", "c", "d"]
    for i in range(N):
        ",".join(a)


def str_split():
    s = "a b c d"
    for i in range(N):
        s.split()


def str_split_by():
    s = "a,b,c,d"
    for i in range(N):
        s.split(",")


def str_strip():
    s = "  abc "
    for i in range(N):
        s.strip()


def str_replace():
    s = "hello world"
    for i in range(N):
        s.replace("o", "0")


def str_startswith():
    s = "hello world"
    for i in range(N):
        s.startswith("hell")


def str_find():
    s = "hello world"
    for i in range(N):
        s.find("w")


def str_upper():
    s = "hello world"
    for i in range(N):
        s.upper()


def str_isdigit():
    s = "7"
    for i in range(N):
        s.isdigit()


def str_ljust():
    s = "abc"
    for i in range(N):
        s.ljust(8)


def str_ord_chr():
    for i in range(N):
        chr(ord("a") + 1)


def str_of_int():
    for i in range(N):
        str(i)


def str_of_float():
    for i in range(N):
        str(1.25)


def str_repr():
    for i in range(N):
        repr("abc")


def int_of_str():
    s = "123"
    for i in range(N):
        int(s)


def float_of_str():
    s = "1.5"
    for i in range(N):
        float(s)


def fstring():
    for i in range(N):
        f"a{i}b"


def fstring_float():
    x = 3.14159
    for i in range(N):
        f"{x:.2f}"


def fstring_width():
    for i in range(N):
        f"{i:5d}"


def percent_format():
    for i in range(N):
        "%d %s" % (i, "x")


def percent_float():
    for i in range(N):
        "%.3f" % 2.5


def format_method():
    for i in range(N):
        "{} {}".format(i, "x")


def sort_ints():
    a = [(i * 7919) % 1000 for i in range(N)]
    a.sort()


def sort_strings():
    a = [str((i * 7919) % 1000) for i in range(N)]
    a.sort()


def sort_key():
    a = [((i * 7919) % 1000, i) for i in range(N)]
    a.sort(key=lambda t: t[0])


def sort_tuples():
    a = [((i * 7919) % 1000, i) for i in range(N)]
    a.sort()


def sort_objects():
    a = [Point((i * 7919) % 1000, i) for i in range(300)]
    for k in range(1):
        sorted(a)


def min_key():
    a = [(1, 2)] * N
    min(a, key=lambda t: t[1])


def max_list():
    max([1] * N)


def sum_list():
    sum([1] * N)


def sum_generator():
    sum(x for x in range(N))


def any_generator():
    any(x < 0 for x in range(N))


def map_lambda():
    list(map(lambda x: x, range(N)))


def filter_lambda():
    list(filter(lambda x: x, range(N)))


def reduce_lambda():
    reduce(lambda a, b: a, range(N))


def generator():
    for x in count(N):
        pass


def generator_next():
    g = count(N + 1)
    for i in range(N):
        next(g)


def generator_from():
    for x in chain(N):
        pass


def generator_made():
    for i in range(N):
        count(3)


def generator_list():
    list(count(N))


def try_none():
    for i in range(N):
        try:
            pass
        except ValueError:
            pass


def try_raise():
    for i in range(N):
        try:
            raise ValueError
        except ValueError:
            pass


def try_raise_message():
    for i in range(N):
        try:
            raise ValueError("no")
        except ValueError as e:
            pass


def try_key_error():
    d = {}
    for i in range(N):
        try:
            d["a"]
        except KeyError:
            pass


def try_through_call():
    def f():
        raise ValueError("no")

    for i in range(N):
        try:
            f()
        except ValueError:
            pass


def deque_append_popleft():
    d = deque()
    for i in range(N):
        d.append(i)
        d.popleft()


def heap_push_pop():
    h = list(range(20))
    for i in range(N):
        heappush(h, i)
        heappop(h)


def heap_tuples():
    h = [(k, "a") for k in range(20)]
    for i in range(N):
        heappush(h, (i, "b"))
        heappop(h)


def bisect_find():
    a = list(range(100))
    for i in range(N):
        bisect_left(a, 37)


def bisect_insort():
    a = []
    for i in range(300):
        insort(a, (i * 7919) % 1000)


def counter_list():
    a = [i & 31 for i in range(N)]
    Counter(a)


def counter_augmented():
    c = Counter()
    for i in range(N):
        c[i & 7] += 1


def defaultdict_augmented():
    d = defaultdict(int)
    for i in range(N):
        d[i & 7] += 1


def defaultdict_append():
    d = defaultdict(list)
    for i in range(N):
        d[i & 7].append(i)


def ordered_move():
    d = OrderedDict((k, k) for k in range(8))
    for i in range(N):
        d.move_to_end(i & 7)


def int_small():
    a = 5
    for i in range(N):
        a * 3 + 1


def int_48_to_64():
    a = 1 << 60
    for i in range(N):
        a + i


def int_multiply_mask():
    h = 14695981039346656037
    for i in range(N):
        h = (h ^ (i & 255)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF


def int_mask_32():
    h = 2166136261
    for i in range(N):
        h = ((h ^ (i & 255)) * 16777619) & 0xFFFFFFFF


def int_200_bits():
    a, b = (1 << 200) + 12345, (1 << 199) + 1
    for i in range(N):
        a + b


def int_200_multiply():
    a, b = (1 << 200) + 12345, (1 << 199) + 1
    for i in range(N):
        a * b


def int_200_divide():
    a, b = (1 << 200) + 12345, (1 << 99) + 1
    for i in range(N):
        a // b


def int_divmod():
    for i in range(N):
        divmod(i, 7)


def global_read():
    for i in range(N):
        N


def while_loop():
    i = 0
    while i < N:
        i += 1


def compare_chain():
    for i in range(N):
        0 <= i < 10


def match_literals():
    for i in range(N):
        match i & 3:
            case 0:
                pass
            case 1:
                pass
            case _:
                pass


def match_class():
    p = Point(1, 2)
    for i in range(N):
        match p:
            case Deep():
                pass
            case Point(x=1):
                pass


SIZES = {"sort_objects": 300, "bisect_insort": 300}
KINDS = [
    calls_plain, calls_two, calls_default, calls_keyword, calls_keyword_positional, calls_star, calls_stars, calls_spread,
    calls_closure, calls_lambda, calls_lru_cache, method_call, method_default, method_bound, method_super, method_class,
    method_static, method_of_class, property_read, attribute_read, attribute_write, attribute_augmented, attribute_of_class,
    attribute_slots, attribute_getattr, attribute_builtin_getattr, new_bare, new_init, new_super_init, new_slots, new_keyword,
    new_dataclass, new_dataclass_default, new_frozen_dataclass, new_namedtuple, dataclass_eq, dataclass_hash, namedtuple_read,
    namedtuple_unpack, dunder_add, dunder_rmul, dunder_neg, dunder_eq, dunder_lt_if, dunder_len, dunder_getitem,
    dunder_setitem, dunder_contains, dunder_call, dunder_bool, dunder_str, dunder_format, dunder_hash_in_dict, dunder_iter,
    with_statement, isinstance_class, isinstance_tuple, type_is, list_index, list_store, list_append_pop, list_slice, list_in,
    list_display, list_concatenate, list_comprehension, list_comprehension_short, list_of_lists, list_of_lists_store,
    tuple_unpack, list_unpack, star_unpack, swap, tuple_display, tuple_compare, for_pairs, for_enumerate, for_zip,
    dict_get_item, dict_get_int, dict_get_tuple, dict_get_tuple_new, dict_set_item, dict_grow, dict_augmented,
    dict_get_method, dict_setdefault, dict_in, dict_items, dict_iterate, dict_display, dict_comprehension, dict_pop, set_add,
    set_in, set_union, set_comprehension, str_concatenate, str_build, str_index, str_slice, str_in, str_compare, str_iterate,
    str_join, str_split, str_split_by, str_strip, str_replace, str_startswith, str_find, str_upper, str_isdigit, str_ljust,
    str_ord_chr, str_of_int, str_of_float, str_repr, int_of_str, float_of_str, fstring, fstring_float, fstring_width,
    percent_format, percent_float, format_method, sort_ints, sort_strings, sort_key, sort_tuples, sort_objects, min_key,
    max_list, sum_list, sum_generator, any_generator, map_lambda, filter_lambda, reduce_lambda, generator, generator_next,
    generator_from, generator_made, generator_list, try_none, try_raise, try_raise_message, try_key_error, try_through_call,
    deque_append_popleft, heap_push_pop, heap_tuples, bisect_find, bisect_insort, counter_list, counter_augmented,
    defaultdict_augmented, defaultdict_append, ordered_move, int_small, int_48_to_64, int_multiply_mask, int_mask_32,
    int_200_bits, int_200_multiply, int_200_divide, int_divmod, global_read, while_loop, compare_chain, match_literals,
    match_class,
]


def best(kind):
    """The least time of many short runs, in ns an operation: what else the machine does shall not matter."""
    least = 1e9
    runs = 0
    spent = 0.0
    while runs < 200 and (runs < 5 or spent < 0.06):
        start = perf_counter()
        kind()
        time = perf_counter() - start
        least = min(least, time)
        spent += time
        runs += 1
    return least / SIZES.get(kind.__name__, N) * 1e9


wanted = sys.argv[1:]
chosen = [kind for kind in KINDS if not wanted or any(word in kind.__name__ for word in wanted)]
end = perf_counter() + 2
while perf_counter() < end:  # compilers in the background get to work
    for kind in chosen:
        kind()
for kind in chosen:
    print(f"{kind.__name__:28s} {best(kind):10.1f}")
