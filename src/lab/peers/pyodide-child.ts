/**
 * A process of its own that runs one Python file under Pyodide's CPython, as the peer and oracle of the lab.
 * Pyodide starts no threads, so a thread here does its work when it is started: right for one thread, which is all
 * that the lab asks of it.
 */
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const THREADS_INLINE = `
import threading
threading.Thread.start = lambda self: self.run()
threading.Thread.join = lambda self, timeout=None: None
`;

const [file] = process.argv.slice(2);
if (!file) throw new RangeError("usage: pyodide-child.js FILE.py");
const pyodide = await loadPyodide();
pyodide.runPython(THREADS_INLINE);
pyodide.runPython(readFileSync(file, "utf8"), {
  filename: file,
  globals: pyodide.runPython("{'__name__': '__main__'}"),
});
