/**
 * What the names of the tables of symbols.ts mean: registers of locals, cells of those that inner functions share,
 * the closures that carry them inwards. Follows the analysis of CPython's symtable.c.
 */
import type { Scope, ScopeKind, ScopeOwner, Scopes, Variable } from "./scopes.js";
import type { Located, Node } from "./syntax.js";

/** What a scope does with a name. */
export interface Uses {
  bound: boolean;
  used: boolean;
  parameter: boolean;
  annotated: boolean;
  global: boolean;
  /** The statement that declares it nonlocal. */
  nonlocal: Located | undefined;
  /** The first statement that declares it global or nonlocal. */
  declared: Located | undefined;
  /** A comprehension's target. */
  iterated: boolean;
  /** The target of an assignment expression. */
  rebound: boolean;
  /** A target of del. */
  deleted: boolean;
}

/** A scope under construction. */
export interface Table {
  readonly owner: ScopeOwner;
  readonly kind: ScopeKind;
  readonly name: string;
  readonly qualifiedName: string;
  readonly parent: Table | undefined;
  /** In order of first appearance, parameters first. */
  readonly names: Map<string, Uses>;
  isGenerator: boolean;
  readonly isAnnotations: boolean;
  readonly conditional: Map<Node<"AnnAssign">, number>;
}

/** What runs as one code object. */
interface Frame {
  readonly locals: string[];
  readonly cells: Set<number>;
  readonly free: string[];
}

/** The name that a class gives its methods for `super()`. */
export const CLASS_CELL = "__class__";
/** The set of the numbers of annotations whose statements ran. */
export const CONDITIONAL = "__conditional_annotations__";
/** What a class shares with the functions in it, other than its attributes. */
const OF_CLASSES: readonly string[] = [CLASS_CELL, CONDITIONAL];

type Fail = (message: string, node: Located) => never;

/** Makes the scopes; `tables` has outer ones before inner ones. */
export function resolveScopes(tables: readonly Table[], fail: Fail): Scopes {
  return new Resolver(tables, fail).scopes();
}

class Resolver {
  private readonly frames = new Map<Table, Frame>();
  private readonly registers = new Map<Table, Map<string, number>>();

  constructor(
    private readonly tables: readonly Table[],
    private readonly fail: Fail,
  ) {
    for (const table of tables) this.allot(table);
  }

  scopes(): Scopes {
    for (const table of this.tables) {
      for (const name of table.names.keys()) this.capture(table, name);
    }
    const made = new Map<Table, Scope>();
    for (const table of this.tables) made.set(table, this.scope(table, table.parent && made.get(table.parent)));
    return {
      module: made.get(this.tables[0] as Table) as Scope,
      of: new Map([...made].map(([table, scope]) => [table.owner, scope])),
      assignedGlobals: this.assignedGlobals(),
    };
  }

  /** Gives the variables of a scope their registers. */
  private allot(table: Table): void {
    const registers = new Map<string, number>();
    this.registers.set(table, registers);
    if (table.kind !== "inlined") this.frames.set(table, { locals: [], cells: new Set(), free: [] });
    if (table.kind === "module") return;
    const { locals } = this.frameOf(table);
    const own = [...table.names].filter(([, uses]) => isOwn(uses));
    for (const [name] of [...own.filter(([, uses]) => uses.parameter), ...own.filter(([, uses]) => !uses.parameter)]) {
      registers.set(name, locals.push(name) - 1);
    }
    if (mayBePrepared(table)) locals.push(NAMESPACE);
  }

  /** Makes the variable of an outer frame that a name means a cell, and hands it inwards. */
  private capture(table: Table, name: string): void {
    const uses = table.names.get(name) as Uses;
    if (uses.global && uses.nonlocal) this.fail(`name '${name}' is nonlocal and global`, uses.declared as Located);
    if (uses.global || isOwn(uses)) return;
    const owner = ownerOf(table.parent, name);
    if (!owner) {
      if (uses.nonlocal) this.fail(`no binding for nonlocal '${name}' found`, uses.nonlocal);
      return;
    }
    const end = frameTable(owner);
    if (frameTable(table) === end) return;
    this.frameOf(owner).cells.add(this.registerOf(owner, name));
    for (let inner = frameTable(table); inner !== end; inner = frameTable(inner.parent as Table)) {
      const { free } = this.frameOf(inner);
      if (!free.includes(name)) free.push(name);
    }
  }

