/**
 * One function (or the module) while it is compiled: emitter, scope, stack of temporaries, open blocks; and the
 * dispatch to the compilers of the single constructs, which come in as tables so that they need not know each other.
 *
 * Temporaries are a stack above the named locals: `top` is the first free one. `into(node, dest)` writes `dest` once,
 * as its last instruction on every path, and may use dest = top: its own temporaries are consumed by then.
 */
import type { CodeObject, Constant, Position } from "../bytecode/code.js";
import { Emitter, type Label } from "./emitter.js";
import type { Folder } from "./fold.js";
import type { Imports, ModuleSource } from "./module-sources.js";
import { positionOf } from "./positions.js";
import { type Scope, type Scopes, type Variable, variableOf } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Located, Statement } from "./syntax.js";

type ExpressionTable = {
  readonly [Type in Expression["nodeType"]]?: (
    unit: Unit,
    node: Extract<Expression, { nodeType: Type }>,
    dest: number,
  ) => void;
};
type StatementTable = {
  readonly [Type in Statement["nodeType"]]?: (unit: Unit, node: Extract<Statement, { nodeType: Type }>) => void;
};

/** Compilers by node type. */
export interface Compilers {
  readonly expressions: ExpressionTable;
  readonly statements: StatementTable;
}

/** What all units of a program share. */
export interface ProgramState {
  readonly source: SourceText;
  readonly scopes: Scopes;
  readonly folder: Folder;
  readonly compilers: Compilers;
  /** Code objects by number; an entry is undefined while its function is compiled. */
  readonly codes: (CodeObject | undefined)[];
  /** Slots of this module's global names. */
  readonly globals: Map<string, number>;
  /** Names of all modules' globals, by slot. */
  readonly slots: string[];
  loopCount: number;
  /** The module that is compiled, and what its imports lead to. */
  readonly module: ModuleSource;
  readonly imports: Imports;
  /** The error for a function (the module) that needs more than 16-bit fields. */
  readonly tooLarge: (name: string, node: Located | undefined) => Error;
}

/** A statement that is open: what leaving it early has to do. */
export type Block =
  | {
      readonly kind: "loop";
      readonly iterator: number | undefined;
      readonly position: Position;
      /** Where `continue` and `break` go. */
      readonly next: Label;
      readonly done: Label;
      /** True when the code at `done` does not drop the iterator: `break` does it. */
      readonly dropBeforeDone: boolean;
    }
  | {
      readonly kind: "protected";
      /** The handler of what is inside, and the register that receives the exception. */
      readonly target: Label;
      readonly register: number;
      /** Where the instructions begin that are protected and not yet in the table. */
      start: number;
      /** Emits what leaving early has to do, outside of the protection. */
      readonly leave?: () => void;
    }
  | {
      /** A return value that waits while blocks are left. */
      readonly kind: "value";
      readonly register: number;
      readonly position: Position;
    };

export class Unit {
  readonly emitter = new Emitter();
  readonly blocks: Block[] = [];
  /** First free temporary. */
  top: number;
  /** What names mean: the unit's scope, or that of a comprehension in it. */
  names: Scope;

  constructor(
    readonly program: ProgramState,
    readonly scope: Scope,
    /** True for code that runs once: what it defines outside of loops is defined once. */
    private readonly once = false,
  ) {
    this.top = scope.locals.length;
    this.names = scope;
    for (let index = 0; index < scope.parameters; index++) this.markBound(index);
  }

  // ── dispatch ──

  /** Compiles an expression so that its value ends in register dest. */
  into(node: Expression, dest: number): void {
    const constant = this.constant(node);
    if (constant) {
      this.emitter.emit("LOAD_CONST", this.position(node), dest, this.emitter.constant(constant));
      return;
    }
    const compile = this.program.compilers.expressions[node.nodeType] as
      | ((unit: Unit, node: Expression, dest: number) => void)
      | undefined;
    if (!compile) throw new TypeError(`no compiler for ${node.nodeType}: refuse.ts should have refused it`);
    compile(this, node, dest);
  }

