/**
 * Plan → WebAssembly text, with the stencils' own text inlined. What the binaryen stitcher parses and the inspector
 * shows. It shares nothing with splice but the plan: the two can be checked against each other.
 */
import { LAYOUT } from "../../base/layout.js";
import { inlineStencil } from "../../bytecode/inline.js";
import { parseSExpressions, printSExpression, type SExpression } from "../../bytecode/sexpression.js";
import { type Stencil, type StencilLibrary, WASM_TYPE, type WasmType } from "../../bytecode/stencils.js";
import {
  type Apply,
  type Called,
  type Condition,
  DEPTH,
  type DirectCallNode,
  type DirectExit,
  FP,
  type FunctionPlan,
  type InlinedExit,
  type Node,
  type Operand,
  PARAMETERS,
  type Plan,
  type Representation,
  type RuntimeCall,
  type Store,
  THREAD,
} from "../plan/plan.js";
import { leftSign, resultType } from "../plan/signature.js";
import { importsText } from "./module.js";
import { isLent, ownerOf, uncountedBox } from "./owners.js";

/**
 * Where a node, or what the exits of a group (its index) write back, comes from: `file:line:column`, or undefined where
 * the one before it says it.
 */
export type Locate = (at: Node | number) => string | undefined;

/**
 * The module of a plan as text: for people indented, with a comment where each stencil begins; else for a parser, with
 * Binaryen's annotations of source positions if there is somebody to ask.
 */
export function planToWat(plan: Plan, library: StencilLibrary, forPeople = true, locate?: Locate): string {
  const { called } = plan;
  const name = `$${plan.name.replace(/[^\w.:]/g, "_")}`;
  const funcs = called
    ? [
        new WatWriter(called.entrance, library, forPeople, "$entrance", { callee: name }).function(),
        new WatWriter(plan, library, forPeople, name, { callee: name, called, ...(locate && { locate }) }).function(),
      ]
    : [new WatWriter(plan, library, forPeople, name, { callee: name, ...(locate && { locate }) }).function()];
  const lines = [...importsText(), ...funcs.map((func) => (forPeople ? indent(func, 1) : printSExpression(func)))];
  return `(module\n  ${lines.join("\n  ")})\n`;
}

const STRUCTURED = new Set(["func", "block", "loop", "if", "then"]);
const INLINE = new Set(["export", "param", "result", "local"]);

/** Structured forms, and what holds one, a statement a line; the rest on one line. */
function indent(form: SExpression, level: number): string {
  if (typeof form === "string" || !holdsStructure(form)) return printSExpression(form);
  const pad = `\n${"  ".repeat(level + 1)}`;
  const [head, ...parts] = form;
  const flat = (part: SExpression) =>
    typeof part === "string" ? !part.startsWith("(;") : INLINE.has(part[0] as string);
  const printed = parts.map((part) => (flat(part) ? ` ${printSExpression(part)}` : pad + indent(part, level + 1)));
  return `(${head as string}${printed.join("")})`;
}

const holdsStructure = (form: SExpression): boolean =>
  typeof form !== "string" && (STRUCTURED.has(form[0] as string) || form.some((part) => holdsStructure(part)));

/** A comment is an atom: it may stand wherever a statement may. */
const comment = (text: string): SExpression => `(; ${text} ;)`;

/** To Binaryen's parser: where the next statement comes from. */
const annotation = (position: string): SExpression => `\n;;@ ${position}\n`;

const parsed = new WeakMap<Stencil, readonly SExpression[]>();

function funcOf(stencil: Stencil): readonly SExpression[] {
  let func = parsed.get(stencil);
  if (!func) {
    func = parseSExpressions(stencil.wat)[0] as readonly SExpression[];
    parsed.set(stencil, func);
  }
  return func;
}

interface WriterOptions {
  /** Name of the function that stitched code calls. */
  readonly callee: string;
  /** It is the one that is written. */
  readonly called?: Called;
  readonly locate?: Locate;
}

class WatWriter {
  readonly #plan: FunctionPlan;
  readonly #library: StencilLibrary;
  readonly #names: readonly string[];
  /** Locals of inlined stencils and results that wait. */
  readonly #own: SExpression[] = [];
  #serial = 0;

