/**
 * CPython 3.14 (Pyodide) as an oracle for the front end: what it says of a source that does not compile, and where
 * its instructions come from.
 */
import { loadPyodide } from "pyodide";

const python = await loadPyodide();

python.runPython(`
import dis, json, traceback, warnings
warnings.simplefilter("ignore")

def _syntax_error(source):
    try:
        compile(source, "x.py", "exec")
        return None
    except SyntaxError as error:
        if error.text is None:
            # Errors found after parsing look their line up in the file, which is not there.
            error.text = source.splitlines()[error.lineno - 1] + "\\n"
        return "".join(traceback.format_exception_only(error)).rstrip("\\n")

_KINDS = {
    "COMPARE_OP": "compare", "IS_OP": "test", "CONTAINS_OP": "test", "CALL": "call", "CALL_KW": "call",
    "LOAD_GLOBAL": "global", "LOAD_NAME": "global", "LOAD_ATTR": "attribute", "GET_ITER": "iterate",
    "FOR_ITER": "iterate", "UNPACK_SEQUENCE": "unpack", "STORE_SUBSCR": "store", "FORMAT_WITH_SPEC": "format",
    "LOAD_SPECIAL": "manager",
}

def _positions(source):
    found = set()
    def walk(code):
        for instruction in dis.get_instructions(code):
            kind = _KINDS.get(instruction.opname)
            if instruction.opname == "BINARY_OP":
                kind = "index" if instruction.argrepr.startswith("[") else "binary"
            at = instruction.positions
            if kind:
                found.add(f"{code.co_name} {kind} {at.lineno}:{at.col_offset}-{at.end_lineno}:{at.end_col_offset}")
        for constant in code.co_consts:
            if hasattr(constant, "co_code") and constant.co_name != "__annotate__":
                walk(constant)
    walk(compile(source, "x.py", "exec"))
    return json.dumps(sorted(found))
`);

/** What CPython prints for a source that does not compile; undefined when it does. */
export function syntaxErrorOf(source: string): string | undefined {
  return (python.globals.get("_syntax_error")(source) as string | undefined) ?? undefined;
}

/** `function kind line:column-line:column` of CPython's instructions that may raise. */
export function positionsOf(source: string): string[] {
  return JSON.parse(python.globals.get("_positions")(source) as string) as string[];
}
