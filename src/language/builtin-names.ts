/**
 * What of CPython's built-in names, attributes and keywords a program may use here; the rest is refused by name.
 */
import { BUILTIN_LIST, GLOBAL_BUILTINS, MODULES, type ModuleName } from "../bytecode/builtins.js";

/** `dir(builtins)` of CPython 3.14 and the names that `site` adds, as far as they are not the language's own. */
const CPYTHON_NAMES = `
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
__build_class__ __builtins__ __debug__ __doc__ __file__ __import__ __loader__ __package__ __spec__ __cached__
abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright
credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash
help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type
vars zip`;

const ours: ReadonlySet<string> = new Set(GLOBAL_BUILTINS);
const cpythons: ReadonlySet<string> = new Set(CPYTHON_NAMES.split(/\s+/).filter(Boolean));

export const isBuiltin = (name: string): boolean => ours.has(name);

/** A name that CPython knows without a definition and that is missing here. */
export const isMissingBuiltin = (name: string): boolean => cpythons.has(name) && !ours.has(name);

export const builtinNames = (): string => [...GLOBAL_BUILTINS].join(", ");

/** Members of a module by its name. */
export function moduleMembers(module: ModuleName): string[] {
  return BUILTIN_LIST.filter(({ name }) => name.startsWith(`${module}.`)).map(({ name }) =>
    name.slice(module.length + 1),
  );
}

export const isModule = (name: string): name is ModuleName => (MODULES as readonly string[]).includes(name);

const attributesOf = (kind: "method" | "member"): ReadonlySet<string> =>
  new Set(
    BUILTIN_LIST.filter(({ name }) => name.includes("."))
      .filter((builtin) => (builtin.kind === "method") === (kind === "method"))
      .map(({ name }) => name.split(".")[1] as string),
  );

export const METHODS = attributesOf("method");
export const MEMBERS = attributesOf("member");

/** Keywords that CPython's function takes and ours does not; a member of a module by its bare name. */
export const MISSING_KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  min: ["key"],
  max: ["key"],
  Thread: ["kwargs", "context"],
};
