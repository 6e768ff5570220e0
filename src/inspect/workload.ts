/** Benchmark programs only define their work: something has to do it before there is anything to inspect. */

const defines = (source: string, name: string): boolean => new RegExp(`^def ${name}\\(`, "m").test(source);

/** The source; below it, for a program that defines `work` and `check`, a call that does the whole work in one part. */
export function asWorkload(source: string): string {
  const calls = /^(?!def |\s|#).*\bwork\(/m.test(source);
  return defines(source, "work") && defines(source, "check") && !calls ? `${source.trimEnd()}\n\nwork(0, 1)\n` : source;
}
