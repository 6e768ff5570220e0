/**
 * Making refusals: what the checks of refuse.ts know, and how they say no.
 */
import { RefusedError } from "../base/errors.js";
import type { Folder } from "./fold.js";
import type { Scope, Scopes } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Located } from "./syntax.js";
import type { AnyNode } from "./tree.js";

export interface Context {
  readonly source: SourceText;
  readonly scopes: Scopes;
  readonly folder: Folder;
  readonly scope: Scope;
}

export function refusal(source: SourceText, node: Located, construct: string, instead?: string): RefusedError {
  return new RefusedError(construct, source.place(node), instead);
}

export function refuse({ source }: Context, node: AnyNode, construct: string, instead?: string): never {
  throw refusal(source, node as Located, construct, instead);
}
