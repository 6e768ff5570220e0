/**
 * A process of its own that runs one Python file under Pyodide's CPython, as the peer and oracle of the lab.
 * Pyodide starts no threads, so a thread here does its work when it is started: right for one thread, which is all
 * that the lab asks of it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, resolve } from "node:path";
import { loadPyodide } from "pyodide";

const THREADS_INLINE = `
import threading
threading.Thread.start = lambda self: self.run()
threading.Thread.join = lambda self, timeout=None: None
`;

const [file, timesFile] = process.argv.slice(2);
if (!file) throw new RangeError("usage: pyodide-child.js FILE.py [TIMES.json]");
const pyodide = await loadPyodide();
pyodide.runPython(THREADS_INLINE);
// Modules beside the program, and where PYTHONPATH says.
const folders = [dirname(resolve(file)), ...(process.env.PYTHONPATH ?? "").split(delimiter).filter(Boolean)];
for (const [index, folder] of folders.entries()) pyodide.mountNodeFS(`/modules/${index}`, folder);
pyodide.runPython(`import sys\nsys.path[:0] = [f"/modules/{n}" for n in range(${folders.length})]`);
const source = readFileSync(file, "utf8");
const globals = pyodide.runPython("{'__name__': '__main__'}");
const began = performance.now();
pyodide.runPython(source, { filename: file, globals });
const wallMs = performance.now() - began;
if (timesFile) writeFileSync(timesFile, JSON.stringify({ wallMs }));
