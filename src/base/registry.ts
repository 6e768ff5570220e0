/**
 * A registry: what there is of one kind, by name. The toolkit's own stand in it from the start; plug-ins add theirs
 * before anything runs. Knows nothing of what it holds.
 */
import { PatchworkError } from "./errors.js";

/** Items of one kind by name, in the order in which they came. */
export class Registry<Item> {
  readonly #items: Map<string, Item>;

  /** `kind` is what messages call an item: "region policy". */
  constructor(
    readonly kind: string,
    items: Readonly<Record<string, Item>>,
  ) {
    this.#items = new Map(Object.entries(items));
  }

  /** Throws PatchworkError when the name is taken. */
  add(name: string, item: Item): void {
    this.refuseTaken(name);
    this.#items.set(name, item);
  }

  /** Throws PatchworkError when the name is taken. */
  refuseTaken(name: string): void {
    if (this.#items.has(name)) throw new PatchworkError(`a ${this.kind} is already named ${name}`);
  }

  /** Throws PatchworkError, with the names that there are, for an unknown one. */
  get(name: string): Item {
    const item = this.#items.get(name);
    if (item === undefined)
      throw new PatchworkError(`there is no ${this.kind} «${name}»; there are ${this.names().join(", ")}`);
    return item;
  }

  /** Whether there is an item of that name. */
  has(name: string): boolean {
    return this.#items.has(name);
  }

  /** All names, the toolkit's own first. */
  names(): string[] {
    return [...this.#items.keys()];
  }
}
