/**
 * Who can run a benchmark program in a process of its own: Patchwork itself, and peers that speak the same Python.
 * A further peer is one more entry; it prints what the program prints, the rest is the runner's.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PatchworkError } from "../base/errors.js";
import type { Cell, LeftOut } from "./axes.js";
import { findPython, PYTHONS, pythonArgv } from "./peers/pythons.js";
import { v8TraceFlags } from "./profile/tiers.js";

/** Where an observed process reads and writes. */
export interface ObservedFiles {
  readonly program: string;
  readonly stats: string;
  readonly timeline: string;
  readonly v8: string;
}

export interface Launcher {
  readonly title: string;
  /** The command line that runs `file`; statistics go to `statsFile` when `hasStats`. */
  readonly argv: (cell: Cell, file: string, statsFile: string) => string[];
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** `patchwork run --stats`. */
  readonly hasStats: boolean;
  /** Writes `{"wallMs": …}` to `statsFile`: the time of the program without the start of the process. */
  readonly hasWall?: boolean;
  /** The command line of an observed process (profile/); absent where nothing can be observed. */
  readonly observedArgv?: (cell: Cell, files: ObservedFiles) => string[];
  /** Why it cannot run here, or undefined when it can. */
  readonly missing: () => string | undefined;
  /** Of a peer: what it says of itself. */
  readonly version?: () => string;
  /** Of a peer that starts no threads: it is only asked for one. */
  readonly oneThread?: boolean;
}

export type Launchers = Readonly<Record<string, Launcher>>;

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** `command` stands in for the built command in tests; `runFlags` stand before every cell's own. */
export function launchers(
  command = [process.execPath, here("../cli/main.js")],
  runFlags: readonly string[] = [],
): Launchers {
  const [node = "", ...script] = command;
  return {
    patchwork: {
      title: "Patchwork",
      argv: ({ flags, nodeFlags = [] }, file, statsFile) => [
        ...[node, ...nodeFlags, ...script, "run", ...runFlags, ...flags],
        ...["--stats", statsFile, "--no-count", file],
      ],
      hasStats: true,
      observedArgv: ({ flags, nodeFlags = [] }, { program, stats, timeline, v8 }) => [
        ...[node, ...nodeFlags, ...v8TraceFlags(v8), ...script, "run", ...runFlags, ...flags],
        ...["--stats", stats, "--no-count", "--trace", timeline, program],
      ],
      missing: () => undefined,
    },
    /** As a user starts it: no statistics asked for. */
    start: {
      title: "Patchwork, as started by hand",
      argv: (_, file) => [...command, "run", file],
      hasStats: false,
      missing: () => undefined,
    },
    /** Stitches the hot loops of programs, over and over; the cell's flags are the stitcher and the programs. */
    stitch: {
      title: "a stitcher",
      argv: ({ flags }) => [process.execPath, here("../lab/figures/stitch-child.js"), ...flags],
      hasStats: false,
      missing: () => undefined,
    },
    /** A program's work as WebAssembly by hand; the cell's flag is the program's name. */
    limit: {
      title: "hand-written WebAssembly",
      argv: ({ flags }, file) => [process.execPath, here("../lab/peers/limit-child.js"), ...flags, file],
      hasStats: false,
      missing: () => undefined,
      oneThread: true,
    },
    pyodide: {
      title: "Pyodide (CPython in wasm)",
      argv: (_, file, statsFile) => [process.execPath, here("../lab/peers/pyodide-child.js"), file, statsFile],
      hasStats: false,
      hasWall: true,
      missing: () => (resolves("pyodide") ? undefined : "Pyodide is not installed (npm install --no-save pyodide)"),
      version: () => `Pyodide ${pyodideVersion()}`,
      oneThread: true,
    },
    ...Object.fromEntries(PYTHONS.map((python) => [python.name, pythonLauncher(python)])),
  };
}

function pythonLauncher(python: (typeof PYTHONS)[number]): Launcher {
  let found: ReturnType<typeof findPython> | undefined;
  const look = (): ReturnType<typeof findPython> => {
    found ??= findPython(python);
    return found;
  };
  return {
    title: python.title,
    argv: (_, file, timesFile) => pythonArgv(python, file, timesFile),
    ...(python.env && { env: python.env }),
    hasStats: false,
    hasWall: true,
    missing: () => {
      const it = look();
      return "missing" in it ? it.missing : undefined;
    },
    version: () => {
      const it = look();
      return "version" in it ? it.version : "";
    },
  };
}

function resolves(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function pyodideVersion(): string {
  const manifest = new URL("./package.json", import.meta.resolve("pyodide"));
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Names that `--peers` takes, in the order of the tables. */
export const PEERS: readonly string[] = ["pyodide", ...PYTHONS.map(({ name }) => name)];

export interface Peers {
  /** Launchers' names with what they say of themselves. */
  readonly here: readonly { readonly name: string; readonly version: string }[];
  readonly leftOut: readonly LeftOut[];
}

/** Which of the peers that were asked for are installed. Throws PatchworkError for a name that is none. */
export function findPeers(asked: "all" | readonly string[], available: Launchers): Peers {
  const names = asked === "all" ? PEERS : asked;
  const here: { name: string; version: string }[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of names) {
    const launcher = PEERS.includes(name) ? available[name] : undefined;
    if (!launcher) throw new PatchworkError(`no peer is named ${name || "(empty)"}; there are ${PEERS.join(", ")}`);
    const why = launcher.missing();
    if (why === undefined) here.push({ name, version: launcher.version?.() ?? name });
    else leftOut.push({ what: name, why });
  }
  return { here, leftOut };
}

/** The one cell of a peer: one thread, its own engine. */
export const peerCell = (launcher: string): Cell => ({
  id: launcher,
  launcher,
  levels: { engine: launcher },
  flags: [],
  parts: 1,
});

/** A peer's cells for these numbers of threads (0: a script, which starts its own). */
export function peerCells(name: string, threadCounts: readonly number[], available: Launchers): Cell[] {
  const counts = available[name]?.oneThread ? threadCounts.filter((count) => count < 2) : threadCounts;
  return counts.map((parts) => ({ ...peerCell(name), id: parts ? `${name}·${parts}t` : name, parts }));
}
