/**
 * Who can run a benchmark program in a process of its own: Patchwork itself, and peers that speak the same Python.
 * A further peer is one more entry; it prints what the program prints, the rest is the runner's.
 */
import { fileURLToPath } from "node:url";
import type { Cell } from "./axes.js";
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
  readonly hasStats: boolean;
  /** The command line of an observed process (profile/); absent where nothing can be observed. */
  readonly observedArgv?: (cell: Cell, files: ObservedFiles) => string[];
  /** Why it cannot run here, or undefined when it can. */
  readonly missing: () => string | undefined;
}

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** `command` stands in for the built command in tests. */
export function launchers(command = [process.execPath, here("../cli/main.js")]): Readonly<Record<string, Launcher>> {
  return {
    patchwork: {
      title: "Patchwork",
      argv: ({ flags }, file, statsFile) => [...command, "run", ...flags, "--stats", statsFile, "--no-count", file],
      hasStats: true,
      observedArgv({ flags }, { program, stats, timeline, v8 }) {
        const [node = "", ...main] = command;
        const outputs = ["--stats", stats, "--no-count", "--trace", timeline];
        return [node, ...v8TraceFlags(v8), ...main, "run", ...flags, ...outputs, program];
      },
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
      argv: ({ flags }) => [process.execPath, here("figures/stitch-child.js"), ...flags],
      hasStats: false,
      missing: () => undefined,
    },
    pyodide: {
      title: "Pyodide (CPython in wasm)",
      argv: (_, file) => [process.execPath, here("peers/pyodide-child.js"), file],
      hasStats: false,
      missing: () => (resolves("pyodide") ? undefined : "Pyodide is not installed (npm install --no-save pyodide)"),
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

/** The one cell of a peer: one thread, its own engine. */
export const peerCell = (launcher: string): Cell => ({
  id: launcher,
  launcher,
  levels: { engine: launcher },
  flags: [],
  parts: 1,
});
