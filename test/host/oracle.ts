/**
 * CPython 3.14 (Pyodide) as an oracle: one interpreter a test file. A batch of questions is one call, because a
 * crossing costs more than most answers.
 */
import { loadPyodide } from "pyodide";

const python = await loadPyodide();

/** What CPython said: the text, or the exception as "ClassName: message". */
export interface Answer {
  readonly text?: string;
  readonly error?: string;
}

python.runPython(`
import json, struct
def _value(kind, text):
    if kind == "int": return int(text)
    if kind == "bool": return text == "True"
    if kind == "float": return struct.unpack(">d", bytes.fromhex(text))[0]
    return text
def _answer(f):
    try: return {"text": f()}
    except Exception as error: return {"error": type(error).__name__ + ": " + str(error)}
def _format(questions):
    return json.dumps([_answer(lambda: format(_value(k, v), s)) for k, v, s in json.loads(questions)])
def _repr(questions):
    return json.dumps([repr(_value("float", v)) for v in json.loads(questions)])
def _parse(questions):
    return json.dumps([_answer(lambda: struct.pack(">d", float(v)).hex()) for v in json.loads(questions)])
`);

const ask = (name: string, questions: unknown): unknown =>
  JSON.parse(python.globals.get(name)(JSON.stringify(questions)) as string);

/** A float's bits, big endian, as hexadecimal digits. */
export function bitsOf(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** format(value, spec) for each; floats are passed as bits. */
export function pythonFormats(questions: readonly (readonly [kind: string, value: string, spec: string])[]): Answer[] {
  return ask("_format", questions) as Answer[];
}

export function pythonReprs(floats: readonly number[]): string[] {
  return ask("_repr", floats.map(bitsOf)) as string[];
}

/** The bits of float(text) for each. */
export function pythonFloats(texts: readonly string[]): Answer[] {
  return ask("_parse", texts) as Answer[];
}
