/** What Linux tells of the machine beyond Node's own: absent where a system does not say it. */
import { readFileSync } from "node:fs";

/** Reads something that may not be there. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const words = (file: string): string => readFileSync(file, "utf8").trim();

export const governor = (): string | undefined =>
  attempt(() => words("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));

/** Whether the clock may rise above its base for a while. */
export function turbo(): boolean | undefined {
  const off = attempt(() => words("/sys/devices/system/cpu/intel_pstate/no_turbo"));
  if (off !== undefined) return off === "0";
  const boost = attempt(() => words("/sys/devices/system/cpu/cpufreq/boost"));
  return boost === undefined ? undefined : boost === "1";
}

/** Hardware threads share cores. */
export const smt = (): boolean | undefined => attempt(() => words("/sys/devices/system/cpu/smt/active") === "1");

export const virtual = (): boolean | undefined =>
  attempt(() => /^flags\s*:.*\bhypervisor\b/m.test(readFileSync("/proc/cpuinfo", "utf8")));

/** Cores' worth of time that the control group grants; absent: no limit. */
export function cpuQuota(): number | undefined {
  const [quota, period] = (attempt(() => words("/sys/fs/cgroup/cpu.max")) ?? "max").split(" ").map(Number);
  return quota && period ? quota / period : undefined;
}

/** Jiffies of all cores since the machine started: all, and those that a hypervisor gave to others. */
export interface CpuTime {
  readonly total: number;
  readonly steal: number;
}

export function cpuTime(): CpuTime | undefined {
  const fields = attempt(() => /^cpu +(.*)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]?.split(" ").map(Number));
  if (!fields || fields.length < 8) return undefined;
  return { total: fields.slice(0, 8).reduce((sum, value) => sum + value, 0), steal: fields[7] ?? 0 };
}

/** The share of the time between two readings that was stolen. */
export function stolen(before: CpuTime | undefined, after: CpuTime | undefined): number | undefined {
  if (!before || !after || after.total <= before.total) return undefined;
  return (after.steal - before.steal) / (after.total - before.total);
}
