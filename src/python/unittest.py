"""Tests in classes."""

import sys as _sys
import time as _time

__all__ = ["TestCase", "TestSuite", "TestLoader", "TestResult", "TextTestRunner", "SkipTest", "main", "skip", "skipIf", "skipUnless", "expectedFailure"]


class SkipTest(Exception):
    """Raise this exception in a test to skip it."""

    __module__ = "unittest.case"


def skip(reason):
    """Unconditionally skip a test."""

    def mark(item):
        if isinstance(item, type):
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        skipped.__unittest_skip__ = True
        skipped.__unittest_skip_why__ = reason
        skipped.__name__ = item.__name__
        skipped.__doc__ = item.__doc__
        return skipped

    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    """Skip a test if the condition is true."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """Skip a test unless the condition is true."""
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _Raises:
    def __init__(self, case, expected, pattern=None):
        self._case = case
        self._expected = expected
        self._pattern = pattern
        self._msg = None
        self._caller = ""
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            shown = getattr(self._expected, "__name__", None) or str(self._expected)
            self._fail(f"{shown} not raised{self._caller}")
        if not issubclass(kind, self._expected):
            return False
        self.exception = value.with_traceback(None)
        if self._pattern is not None:
            import re

            if not re.search(self._pattern, str(value)):
                text = self._pattern if isinstance(self._pattern, str) else self._pattern.pattern
                self._fail(f'"{text}" does not match "{value}"')
        return True

    def _fail(self, standard):
        raise self._case.failureException(self._case._message(self._msg, standard))

    def _of(self, args, kwargs):
        """Itself for a with statement; None when the call has been made."""
        if not args:
            self._msg = kwargs.pop("msg", None)
            return self
        function, *args = args
        self._caller = f" by {getattr(function, '__name__', None) or str(function)}"
        with self:
            function(*args, **kwargs)


class _Warns:
    def __init__(self, case, expected, pattern=None):
        self._case = case
        self._expected = expected
        self._pattern = pattern

    def __enter__(self):
        import warnings

        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always", self._expected if not isinstance(self._expected, tuple) else Warning)
        return self

    def __exit__(self, kind, value, tb):
        self._manager.__exit__(kind, value, tb)
        if kind is not None:
            return
        names = self._expected if isinstance(self._expected, tuple) else (self._expected,)
        shown = names[0].__name__ if len(names) == 1 else str(self._expected)
        first = None
        for entry in self.warnings:
            warning = entry.message
            if not isinstance(warning, names):
                continue
            first = first or warning
            if self._pattern is not None:
                import re

                if not re.search(self._pattern, str(warning)):
                    continue
            self.warning, self.filename, self.lineno = warning, entry.filename, entry.lineno
            return
        if first is not None:
            raise self._case.failureException(f'"{self._pattern}" does not match "{first}"')
        raise self._case.failureException(f"{shown} not triggered")


class _SubTest:
    def __init__(self, case, message, parameters):
        self._case = case
        self._message = message
        self._parameters = parameters

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None or issubclass(kind, SkipTest) or not issubclass(kind, Exception):
            return False
        shown = ", ".join(f"{name}={item!r}" for name, item in self._parameters.items())
        parts = ([f"[{self._message}]"] if self._message is not None else []) + ([f"({shown})"] if shown else [])
        self._case._outcome.append((f"{self._case} {' '.join(parts) or '(<subtest>)'}", value))
        return True


def _short(value):
    text = repr(value)
    return text if len(text) <= 80 else text[:80] + " [truncated]..."


class TestCase:
    """A class whose instances are single test cases."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._outcome = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({type(self).__module__}.{type(self).__qualname__}.{self._testMethodName})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _message(self, msg, standard):
        if msg is None:
            return standard
        return f"{standard} : {msg}"

    def _check(self, holds, msg, standard):
        if not holds:
            raise self.failureException(self._message(msg, standard))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self._check(False, msg, _difference(first, second))

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, f"{_short(first)} == {_short(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, f"{_short(obj)} is an instance of {cls!r}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, f"{_short(a)} not less than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        apart = abs(first - second)
        if delta is not None:
            self._check(apart <= delta, msg, f"{_short(first)} != {_short(second)} within {_short(delta)} delta ({_short(apart)} difference)")
        else:
            places = 7 if places is None else places
            self._check(round(apart, places) == 0, msg, f"{_short(first)} != {_short(second)} within {places} places ({_short(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart = abs(first - second)
        if delta is not None:
            self._check(first != second and apart > delta, msg, f"{_short(first)} == {_short(second)} within {_short(delta)} delta ({_short(apart)} difference)")
        else:
            places = 7 if places is None else places
            self._check(first != second and round(apart, places) != 0, msg, f"{_short(first)} == {_short(second)} within {places} places")

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        pattern = re.compile(expected_regex)
        self._check(pattern.search(text), msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

        match = re.search(unexpected_regex, text)
        self._check(not match, msg, f"Regex matched: {match and match[0]!r} matches {unexpected_regex!r} in {text!r}")

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        left = second[:]
        for item in first:
            if item in left:
                left.remove(item)
            else:
                self._check(False, msg, f"Element counts were not equal:\nFirst has {first.count(item)}, Second has {second.count(item)}:  {item!r}")
        self._check(not left, msg, "Element counts were not equal:")

    def assertListEqual(self, list1, list2, msg=None):
        self.assertEqual(list1, list2, msg)

    assertTupleEqual = assertDictEqual = assertSetEqual = assertSequenceEqual = assertMultiLineEqual = assertListEqual

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception)._of(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _Warns(self, expected_warning)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _Warns(self, expected_warning, expected_regex)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex)._of(args, kwargs)

    def run(self, result=None):
        result = TestResult() if result is None else result
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        for skipped in (type(self), method):
            if getattr(skipped, "__unittest_skip__", False):
                result.addSkip(self, skipped.__unittest_skip_why__)
                return result
        expecting = getattr(method, "__unittest_expecting_failure__", False)
        failed = []
        self._outcome = []

        def attempt(call, *args, **kwargs):
            try:
                call(*args, **kwargs)
                return True
            except SkipTest as skipped:
                failed.append(("skip", str(skipped)))
            except Exception as error:
                failed.append((self, error))
            return False

        if attempt(self.setUp):
            attempt(method)
            attempt(self.tearDown)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            attempt(function, *args, **kwargs)
        failed[:0] = self._outcome
        if expecting:
            (result.addExpectedFailure if failed else result.addUnexpectedSuccess)(self, *(failed[0][1:] if failed else ()))
        elif not failed:
            result.addSuccess(self)
        for case, error in () if expecting else failed:
            if case == "skip":
                result.addSkip(self, error)
            elif isinstance(error, self.failureException):
                result.addFailure(case, error)
            else:
                result.addError(case, error)
        return result

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()


def _difference(first, second):
    if type(first) is type(second) and isinstance(first, (list, tuple)):
        kind = "Lists" if isinstance(first, list) else "Tuples"
        return f"{kind} differ: {_short(first)} != {_short(second)}\n{_where(kind[:-1], first, second)}\n{_ndiff(first, second)}"
    if type(first) is type(second) and isinstance(first, dict):
        return f"{_short(first)} != {_short(second)}\n{_ndiff(first, second)}"
    if isinstance(first, str) and isinstance(second, str):
        import difflib

        lines, others = [[line if line.endswith("\n") else line + "\n" for line in text.splitlines(True)] for text in (first, second)]
        return f"{_short(first)} != {_short(second)}\n" + "".join(difflib.ndiff(lines, others)) if first and second else f"{_short(first)} != {_short(second)}"
    if isinstance(first, (set, frozenset)) and isinstance(second, (set, frozenset)):
        lines = []
        for name, items in (("first", first - second), ("second", second - first)):
            if items:
                lines.append(f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:")
                lines.extend(map(repr, items))
        return "\n".join(lines)
    return f"{_short(first)} != {_short(second)}"


def _where(kind, first, second):
    for index, (a, b) in enumerate(zip(first, second)):
        if a != b:
            text = f"\nFirst differing element {index}:\n{_short(a)}\n{_short(b)}\n"
            break
    else:
        text = ""
    if len(first) > len(second):
        text += f"\nFirst {kind.lower()} contains {len(first) - len(second)} additional elements.\nFirst extra element {len(second)}:\n{_short(first[len(second)])}\n"
    elif len(second) > len(first):
        text += f"\nSecond {kind.lower()} contains {len(second) - len(first)} additional elements.\nFirst extra element {len(first)}:\n{_short(second[len(first)])}\n"
    return text


def _ndiff(first, second):
    import difflib
    import pprint

    return "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


class TestResult:
    """What became of tests."""

    def __init__(self, stream=None, verbosity=0):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.testsRun = 0
        self._stream = stream
        self._verbosity = verbosity

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def _say(self, letter, word):
        if self._stream is not None and self._verbosity == 1:
            self._stream.write(letter)
        elif self._stream is not None and self._verbosity > 1:
            self._stream.write(word + "\n")

    def startTest(self, test):
        self.testsRun += 1
        if self._stream is not None and self._verbosity > 1:
            description = test.shortDescription()
            self._stream.write(f"{test}{chr(10) + description if description else ''} ... ")

    def addSuccess(self, test):
        self._say(".", "ok")

    def addFailure(self, test, error):
        self.failures.append((test, _text_of(error)))
        self._say("F", "FAIL")

    def addError(self, test, error):
        self.errors.append((test, _text_of(error)))
        self._say("E", "ERROR")

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._say("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, error=None):
        self.expectedFailures.append((test, _text_of(error)))
        self._say("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._say("u", "unexpected success")


def _text_of(error):
    import traceback

    return "".join(traceback.format_exception(error))


class TestSuite:
    """Tests in order."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() if isinstance(test, TestSuite) else 1 for test in self._tests)

    def run(self, result):
        last = None
        for test in self._tests:
            cls = type(test)
            if cls is not last and not isinstance(test, TestSuite):
                if last is not None:
                    last.tearDownClass()
                if not getattr(cls, "__unittest_skip__", False):
                    cls.setUpClass()
                    last = cls
            test.run(result)
        if last is not None:
            last.tearDownClass()
        return result

    __call__ = run


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        return [name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite(map(testCaseClass, self.getTestCaseNames(testCaseClass)))

    def loadTestsFromModule(self, module):
        found = [item for name, item in sorted(vars(module).items()) if isinstance(item, type) and issubclass(item, TestCase) and item is not TestCase]
        return TestSuite(self.loadTestsFromTestCase(cls) for cls in found)


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and prints what became of them."""

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, **kwargs):
        self.stream = stream if stream is not None else _sys.stderr
        self.verbosity = verbosity

    def run(self, test):
        result = TestResult(self.stream, self.verbosity)
        started = _time.perf_counter()
        test.run(result)
        taken = _time.perf_counter() - started
        write = self.stream.write
        if self.verbosity > 0:
            write("\n")
        for word, entries in (("ERROR", result.errors), ("FAIL", result.failures)):
            for case, text in entries:
                description = case.shortDescription() if isinstance(case, TestCase) else None
                write("=" * 70 + f"\n{word}: {case}{chr(10) + description if description else ''}\n" + "-" * 70 + f"\n{text}\n")
        write("-" * 70 + f"\nRan {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {taken:.3f}s\n\n")
        infos = []
        if not result.wasSuccessful():
            if result.failures:
                infos.append(f"failures={len(result.failures)}")
            if result.errors:
                infos.append(f"errors={len(result.errors)}")
        for name, entries in (("skipped", result.skipped), ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)):
            if entries:
                infos.append(f"{name}={len(entries)}")
        word = "FAILED" if not result.wasSuccessful() else "NO TESTS RAN" if result.testsRun == 0 and not result.skipped else "OK"
        write(word + (f" ({', '.join(infos)})" if infos else "") + "\n")
        return result


class main:
    """Runs the tests of the program."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1, **kwargs):
        if argv is None and "-v" in _sys.argv:
            verbosity = 2
        found = []
        for cls in TestCase.__subclasses__():
            _subclasses(cls, found)
        found.sort(key=lambda cls: cls.__name__)
        suite = TestSuite(testLoader.loadTestsFromTestCase(cls) for cls in found if cls.__module__ == "__main__")
        runner = TextTestRunner(verbosity=verbosity) if testRunner is None else testRunner() if isinstance(testRunner, type) else testRunner
        self.result = runner.run(suite)
        if exit:
            _sys.exit(5 if self.result.testsRun == 0 and not self.result.skipped else not self.result.wasSuccessful())


def _subclasses(cls, found):
    if cls not in found:
        found.append(cls)
        for inner in cls.__subclasses__():
            _subclasses(inner, found)
