/**
 * Making refusals: what the checks of refuse.ts know, and how they say no.
 */
import { RefusedError } from "../base/errors.js";
import type { Folder } from "./fold.js";
import type { Imports, ModuleSource } from "./module-sources.js";
import type { Scope, Scopes } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Located } from "./syntax.js";
import type { AnyNode } from "./tree.js";

/** Which module is checked, among which. */
export interface ModulePlace {
  readonly module: ModuleSource;
  readonly imports: Imports;
  /** Names that each module binds, by its number. */
  readonly bound: ReadonlyMap<number, ReadonlySet<string>>;
  /** Modules by the names under which this module imports them. */
  readonly aliases: ReadonlyMap<string, ModuleSource>;
}

export interface Context {
  readonly source: SourceText;
  readonly scopes: Scopes;
  readonly folder: Folder;
  readonly scope: Scope;
  /** Annotations are kept as text. */
  readonly keepsText: boolean;
  readonly inAnnotation?: boolean;
  /** A `try` with handlers stands around it: an import may fail there when the program runs. */
  readonly guarded?: boolean;
  readonly place: ModulePlace;
}

export function refusal(source: SourceText, node: Located, construct: string, instead?: string): RefusedError {
  return new RefusedError(construct, source.place(node), instead);
}

export function refuse({ source }: Context, node: AnyNode, construct: string, instead?: string): never {
  throw refusal(source, node as Located, construct, instead);
}
