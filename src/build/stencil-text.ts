/** Stencils between their file and the assembler. Types only. */
import type { SExpression } from "../bytecode/sexpression.js";
import type { Representation } from "../bytecode/stencils.js";

/** A stencil as text: its parts, with layout globals replaced by constants. */
export interface StencilText {
  readonly name: string;
  readonly exportName: string;
  readonly params: readonly Representation[];
  readonly results: readonly Representation[];
  readonly func: readonly SExpression[];
  readonly file: string;
}

/** One file of stencils. `module` is the whole module, constants filled in. */
export interface StencilFile {
  readonly file: string;
  readonly module: SExpression;
  readonly stencils: readonly StencilText[];
}
