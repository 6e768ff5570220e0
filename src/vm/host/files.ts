/**
 * Files and what else a program asks of the operating system, synchronously: module "host" of the runtime. Failures are
 * negative errnos (of Linux); src/python/_files.py and os.py make exceptions of them.
 */

import * as fs from "node:fs";
import { availableParallelism } from "node:os";
import type { MemoryLike } from "./output.js";
import { encodeUtf8, readUtf8 } from "./utf8.js";

export interface FileImports {
  /** A descriptor for the path. */
  file_open(path: number, length: number, flags: number, mode: number): number;
  /** Bytes read to `at`; `position` -1: where the descriptor is. */
  file_read(fd: number, at: number, count: number, position: number): number;
  file_write(fd: number, at: number, count: number, position: number): number;
  /** Answers a question of words that NULs separate: the answer's bytes at `out`. Longer ones wait to be fetched by "". */
  ask_system(question: number, length: number, out: number, capacity: number): number;
}

const EIO = 5;
const EISDIR = 21;
const ESPIPE = 29;
const ENOTSUP = 95;
/** How long a read or write waits before it tries a pipe again. */
const RETRY_MS = 2;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** What `action` gives, or a negative errno. */
function attempt(action: () => number): number {
  for (;;) {
    try {
      return action();
    } catch (error) {
      const { code, errno } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code === "ERR_WORKER_UNSUPPORTED_OPERATION") return -ENOTSUP;
      if (code !== "EAGAIN") return errno === undefined ? -EIO : -Math.abs(errno);
      Atomics.wait(sleeper, 0, 0, RETRY_MS);
    }
  }
}

/** The imports over one shared memory, for one thread. */
export function fileImports(memory: MemoryLike): FileImports {
  const bytes = new Uint8Array(memory.buffer);
  const at = (position: number): number | null => (position < 0 ? null : position);
  let kept = new Uint8Array(0);
  return {
    file_open: (path, length, flags, mode) => attempt(() => openFile(readUtf8(bytes, path >>> 0, length), flags, mode)),
    file_read: (fd, to, count, position) => attempt(() => fs.readSync(fd, bytes, to >>> 0, count, at(position))),
    file_write: (fd, from, count, position) => attempt(() => fs.writeSync(fd, bytes, from >>> 0, count, at(position))),
    ask_system: (question, length, out, capacity) =>
      attempt(() => {
        if (length > 0) kept = Uint8Array.from(encodeUtf8(answer(readUtf8(bytes, question >>> 0, length).split("\0"))));
        if (kept.length <= capacity) bytes.set(kept, out >>> 0);
        return kept.length;
      }),
  };
}

function openFile(path: string, flags: number, mode: number): number {
  const fd = fs.openSync(path, flags, mode);
  if (!fs.fstatSync(fd).isDirectory()) return fd;
  fs.closeSync(fd);
  throw Object.assign(new Error("a directory"), { errno: -EISDIR });
}

function answer([what = "", ...words]: readonly string[]): string {
  const given = ANSWERS[what];
  if (!given) throw new RangeError(`nothing is known of ${what}`);
  const [first = "", second = ""] = words;
  return String(given(first, second) ?? "");
}

const ANSWERS: Readonly<Record<string, (first: string, second: string) => unknown>> = {
  cwd: () => process.cwd(),
  chdir: (path) => process.chdir(path),
  pid: () => process.pid,
  ppid: () => process.ppid,
  uid: () => process.getuid?.(),
  cpus: () => availableParallelism(),
  environ: () =>
    Object.entries(process.env)
      .map(([name, value]) => `${name}=${value}`)
      .join("\0"),
  setenv: (name, value) => {
    process.env[name] = value;
  },
  unsetenv: (name) => {
    delete process.env[name];
  },
  listdir: (path) => fs.readdirSync(path).join("\0"),
  stat: (path) => status(fs.statSync(path)),
  lstat: (path) => status(fs.lstatSync(path)),
  fstat: (fd) => status(fs.fstatSync(Number(fd))),
  size: (fd) => {
    const found = fs.fstatSync(Number(fd));
    if (!found.isFile()) throw Object.assign(new Error("no file"), { errno: -ESPIPE });
    return found.size;
  },
  isatty: (fd) => (fs.fstatSync(Number(fd)).isCharacterDevice() && fd !== "" ? 1 : 0),
  close: (fd) => fs.closeSync(Number(fd)),
  truncate: (fd, size) => fs.ftruncateSync(Number(fd), Number(size)),
  sync: (fd) => fs.fsyncSync(Number(fd)),
  unlink: (path) => fs.unlinkSync(path),
  rmdir: (path) => fs.rmdirSync(path),
  mkdir: (path, mode) => {
    fs.mkdirSync(path, Number(mode));
  },
  rename: (from, to) => fs.renameSync(from, to),
  symlink: (target, path) => fs.symlinkSync(target, path),
  link: (target, path) => fs.linkSync(target, path),
  readlink: (path) => fs.readlinkSync(path),
  chmod: (path, mode) => fs.chmodSync(path, Number(mode)),
  /** The times of the last access and change, in seconds since the epoch. */
  utimes: (path, times) => {
    const [accessed = 0, modified = 0] = times.split(" ").map(Number);
    fs.utimesSync(path, accessed, modified);
  },
  access: (path, mode) => fs.accessSync(path, Number(mode)),
  random: (count) => {
    const some = new Uint8Array(Number(count));
    for (let i = 0; i < some.length; i += 65536) crypto.getRandomValues(some.subarray(i, i + 65536));
    return Buffer.from(some).toString("hex");
  },
  /** Of local time at some second since the epoch: its distance from UTC in seconds, its name. */
  zone: (seconds) => zoneAt(new Date(Number(seconds) * 1000)),
};

function status(found: fs.Stats): string {
  const { mode, ino, dev, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs } = found;
  return [mode, ino, dev, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs].join(" ");
}

function zoneAt(date: Date): string {
  const offset = -date.getTimezoneOffset() * 60;
  const name = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" })
    .formatToParts(date)
    .find(({ type }) => type === "timeZoneName");
  return `${offset} ${name?.value ?? "UTC"}`;
}
