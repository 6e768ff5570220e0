def f(x):
    try:
        if x == 0:
            return 1 // x
        elif x == 1:
            raise ValueError("one", 2)
        elif x == 2:
            raise KeyError("k")
        elif x == 3:
            return "three"
        elif x == 4:
            raise IndexError
        elif x == 5:
            return undefined_name
    except ZeroDivisionError as e:
        print("zde", e, f"{e!r}", e.args)
        return "z"
    except (KeyError, ValueError) as e:
        print("kv", e, f"{e!r}", e.args)
    except NameError as e:
        print("name", e, e.name)
    except:
        print("bare")
    else:
        print("else", x)
        return "else"
    finally:
        print("finally", x)
    return "end"


for i in range(8):
    print(i, f(i))


def loops():
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("no break")
    n = 0
    while n < 20:
        n += 1
        try:
            try:
                if n % 3 == 0:
                    raise ValueError(n)
                if n % 5 == 0:
                    continue
            except ValueError as e:
                if n % 2 == 0:
                    continue
                if n > 14:
                    break
                print("odd", e)
            else:
                if n == 7:
                    print("seven")
        finally:
            print(n, end=" ")
    print("after", n)


loops()


def returns():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x", x)


print(returns())


def nested(n):
    try:
        try:
            try:
                if n == 0:
                    return "inner"
                if n == 1:
                    raise ValueError("v")
                if n == 2:
                    raise KeyError("k")
            finally:
                print("f1", end=" ")
        except ValueError:
            print("caught v", end=" ")
            if n == 1:
                return "from except"
        finally:
            print("f2", end=" ")
    except KeyError as e:
        print("outer", e, end=" ")
    finally:
        print("f3")
    return "end"


for i in range(4):
    print(nested(i))


def deep(n):
    try:
        if n == 0:
            raise ValueError("deep")
        deep(n - 1)
    finally:
        if n % 3 == 0:
            print("unwind", n)


try:
    deep(9)
except ValueError as v:
    print(v)
try:
    print(v)
except NameError as n:
    print(n)


def names():
    try:
        raise ValueError
    except ValueError as e:
        e = 5
        print(e)
    try:
        print(e)
    except UnboundLocalError as u:
        print(u, u.name)
    for i in range(3):
        try:
            if i:
                print(t)
            raise TypeError(i)
        except TypeError as t:
            print("type", t)
        except NameError as t:
            print("unbound", t)

    def inner():
        return c

    try:
        raise KeyError("cell")
    except KeyError as c:
        print(inner())
    try:
        inner()
    except NameError as o:
        print(o)


names()


def raises(value, cause=1):
    try:
        if cause == 1:
            raise value
        raise value from cause
    except BaseException as e:
        print(f"{e!r}", f"{e.__cause__!r}", f"{e.__context__!r}", e.__suppress_context__)


raises("text")
raises(int)
raises(ValueError)
raises(ValueError(1, 2))
raises(KeyError, ValueError)
raises(KeyError, ValueError("c"))
raises(KeyError("k"), None)
raises(ValueError, 3)
raises(3, ValueError)
raises(SystemExit(3))
for bad in [5, int, (ValueError, "x"), ((ValueError,),), None]:
    try:
        try:
            1 / 0
        except bad:
            print("caught")
    except TypeError as e:
        print(e, f"{e.__context__!r}")
try:
    raise
except RuntimeError as e:
    print(e)


def check(value, message=None):
    try:
        if message is None:
            assert value
        else:
            assert value, message
        print("holds")
    except AssertionError as e:
        print(f"{e!r}", e.args)


check(1)
check(0)
check([], "empty")
check("", (1, 2))
check(None, 0)


def recurse(n):
    try:
        return recurse(n + 1)
    except RecursionError:
        if n < 5:
            print("at", n)
        raise


try:
    recurse(0)
except RecursionError as e:
    print(e)
print([x for x in range(3)], end=" ")


def boom(x):
    if x == 2:
        raise ValueError("boom")
    return x


def arguments(a, b, *rest):
    return a + b


try:
    arguments(boom(1), boom(2), boom(3))
except ValueError as e:
    print(e)
try:
    print([boom(x) for x in range(4)])
except ValueError as e:
    print(e)
total = 0
for i in range(3000):
    try:
        if i % 7 == 0:
            raise ValueError
        if i % 11 == 0:
            total += [1, 2, 3][i]
        total += 1
    except ValueError:
        total += 2
    except IndexError:
        total += 5
    finally:
        total += 1
print(total)
