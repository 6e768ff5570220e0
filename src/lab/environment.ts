/**
 * The conditions of a measurement: machine, versions, flags. A figure without its conditions is not a figure
 * (DESIGN.md, "Always true" 6). What is doubtful about them is said in warnings.ts.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FLAGS_ARE_SAFE, OPTIMISED_AT_ONCE } from "../jit/compile-flags.js";
import { RUN_V8_FLAGS } from "../vm/modules.js";
import { attempt, type CpuTime, cpuQuota, cpuTime, governor, smt, stolen, turbo, virtual } from "./machine.js";
import { PACKAGE_ROOT } from "./programs.js";

/** The machine, the software and their state when the run began. */
export interface Environment {
  readonly date: string;
  readonly cpu: string;
  /** Cores this process may use. */
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  /** CPU frequency governor; absent where the system does not tell. */
  readonly governor?: string;
  /** Absent where the system does not tell: turbo clock rates, hardware threads, a virtual machine. */
  readonly turbo?: boolean;
  readonly smt?: boolean;
  readonly virtual?: boolean;
  /** Cores' worth of time that the control group grants; absent: no limit. */
  readonly cpuQuota?: number;
  /** Clock rate that the system reports, MHz; absent where it does not. */
  readonly clockMHz?: number;
  /** One-minute load average when the run began. */
  readonly load: number;
  /** When it ended: its own processes are in it. */
  readonly loadAtEnd?: number;
  /** The share of the cores' time that a hypervisor gave to others meanwhile. */
  readonly stolen?: number;
  readonly node: string;
  readonly v8: string;
  /** Flags of Node that child processes inherit. */
  readonly nodeFlags: readonly string[];
  /** Flags that `run` sets itself; absent in results of before they were recorded. */
  readonly v8Flags?: {
    /** For the whole run, before V8 optimises the interpreter. */
    readonly run: readonly string[];
    /** While stitched code is compiled, unless the cell chooses a tier of V8. */
    readonly compilingStitched: readonly string[];
  };
  readonly patchwork: string;
  readonly commit?: string;
  /** Versions of what stands in measured paths. */
  readonly versions: Readonly<Record<string, string>>;
  /** Other Pythons that were measured beside: what each says of itself. */
  readonly peers: Readonly<Record<string, string>>;
}

export function readEnvironment(): Environment {
  const machine = { governor: governor(), turbo: turbo(), smt: smt(), virtual: virtual(), cpuQuota: cpuQuota() };
  const clockMHz = os.cpus()[0]?.speed;
  const commit = attempt(readCommit);
  return {
    date: new Date().toISOString(),
    cpu: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: `${os.platform()} ${os.release()} ${os.arch()}`,
    ...(Object.fromEntries(Object.entries(machine).filter(([, value]) => value !== undefined)) as Partial<Environment>),
    ...(clockMHz && { clockMHz }),
    load: os.loadavg()[0] ?? 0,
    node: process.versions.node,
    v8: process.versions.v8,
    nodeFlags: (process.env.NODE_OPTIONS ?? "").split(/\s+/).filter(Boolean),
    v8Flags: { run: RUN_V8_FLAGS, compilingStitched: FLAGS_ARE_SAFE ? OPTIMISED_AT_ONCE : [] },
    patchwork: packageVersion(),
    ...(commit && { commit }),
    versions: versions(),
    peers: {},
  };
}

/** What changed while the session ran. */
export const environmentAtEnd = (environment: Environment, before: CpuTime | undefined): Environment => {
  const share = stolen(before, cpuTime());
  return { ...environment, loadAtEnd: os.loadavg()[0] ?? 0, ...(share !== undefined && { stolen: share }) };
};

function versions(): Record<string, string> {
  const wanted = ["binaryen", "piscina", "py-ast"];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const version = attempt(() => installedVersion(name));
      return version === undefined ? [] : [[name, version]];
    }),
  );
}

function installedVersion(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return String((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version?: unknown }).version);
}

function packageVersion(): string {
  const text = readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8");
  return String((JSON.parse(text) as { version?: unknown }).version);
}

function readCommit(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", PACKAGE_ROOT, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
  return git("rev-parse", "--short=12", "HEAD") + (changed ? " with changes" : "");
}