  statement(node: Statement): void {
    if (!this.emitter.reachable) return;
    const compile = this.program.compilers.statements[node.nodeType] as
      | ((unit: Unit, node: Statement) => void)
      | undefined;
    if (!compile) throw new TypeError(`no compiler for ${node.nodeType}: refuse.ts should have refused it`);
    const { top } = this;
    compile(this, node);
    this.top = top;
  }

  body(statements: readonly Statement[]): void {
    for (const statement of statements) {
      this.mirror();
      this.statement(statement);
    }
    this.mirror();
  }

  /** In the body of a class: what names it bound goes into the mapping that its metaclass prepared, if there is one. */
  mirror(): void {
    const { changed, lastPosition } = this.emitter;
    if (changed.size === 0) return;
    for (const register of [...changed]) {
      const name = this.emitter.constant({ kind: "str", value: this.scope.locals[register] as string });
      this.emitter.emit("MIRROR_NAME", lastPosition as Position, register, name, this.scope.namespace);
    }
    changed.clear();
  }

  // ── registers ──

  /** Value in a new temporary, the next of the stack. */
  temporary(node: Expression): number {
    const register = this.top;
    this.into(node, register);
    this.top = register + 1;
    return register;
  }

  /** Value in a register to read: a local that is certainly bound as it is, everything else in a new temporary. */
  register(node: Expression): number {
    return this.boundLocal(node) ?? this.temporary(node);
  }

  /** Index of the constant that an expression is. */
  constantIndex(node: Expression): number | undefined {
    const constant = this.constant(node);
    return constant && this.emitter.constant(constant);
  }

  constant(node: Expression): Constant | undefined {
    return this.program.folder.constant(node);
  }

  isTemporary(register: number): boolean {
    return register >= this.scope.locals.length;
  }

  // ── names ──

  variable(name: string): Variable {
    return variableOf(this.names, name);
  }

  /** The register of a name whose value is in a register: not in a cell. */
  local(name: string): number | undefined {
    const variable = this.variable(name);
    return variable.kind === "local" && !variable.cell ? variable.register : undefined;
  }

  /** The register of a name expression that is a certainly bound local. */
  boundLocal(node: Expression): number | undefined {
    if (node.nodeType !== "Name" || this.isRebound(node.id)) return undefined;
    const index = this.local(node.id);
    return index !== undefined && this.isBound(index) ? index : undefined;
  }

  /** True when an assignment expression may change the variable between two operands. */
  private isRebound(name: string): boolean {
    let scope: Scope | undefined = this.names;
    while (scope && !scope.rebound.has(name)) scope = scope.kind === "inlined" ? scope.parent : undefined;
    return scope !== undefined;
  }

  isBound(index: number): boolean {
    return ((this.emitter.bound >> BigInt(index)) & 1n) === 1n;
  }

  /** Notes that a local has a value from here on; of one that is deleted somewhere nobody can say so. */
  markBound(index: number): void {
    if (this.scope.deleted.has(this.scope.locals[index] as string)) return;
    this.emitter.bound |= 1n << BigInt(index);
  }

  markUnbound(index: number): void {
    this.emitter.bound &= ~(1n << BigInt(index));
  }

  /** True where what is defined is defined once. */
  get runsOnce(): boolean {
    return this.once && !this.blocks.some(({ kind }) => kind === "loop");
  }

  /** Slot of a global name. */
  globalSlot(name: string): number {
    const { globals } = this.program;
    let slot = globals.get(name);
    if (slot === undefined) {
      slot = this.program.slots.push(name) - 1;
      globals.set(name, slot);
    }
    return slot;
  }

  // ── positions ──

  position(node: Located & { readonly nodeType: string }): Position {
    return positionOf(this.program.source, node);
  }
}
