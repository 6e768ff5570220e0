/** The processor's time: of the process, and of the thread that asks. */
import { readFileSync } from "node:fs";

export function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Linux says it of a thread, and newer versions of Node; elsewhere it is the process's. */
export function threadTime(): number {
  const usage = (process as { threadCpuUsage?: () => { user: number; system: number } }).threadCpuUsage?.();
  if (usage) return (usage.user + usage.system) / 1e6;
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ")[0]) / 1e9;
  } catch {
    return processTime();
  }
}