  /** A class has registers for the cells of nothing but OF_CLASSES. */
  private registerOf(owner: Table, name: string): number {
    const registers = this.registers.get(owner) as Map<string, number>;
    let register = registers.get(name);
    if (register === undefined) {
      register = this.frameOf(owner).locals.push(name) - 1;
      registers.set(name, register);
    }
    return register;
  }

  private scope(table: Table, parent: Scope | undefined): Scope {
    const { owner, kind, name, qualifiedName, isGenerator, isAnnotations, conditional } = table;
    const { locals, cells, free } = this.frameOf(table);
    const names = new Set(table.names.keys());
    for (const own of OF_CLASSES) if (this.registers.get(table)?.has(own)) names.add(own);
    return {
      owner,
      kind,
      name,
      qualifiedName,
      parent,
      locals,
      attributes: table.kind === "class" ? attributesOf(table) : 0,
      namespace: mayBePrepared(table) ? attributesOf(table) : undefined,
      parameters: [...table.names.values()].filter(({ parameter }) => parameter).length,
      own: [...(this.registers.get(table) ?? new Map<string, number>()).values()],
      cells: [...cells],
      rebound: new Set([...table.names].filter(([, uses]) => uses.rebound).map(([item]) => item)),
      deleted: new Set([...table.names].filter(([, uses]) => uses.deleted).map(([item]) => item)),
      free,
      isGenerator,
      isAnnotations,
      conditional,
      variables: new Map([...names].map((item) => [item, this.variable(table, item)])),
    };
  }

  private variable(table: Table, name: string): Variable {
    const uses = table.names.get(name);
    if (uses?.global) return { kind: "global" };
    const frame = this.frameOf(table);
    const register = this.registers.get(table)?.get(name);
    if (register !== undefined) return { kind: "local", register, cell: frame.cells.has(register) };
    if (uses && isOwn(uses)) return { kind: "global" };
    const owner = ownerOf(table.parent, name);
    if (!owner) return { kind: "global" };
    return frameTable(owner) === frameTable(table)
      ? this.variable(owner, name)
      : { kind: "free", index: frame.free.indexOf(name) };
  }

  private frameOf(table: Table): Frame {
    return this.frames.get(frameTable(table)) as Frame;
  }

  private assignedGlobals(): Set<string> {
    const assigned = new Set<string>();
    for (const table of this.tables) {
      for (const [name, uses] of table.names) {
        if (uses.bound && this.variable(table, name).kind === "global") assigned.add(name);
      }
    }
    return assigned;
  }
}

/** True when the scope itself has the variable. */
export const isOwn = (uses: Uses): boolean => uses.bound && !uses.global && !uses.nonlocal;

/** The hidden local for the mapping that a metaclass's `__prepare__` gives. */
const NAMESPACE = ".namespace";

/** Only a class that has bases or keywords can have a metaclass. */
function mayBePrepared({ owner, kind }: Table): boolean {
  if (kind !== "class") return false;
  const { bases, keywords } = owner as Node<"ClassDef">;
  return bases.length > 0 || keywords.length > 0;
}

const attributesOf = (table: Table): number => [...table.names.values()].filter(isOwn).length;

/** The scope as whose code object a scope runs. */
function frameTable(table: Table): Table {
  return table.kind === "inlined" ? frameTable(table.parent as Table) : table;
}

/** The function or comprehension around whose variable a name is; class bodies are passed over. */
export function ownerOf(table: Table | undefined, name: string): Table | undefined {
  if (!table || table.kind === "module") return undefined;
  if (table.kind === "class") return OF_CLASSES.includes(name) ? table : ownerOf(table.parent, name);
  const uses = table.names.get(name);
  if (uses?.global) return undefined;
  return uses && isOwn(uses) ? table : ownerOf(table.parent, name);
}
