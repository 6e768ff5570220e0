/**
 * What a plug-in is: a record of what it brings, all of it optional, each thing under a name of its own. Types and the
 * one function that a plug-in's file calls; bench/plugins/README.md explains every kind with an example.
 */
import type { CodeObject, Program } from "../bytecode/code.js";
import type { ValueClass } from "../bytecode/opcodes.js";
import type { HotnessPolicy } from "../jit/hotness.js";
import type { RegionPolicy } from "../jit/region/region.js";
import type { StitcherLoader } from "../jit/stitch/stitcher.js";

/** A row of the opcode table; src/bytecode/opcodes.ts explains fields, registers and steps. */
export interface OpcodeDefinition {
  /** In capitals, as MULTIPLY_ADD. */
  readonly name: string;
  /** Kinds of a, b and c, as "reg reg const"; six kinds make a superinstruction over two instructions (a … f). */
  readonly fields: string;
  readonly reads?: string;
  readonly keeps?: string;
  readonly writes?: string;
  /**
   * A generic row: does the work of this generic opcode (a binary or unary operator, a comparison or a subscript)
   * until it specialises itself to a row that names it as `generic`.
   */
  readonly like?: string;
  /** A specialised row: the generic one that does the same for any operands, and its own meaning in stencils. */
  readonly generic?: string;
  readonly steps?: string;
  /** Classes of the first two operands for which the generic row becomes this one; the second is "other" where there is only one. */
  readonly specialisedFor?: readonly [ValueClass, ValueClass];
  readonly doc: string;
}

/** A lock under the GIL: WebAssembly text that exports four functions; src/build/lock.ts has their contract. */
export interface LockDefinition {
  readonly wat: string;
}

/** What a plug-in brings; everything but its name is optional. */
export interface Plugin {
  /** How messages and lists call it. */
  readonly name: string;
  /** WebAssembly text as in stencils/: one module, each exported function a stencil named by its signature. */
  readonly stencils?: string;
  readonly opcodes?: readonly OpcodeDefinition[];
  /**
   * Puts its opcodes into compiled code: the new instruction words of a code object, as many as before; undefined
   * leaves it as it is. The positions stay: instruction n keeps its line and columns.
   */
  readonly rewrite?: (code: CodeObject, program: Program) => Uint16Array | undefined;
  readonly regions?: Readonly<Record<string, RegionPolicy>>;
  readonly hotness?: Readonly<Record<string, HotnessPolicy>>;
  readonly stitchers?: Readonly<Record<string, StitcherLoader>>;
  readonly locks?: Readonly<Record<string, LockDefinition>>;
}

/** The default export of a plug-in's file: `export default definePlugin({ … })`. */
export const definePlugin = (plugin: Plugin): Plugin => plugin;
