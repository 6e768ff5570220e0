/**
 * Where the parts of a plan stand in a spliced module: what `splice` tells when it is asked to, for the inspector.
 * Offsets are bytes from the module's start; `to` is beyond the last. Types only.
 */
import type { Node, Operand } from "../plan/plan.js";

/** A piece of stitched code: from where to where it reaches, and what it is for. */
export type Mark =
  /** A node of the plan with all that is inside it. */
  | { readonly kind: "node"; readonly from: number; readonly to: number; readonly node: Node }
  /** A stencil's copied bytes, with what its holes were patched with. `outward`: labels out to the exit's block. */
  | {
      readonly kind: "stencil";
      readonly from: number;
      readonly to: number;
      readonly stencil: string;
      readonly operands: readonly Operand[];
      readonly code: number;
      readonly outward: number;
    }
  /** The block of an exit group: what it writes back. */
  | { readonly kind: "group"; readonly from: number; readonly to: number; readonly group: number }
  /** The instructions of the function, declarations of locals not included. */
  | { readonly kind: "function"; readonly from: number; readonly to: number };

/** Is told where each piece of stitched code stands. */
export type Marker = (mark: Mark) => void;
