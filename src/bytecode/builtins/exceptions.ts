/**
 * The built-in exception classes, parents before children: name and parent. Their number here is the runtime's EXC_*
 * and an exception's EXCEPTION_KIND; as built-ins they stand in one row, behind all others.
 */
const HIERARCHY = [
  ["BaseException", ""],
  ["Exception", "BaseException"],
  ["GeneratorExit", "BaseException"],
  ["KeyboardInterrupt", "BaseException"],
  ["SystemExit", "BaseException"],
  ["ArithmeticError", "Exception"],
  ["FloatingPointError", "ArithmeticError"],
  ["OverflowError", "ArithmeticError"],
  ["ZeroDivisionError", "ArithmeticError"],
  ["AssertionError", "Exception"],
  ["AttributeError", "Exception"],
  ["BufferError", "Exception"],
  ["EOFError", "Exception"],
  ["ImportError", "Exception"],
  ["ModuleNotFoundError", "ImportError"],
  ["LookupError", "Exception"],
  ["IndexError", "LookupError"],
  ["KeyError", "LookupError"],
  ["MemoryError", "Exception"],
  ["NameError", "Exception"],
  ["UnboundLocalError", "NameError"],
  ["OSError", "Exception"],
  ["BlockingIOError", "OSError"],
  ["ChildProcessError", "OSError"],
  ["ConnectionError", "OSError"],
  ["BrokenPipeError", "ConnectionError"],
  ["ConnectionAbortedError", "ConnectionError"],
  ["ConnectionRefusedError", "ConnectionError"],
  ["ConnectionResetError", "ConnectionError"],
  ["FileExistsError", "OSError"],
  ["FileNotFoundError", "OSError"],
  ["InterruptedError", "OSError"],
  ["IsADirectoryError", "OSError"],
  ["NotADirectoryError", "OSError"],
  ["PermissionError", "OSError"],
  ["ProcessLookupError", "OSError"],
  ["TimeoutError", "OSError"],
  ["ReferenceError", "Exception"],
  ["RuntimeError", "Exception"],
  ["NotImplementedError", "RuntimeError"],
  ["PythonFinalizationError", "RuntimeError"],
  ["RecursionError", "RuntimeError"],
  ["StopAsyncIteration", "Exception"],
  ["StopIteration", "Exception"],
  ["SyntaxError", "Exception"],
  ["IndentationError", "SyntaxError"],
  ["TabError", "IndentationError"],
  ["SystemError", "Exception"],
  ["TypeError", "Exception"],
  ["ValueError", "Exception"],
  ["UnicodeError", "ValueError"],
  ["UnicodeDecodeError", "UnicodeError"],
  ["UnicodeEncodeError", "UnicodeError"],
  ["UnicodeTranslateError", "UnicodeError"],
  ["Warning", "Exception"],
  ["BytesWarning", "Warning"],
  ["DeprecationWarning", "Warning"],
  ["EncodingWarning", "Warning"],
  ["FutureWarning", "Warning"],
  ["ImportWarning", "Warning"],
  ["PendingDeprecationWarning", "Warning"],
  ["ResourceWarning", "Warning"],
  ["RuntimeWarning", "Warning"],
  ["SyntaxWarning", "Warning"],
  ["UnicodeWarning", "Warning"],
  ["UserWarning", "Warning"],
] as const;

export type ExceptionName = (typeof HIERARCHY)[number][0];

/** Exception classes, by number. */
export const EXCEPTIONS: readonly ExceptionName[] = HIERARCHY.map(([name]) => name);

/** Each class's parent by number; the root's is itself. */
export const EXCEPTION_PARENTS: readonly number[] = HIERARCHY.map(([, parent]) =>
  Math.max(0, EXCEPTIONS.indexOf(parent as ExceptionName)),
);

/** Further names of classes. */
export const EXCEPTION_ALIASES: Readonly<Record<string, ExceptionName>> = {
  EnvironmentError: "OSError",
  IOError: "OSError",
};

/** The rows of the classes among the built-ins. */
export const EXCEPTION_CLASSES = HIERARCHY.map(
  ([name]) => [name, "class", "exception-new:construct"] as const,
) as readonly (readonly [ExceptionName, "class", "exception-new:construct"])[];

/** Methods of every exception. */
export const EXCEPTION_METHODS = [
  ["BaseException.add_note", "method", "exception-attributes:addNote"],
  ["BaseException.__init__", "method", "exception-new:initMethod"],
  ["BaseException.with_traceback", "method", "exception-attributes:withTraceback"],
] as const;
