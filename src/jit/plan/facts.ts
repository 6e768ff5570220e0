/**
 * What is known at one point of a plan: a number for the value that each local holds, and for each stencil's application that
 * was done on the way the local with its result. Two locals, or two points, with one number hold the same.
 */
import { KINDS, type Kind } from "./effects.js";

/** The result of an application: its number, and where it was put. A guard has no result. */
export interface Held {
  readonly value: number;
  readonly local: number | undefined;
}

export class Facts {
  /** False where a turn may pass by. */
  certain = true;
  /** True behind what never goes on. */
  ended = false;

  private constructor(
    private readonly fresh: () => number,
    private readonly locals: Map<number, number>,
    private readonly held: Readonly<Record<Kind, Map<string, Held>>>,
  ) {}

  static none(fresh: () => number): Facts {
    const held = Object.fromEntries(KINDS.map((kind) => [kind, new Map<string, Held>()]));
    return new Facts(fresh, new Map(), held as Record<Kind, Map<string, Held>>);
  }

  clone(): Facts {
    const held = Object.fromEntries(KINDS.map((kind) => [kind, new Map(this.held[kind])]));
    const copy = new Facts(this.fresh, new Map(this.locals), held as Record<Kind, Map<string, Held>>);
    copy.certain = this.certain;
    return copy;
  }

  valueOf(local: number): number {
    let value = this.locals.get(local);
    if (value === undefined) {
      value = this.fresh();
      this.locals.set(local, value);
    }
    return value;
  }

  set(local: number, value: number = this.fresh()): void {
    this.locals.set(local, value);
  }

  /** Whatever the local held is gone, and nobody says what it holds. */
  forget(local: number): void {
    this.locals.delete(local);
  }

  /** A local that holds the value here. */
  holderOf(value: number): number | undefined {
    for (const [local, held] of this.locals) if (held === value) return local;
    return undefined;
  }

  knows(kind: Kind, key: string): boolean {
    return this.held[kind].has(key);
  }

  /** The number of the result, wherever it is. */
  number(kind: Kind, key: string): number | undefined {
    return this.held[kind].get(key)?.value;
  }

  /** The local in which the result still is. */
  find(kind: Kind, key: string): number | undefined {
    const held = this.held[kind].get(key);
    if (held?.local === undefined) return undefined;
    return this.locals.get(held.local) === held.value ? held.local : this.holderOf(held.value);
  }

  learn(kind: Kind, key: string, held: Held): void {
    this.held[kind].set(key, held);
  }

  end(kinds: readonly Kind[]): void {
    for (const kind of kinds) this.held[kind].clear();
  }

  /** Puts something else in the place of each fact of a kind. */
  change(kind: Kind, changed: (key: string, held: Held) => Held): void {
    for (const [key, held] of this.held[kind]) this.held[kind].set(key, changed(key, held));
  }

  /** Ends those facts of a kind whose key is such. */
  endWhere(kind: Kind, isSuch: (key: string) => boolean): void {
    for (const key of this.held[kind].keys()) if (isSuch(key)) this.held[kind].delete(key);
  }

  /** Only what holds on the other way, too. */
  meet(other: Facts): void {
    for (const [local, value] of this.locals) if (other.locals.get(local) !== value) this.locals.delete(local);
    for (const kind of KINDS) {
      for (const [key, held] of this.held[kind]) {
        if (other.held[kind].get(key)?.value !== held.value) this.held[kind].delete(key);
      }
    }
  }

  /** Takes the place of what was known here: the first way into a point. */
  become(other: Facts): void {
    this.locals.clear();
    for (const [local, value] of other.locals) this.locals.set(local, value);
    for (const kind of KINDS) {
      this.held[kind].clear();
      for (const [key, held] of other.held[kind]) this.held[kind].set(key, held);
    }
    this.certain = other.certain;
    this.ended = other.ended;
  }
}
