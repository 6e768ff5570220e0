/**
 * All interleavings of some threads' atomic steps on a memory that is a plain value: models of protocols of the runtime. A thread is a
 * generator of steps, which is sent what each of them gave.
 */

/** One atomic step; one that waits is not taken before it may be. */
export interface Step<Memory> {
  readonly when?: (memory: Memory) => boolean;
  readonly act: (memory: Memory) => unknown;
}
export type Body<Memory> = Generator<Step<Memory>, unknown, unknown>;

interface Model<Memory> {
  readonly start: () => Memory;
  readonly bodies: readonly (() => Body<Memory>)[];
  /** Looks at the memory when all have ended; throws where that is wrong. */
  readonly end: (memory: Memory) => void;
}

/** How many states there are: the memory and what each thread has seen so far. Throws what a step or the end throws, and for a deadlock. */
export function explore<Memory>({ start, bodies, end }: Model<Memory>): number {
  const seen = new Set<string>();
  const pending: number[][] = [[]];
  for (let schedule = pending.pop(); schedule; schedule = pending.pop()) {
    const memory = start();
    const running = bodies.map((body) => body());
    const next = running.map((body) => body.next());
    const logs = running.map(() => "");
    for (const who of schedule) {
      const { value } = next[who] as IteratorResult<Step<Memory>>;
      const result = (value as Step<Memory>).act(memory);
      logs[who] += `${JSON.stringify(result)};`;
      next[who] = (running[who] as Body<Memory>).next(result);
    }
    const key = `${JSON.stringify(memory)} ${logs.join(" ")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (next.every(({ done }) => done)) {
      end(memory);
      continue;
    }
    const able = next.flatMap(({ done, value }, who) =>
      done || (value as Step<Memory>).when?.(memory) === false ? [] : [who],
    );
    if (able.length === 0) throw new Error("they wait for one another");
    for (const who of able) pending.push([...schedule, who]);
  }
  return seen.size;
}