  constructor(
    plan: FunctionPlan,
    library: StencilLibrary,
    private readonly comments: boolean,
    private readonly name: string,
    private readonly options: WriterOptions,
  ) {
    this.#plan = plan;
    this.#library = library;
    this.#names = [
      "fp",
      "thread",
      "loop",
      ...plan.locals.map(({ name }, index) => `${index + PARAMETERS}.${name}`),
    ].map((name) => `$${name.replace(/[^\w.]/g, "_")}`);
  }

  function(): SExpression {
    let statements: SExpression[] = [...this.#nodes(this.#plan.body), ["unreachable"]];
    const code = this.#name(this.#plan.codeLocal);
    const { called } = this.options;
    for (const [index, { label, writes, inlined, direct }] of [...this.#plan.groups.entries()].reverse()) {
      const block: SExpression = ["block", `$${label}`, ["result", "i32"], ...statements];
      const position = this.options.locate?.(index);
      statements = [
        ...(position === undefined ? [] : [annotation(position)]),
        ["local.set", code, block],
        ...writes.flatMap((store) => this.#store(store, uncountedBox(store))),
        ...writes.filter(isLent).flatMap((store) => this.#inline("keep_slot", ownerOf(store), [])),
        ...(inlined ? this.#inlinedExit(inlined) : []),
        ...(direct ? this.#directExit(direct) : []),
        ...this.#addTurns(),
        ["return", called ? this.#left(called.result) : ["local.get", code]],
      ];
    }
    const params = this.#names.slice(0, PARAMETERS).map((name): SExpression => ["param", name, "i32"]);
    const locals = this.#plan.locals.map(
      ({ type }, index): SExpression => [
        index < (called?.parameters ?? 0) ? "param" : "local",
        this.#name(index + PARAMETERS),
        type,
      ],
    );
    const own = called?.parameters ?? 0;
    return [
      "func",
      this.name,
      ...(called ? [] : [["export", '"run"'] as SExpression]),
      ...params,
      ...locals.slice(0, own),
      ["result", called ? resultType(called.result) : "i32"],
      ...locals.slice(own),
      ...this.#own,
      ...statements,
    ];
  }

  #name(index: number): string {
    return this.#names[index] as string;
  }

  #get(index: number): SExpression {
    return ["local.get", this.#name(index)];
  }

  #fresh(purpose: string, type: WasmType): string {
    const name = `$${purpose}.${++this.#serial}`;
    this.#own.push(["local", name, type]);
    return name;
  }

  #nodes(nodes: readonly Node[]): SExpression[] {
    return nodes.flatMap((node) => {
      const position = this.options.locate?.(node);
      const statements = this.#node(node);
      return position === undefined ? statements : statements.flatMap((statement) => [annotation(position), statement]);
    });
  }

  #node(node: Node): SExpression[] {
    switch (node.kind) {
      case "block":
      case "loop":
        return [[node.kind, `$${node.label}`, ...this.#nodes(node.body)]];
      case "if":
        return this.#if(node.condition, this.#nodes(node.body));
      case "br":
        return [["br", `$${node.label}`]];
      case "br_if": {
        const { before, value } = this.#condition(node.condition);
        return [...before, ["br_if", `$${node.label}`, value]];
      }
      case "apply":
        return this.#apply(node);
      case "copy":
        return [["local.set", this.#name(node.to), this.#operand(node.from)]];
      case "load":
        return [["local.set", this.#name(node.to), ["i64.load", `offset=${8 * node.register}`, this.#get(FP)]]];
      case "store":
        return this.#store(node, node.box);
      case "generic":
        return [
          [
            "local.set",
            this.#name(node.status),
            [
              "call",
              node.calls ? "$rt.generic_call" : "$rt.generic",
              this.#frame(node.base),
              ["i32.const", String(node.ip | 0)],
            ],
          ],
        ];
      case "runtime":
        return [this.#runtime(node)];
      case "direct":
        return this.#direct(node);
      case "return":
        return [["return", this.#operand(node.from)]];
      case "depth":
        return [this.#depth()];
      case "count":
        return [
          ["local.set", this.#name(node.local), ["i32.add", this.#get(node.local), ["i32.const", `${node.turns}`]]],
        ];
      case "exit":
        return [this.#exit(node.exit)];
      case "safepoint":
        return [
          [
            "if",
            ["i32.eqz", ["i32.load", `offset=${LAYOUT.THREAD_LIMIT}`, this.#get(THREAD)]],
            ["then", this.#exit(node.exit)],
          ],
        ];
    }
  }

  /** Address of a register. */
  #frame(register: number): SExpression {
    return register === 0 ? this.#get(FP) : ["i32.add", this.#get(FP), ["i32.const", String(8 * register)]];
  }

  #runtime({ name, operands }: RuntimeCall): SExpression {
    const values = operands.map((operand) =>
      operand.kind === "frame" ? this.#frame(operand.register) : this.#operand(operand),
    );
    return ["call", `$rt.${name}`, ...values];
  }

  #direct({ base, depth, deeper, operands, result, status, known }: DirectCallNode): SExpression[] {
    const sign = this.#operand(leftSign(known));
    const given = this.#get(result);
    const test: SExpression =
      known === "bool"
        ? ["i32.eq", given, sign]
        : ["i64.eq", known === "float" ? ["i64.reinterpret_f64", given] : given, sign];
    const deep: SExpression = ["i32.add", this.#operand(depth), ["i32.const", String(deeper)]];
    const values = operands.map((operand) => this.#operand(operand));
    return [
      [
        "local.set",
        this.#name(result),
        ["call", this.options.callee, this.#frame(base), this.#get(THREAD), deep, ...values],
      ],
      ["local.set", this.#name(status), test],
    ];
  }

  #left(result: Called["result"]): SExpression {
    const sign = this.#operand(leftSign(result));
    return result === "float" ? ["f64.reinterpret_i64", sign] : sign;
  }

  #depth(): SExpression {
    return ["i32.store", `offset=${LAYOUT.THREAD_DEPTH}`, this.#get(THREAD), this.#get(DEPTH)];
  }

  #directExit({ depth, frames, own }: DirectExit): SExpression[] {
    const leave: SExpression[] = own
      ? [
          [
            "call",
            "$rt.direct_exit",
            this.#frame(own.base),
            ["i32.const", String(own.code | 0)],
            ["local.get", this.#name(this.#plan.codeLocal)],
          ],
        ]
      : [];
    return [...(depth ? [this.#depth()] : []), ...frames.map((frame) => this.#runtime(frame)), ...leave];
  }

  #addTurns(): SExpression[] {
    const { turns } = this.#plan;
    if (!turns) return [];
    const address = ["i32.const", String(turns.address)];
    return [["i32.store", address, ["i32.add", ["i32.load", address], this.#get(turns.local)]]];
  }

  #inlinedExit({ frames, base, code, call }: InlinedExit): SExpression[] {
    const local = this.#name(this.#plan.codeLocal);
    const values = [
      this.#frame(base),
      ["i32.const", String(code | 0)],
      ["local.get", local],
      ["i32.const", String(call)],
    ];
    return [
      ...frames.map((frame) => this.#runtime(frame)),
      ["local.set", local, ["call", "$rt.inline_exit", ...values]],
    ];
  }

  #if(condition: Condition, body: readonly SExpression[]): SExpression[] {
    const { before, value } = this.#condition(condition);
    return [...before, ["if", value, ["then", ...body]]];
  }

  #condition(condition: Condition): { before: SExpression[]; value: SExpression } {
    if (condition.kind === "equals") {
      const compare = condition.negate ? "i32.ne" : "i32.eq";
      return { before: [], value: [compare, this.#get(condition.local), ["i32.const", String(condition.value)]] };
    }
    const { before, value } =
      condition.kind === "local" ? { before: [], value: this.#get(condition.local) } : this.#tested(condition.apply);
    return { before, value: condition.negate ? ["i32.eqz", value] : value };
  }

  #tested(apply: Apply): { before: SExpression[]; value: SExpression } {
    const test = this.#fresh("test", "i32");
    return { before: this.#inline(apply.stencil, apply.operands, [test], apply), value: ["local.get", test] };
  }

  #exit(exit: number): readonly SExpression[] {
    const { code, group } = this.#plan.exits[exit] as Plan["exits"][number];
    return ["br", `$${this.#plan.groups[group]?.label}`, ["i32.const", String(code)]];
  }

  #operand(operand: Operand): SExpression {
    if (operand.kind === "local") return this.#get(operand.local);
    return [`${operand.type}.const`, operand.type === "f64" ? floatText(operand.value) : String(operand.value)];
  }

  #store({ register, from }: Store, box: string | undefined): SExpression[] {
    const store = (value: SExpression): SExpression => ["i64.store", `offset=${8 * register}`, this.#get(FP), value];
    if (!box) return [store(this.#operand(from))];
    const boxed = this.#fresh("boxed", "i64");
    return [...this.#inline(box, [from], [boxed]), store(["local.get", boxed])];
  }

  /** Several results wait in locals of their own: one of their targets may be an operand of the next. */
  #apply(apply: Apply): SExpression[] {
    const { stencil, operands, results } = apply;
    const names = results.map((result) => this.#name(result));
    if (names.length < 2) return this.#inline(stencil, operands, names, apply);
    const types = (this.#library.get(stencil) as Stencil).results.map((result: Representation) => WASM_TYPE[result]);
    const waiting = types.map((type) => this.#fresh("result", type));
    const landings = names.map(
      (name, index): SExpression => ["local.set", name, ["local.get", waiting[index] as string]],
    );
    return [...this.#inline(stencil, operands, waiting, apply), ...landings];
  }

  #inline(name: string, operands: readonly Operand[], results: readonly string[], apply?: Apply): SExpression[] {
    const exit = apply?.exit;
    const stencil = this.#library.get(name);
    if (!stencil) throw new RangeError(`the library has no stencil ${name}; run \`npm run build\``);
    const { statements, locals } = inlineStencil({
      func: funcOf(stencil),
      operands: operands.map((operand) => this.#operand(operand)),
      results,
      exit: exit === undefined ? ["unreachable"] : this.#exit(exit),
      suffix: String(++this.#serial),
    });
    this.#own.push(...locals.map(({ name: own, type }): SExpression => ["local", own, type]));
    const title = apply ? `${name}, instruction ${apply.pc}` : name;
    return [...(this.comments ? [comment(title)] : []), ...statements];
  }
}

/** A float as WebAssembly text reads it. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
}
