import unittest


class T(unittest.TestCase):
    log = []

    def setUp(self):
        self.log.append("setUp")

    def tearDown(self):
        self.log.append("tearDown")

    @unittest.skip("why")
    def test_skip(self):
        pass

    @unittest.skipIf(True, "if")
    def test_skip_if(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_list_len(self):
        self.assertEqual([1, 2, 3], [1, 2])

    def test_tuple(self):
        self.assertEqual((1, "a"), (2, "a", None))

    def test_dict(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}, "extra")

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_text(self):
        self.assertEqual("one\ntwo\nthree", "one\n2\nthree")

    def test_text_short(self):
        self.assertEqual("abc", "abd")

    def test_number(self):
        self.assertEqual(1, 2)

    def test_true(self):
        self.assertTrue([])

    def test_is(self):
        self.assertIs(1, None)

    def test_none(self):
        self.assertIsNone(5)

    def test_in(self):
        self.assertIn(3, [1, 2])

    def test_not_in(self):
        self.assertNotIn("a", "abc")

    def test_greater(self):
        self.assertGreater(1, 2)

    def test_less_equal(self):
        self.assertLessEqual(3, 2, "numbers")

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.1, places=3)

    def test_almost_delta(self):
        self.assertAlmostEqual(1.0, 1.5, delta=0.1)

    def test_instance(self):
        self.assertIsInstance(3, str)

    def test_raises(self):
        with self.assertRaises(ValueError):
            pass

    def test_raises_call(self):
        self.assertRaises((KeyError, ValueError), dict)

    def test_regex(self):
        self.assertRegex("abc", r"\d+")

    def test_raises_msg(self):
        with self.assertRaises(ValueError, msg="told"):
            pass

    def test_raises_regex(self):
        with self.assertRaisesRegex(ValueError, "zzz"):
            int("x")

    def test_count(self):
        self.assertCountEqual([1, 2, 2], [2, 1])

    def test_fail(self):
        self.fail("on purpose")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("msg", i=i):
                self.assertNotEqual(i % 2, 1)

    def test_error(self):
        raise LookupError("bad")


@unittest.skip("class")
class S(unittest.TestCase):
    def test_x(self):
        self.fail()


result = unittest.TestResult()
suite = unittest.TestSuite()
suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(T))
suite.addTest(S("test_x"))
suite.run(result)
print(result.testsRun, suite.countTestCases(), T.log.count("setUp"), T.log.count("tearDown"), result.wasSuccessful())
for test, text in result.failures + result.errors:
    print(test)
    print(text.split(", in test_", 1)[-1] if "subTest" not in text else "")
print(result.skipped, [str(t) for t, _ in result.expectedFailures], [str(t) for t in result.unexpectedSuccesses])
