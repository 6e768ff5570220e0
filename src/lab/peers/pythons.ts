/**
 * Other Pythons that may be installed, as peers on the same program files: which command, under which environment,
 * and what each says of itself. They run the unchanged file; a few lines around it take its wall time, so that a
 * script's figure leaves the start of the process out, as Patchwork's does.
 */
import { execFileSync } from "node:child_process";

export interface Python {
  readonly name: string;
  readonly title: string;
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The build must have a JIT to switch on. */
  readonly needsJit?: boolean;
}

export const PYTHONS: readonly Python[] = [
  { name: "python3", title: "python3", command: "python3" },
  { name: "python3.14", title: "CPython 3.14", command: "python3.14", env: { PYTHON_JIT: "0" } },
  {
    name: "python3.14-jit",
    title: "CPython 3.14 with its JIT",
    command: "python3.14",
    env: { PYTHON_JIT: "1" },
    needsJit: true,
  },
  { name: "python3.14t", title: "CPython 3.14, free-threaded", command: "python3.14t" },
  { name: "pypy3", title: "PyPy", command: "pypy3" },
];

const HARNESS = `import json, os, sys, threading, time
file, times = sys.argv[1:3]
sys.path[0] = os.path.dirname(os.path.abspath(file))
sys.argv = [file]
with open(file, encoding="utf-8") as opened:
    code = compile(opened.read(), file, "exec")
began = time.perf_counter()
exec(code, {"__name__": "__main__", "__file__": file})
for thread in threading.enumerate():
    if thread is not threading.current_thread() and not thread.daemon:
        thread.join()
wall = (time.perf_counter() - began) * 1000
with open(times, "w") as opened:
    json.dump({"wallMs": wall}, opened)
`;

export const pythonArgv = ({ command }: Python, file: string, timesFile: string): string[] => [
  command,
  "-c",
  HARNESS,
  file,
  timesFile,
];

const ABOUT = `import json, platform, sys
jit = getattr(sys, "_jit", None)
gil = getattr(sys, "_is_gil_enabled", None)
print(json.dumps({"implementation": platform.python_implementation(), "version": platform.python_version(),
    "jit": bool(jit and jit.is_available()), "gil": bool(gil()) if gil else True}))
`;

interface About {
  readonly implementation: string;
  readonly version: string;
  readonly jit: boolean;
  readonly gil: boolean;
}

export type Found = { readonly version: string } | { readonly missing: string };

const PROBE_LIMIT_MS = 20_000;

/** What the command says of itself, or why it cannot be a peer here. */
export function findPython({ command, env, needsJit = false }: Python): Found {
  let about: About;
  try {
    const text = execFileSync(command, ["-c", ABOUT], {
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PROBE_LIMIT_MS,
    });
    about = JSON.parse(text) as About;
  } catch (error) {
    return { missing: missingReason(command, error) };
  }
  if (needsJit && !about.jit) return { missing: `this build of ${command} has no JIT` };
  const features = [about.gil ? "" : "without the GIL", needsJit ? "JIT on" : ""].filter(Boolean).join(", ");
  return { version: `${about.implementation} ${about.version}${features && ` (${features})`}` };
}

function missingReason(command: string, error: unknown): string {
  const { code, stderr } = error as { code?: string; stderr?: string };
  if (code === "ENOENT") return `${command} is not installed`;
  const said = (stderr ?? "").trim().split("\n")[0];
  return `${command} does not start${said ? ` (${said})` : ""}`;
}
