/**
 * Copy-and-patch to the letter: the plan's nodes as wasm bytes, each stencil copied from the library with its
 * holes patched (Xu and Kjolstad, "Copy-and-Patch Compilation", OOPSLA 2021, on wasm instead of machine code).
 * No binaryen, one growing buffer, one pass. It decides nothing: the plan did.
 */

import { LAYOUT } from "../../base/layout.js";
import { RUNTIME_FUNCTIONS, type StencilLibrary, type WasmType } from "../../bytecode/stencils.js";
import {
  type Apply,
  type Called,
  type Condition,
  constant,
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
  type PlanLocal,
  type RuntimeCall,
  type Store,
  THREAD,
} from "../plan/plan.js";
import { leftSign } from "../plan/signature.js";
import { OP, TYPE_BYTE } from "./encoding.js";
import type { Marker } from "./marks.js";
import { CALLED_FUNCTION, calledPrefix, modulePrefix, STITCHED_FUNCTION } from "./module.js";
import { isLent, ownerOf, uncountedBox } from "./owners.js";
import { copyStencil, writeOperand } from "./patch.js";
import { type PreparedLibrary, prepare } from "./prepare.js";
import { ByteWriter } from "./writer.js";

const functionIndex = (name: string): number => RUNTIME_FUNCTIONS.findIndex((one) => one.name === name);
const GENERIC = functionIndex("generic");
const GENERIC_CALL = functionIndex("generic_call");

const out = new ByteWriter();
const PREFIX = modulePrefix();

/** The bytes of a module with the plan's function. `marker`, if given, hears where everything stands in them. */
export function splice(plan: Plan, library: StencilLibrary, marker?: Marker): Uint8Array {
  out.length = 0;
  out.copy(plan.called ? calledPrefix(plan.called, plan.locals) : PREFIX);
  out.byte(10);
  const section = out.open();
  const { called } = plan;
  out.unsigned(called ? 2 : 1);
  if (called) {
    const entrance = out.open();
    new Splicer(called.entrance, prepare(library), undefined, undefined, CALLED_FUNCTION).function();
    out.close(entrance);
  }
  const body = out.open();
  new Splicer(plan, prepare(library), marker, called, CALLED_FUNCTION).function();
  out.close(body);
  out.close(section);
  nameSection(called ? ["entrance", plan.name] : [plan.name]);
  return out.leave();
}

/** The function's name, so that profilers and V8's listings say which loop it is. */
function nameSection(functions: readonly string[]): void {
  out.byte(0);
  const section = out.open();
  out.text("name");
  out.byte(1);
  const names = out.open();
  out.unsigned(functions.length);
  for (const [index, name] of functions.entries()) {
    out.unsigned(STITCHED_FUNCTION + index);
    out.text(name);
  }
  out.close(names);
  out.close(section);
}

class Splicer {
  readonly #plan: FunctionPlan;
  readonly #library: PreparedLibrary;
  /** Labels that are open, outermost first; the exit groups come first, so group g is at place g. */
  readonly #labels: string[] = [];
  readonly #scratch: number;

  constructor(
    plan: FunctionPlan,
    library: PreparedLibrary,
    private readonly marker: Marker | undefined,
    /** The function gives a value, or says that it left: its first locals are parameters. */
    private readonly called: Called | undefined,
    /** Index of the function that stitched code calls. */
    private readonly callee: number,
  ) {
    this.#plan = plan;
    this.#library = library;
    this.#scratch = PARAMETERS + plan.locals.length;
  }

  function(): void {
    const { groups, body, codeLocal } = this.#plan;
    this.#declareLocals();
    const start = out.length;
    for (const { label } of groups) this.#open(OP.block, label, OP.i32);
    this.#nodes(body);
    out.byte(OP.unreachable);
    for (let group = groups.length - 1; group >= 0; group--) {
      const { writes, inlined, direct } = groups[group] as FunctionPlan["groups"][number];
      this.#close();
      const from = out.length;
      out.indexed(OP.localSet, codeLocal);
      let lent = false;
      for (let index = 0; index < writes.length; index++) {
        const store = writes[index] as Store;
        lent ||= isLent(store);
        this.#store(store, uncountedBox(store));
      }
      if (lent) for (const store of writes) if (isLent(store)) this.#stencil("keep_slot", ownerOf(store), 0, 0);
      if (inlined) this.#inlinedExit(inlined);
      if (direct) this.#directExit(direct);
      this.#addTurns();
      if (this.called) this.#left(this.called.result);
      else out.indexed(OP.localGet, codeLocal);
      out.byte(OP.return);
      this.marker?.({ kind: "group", from, to: out.length, group });
    }
    out.byte(OP.end);
    this.marker?.({ kind: "function", from: start, to: out.length });
  }

  #declareLocals(): void {
    const { locals } = this.#plan;
    const runs: { type: WasmType; count: number }[] = [];
    let last: { type: WasmType; count: number } | undefined;
    for (let index = this.called?.parameters ?? 0; index < locals.length; index++) {
      const { type } = locals[index] as PlanLocal;
      if (last?.type === type) last.count++;
      else {
        last = { type, count: 1 };
        runs.push(last);
      }
    }
    for (const { type, count } of this.#library.pool) if (count > 0) runs.push({ type, count });
    out.unsigned(runs.length);
    for (const { type, count } of runs) {
      out.unsigned(count);
      out.byte(TYPE_BYTE[type]);
    }
  }

  #nodes(nodes: readonly Node[]): void {
    const { marker } = this;
    // No iterators: this is the inner loop.
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Node;
      const from = out.length;
      this.#node(node);
      if (marker) marker({ kind: "node", from, to: out.length, node });
    }
  }

  #node(node: Node): void {
    switch (node.kind) {
      case "apply":
        this.#apply(node);
        break;
      case "copy":
        writeOperand(out, node.from);
        out.indexed(OP.localSet, node.to);
        break;
      case "load":
        this.#memory(OP.i64Load, node.register);
        out.indexed(OP.localSet, node.to);
        break;
      case "store":
        this.#store(node, node.box);
        break;
      case "generic":
        this.#frame(node.base);
        out.byte(OP.i32Const);
        out.signed(node.ip | 0);
        out.indexed(OP.call, node.calls ? GENERIC_CALL : GENERIC);
        out.indexed(OP.localSet, node.status);
        break;
      case "runtime":
        this.#runtime(node);
        break;
      case "direct":
        this.#direct(node);
        break;
      case "return":
        writeOperand(out, node.from);
        out.byte(OP.return);
        break;
      case "depth":
        this.#depthOut();
        break;
      case "count":
        out.indexed(OP.localGet, node.local);
        writeOperand(out, constant("i32", node.turns));
        out.byte(OP.i32Add);
        out.indexed(OP.localSet, node.local);
        break;
      default:
        this.#control(node);
        break;
    }
  }

  #control(
    node: Exclude<
      Node,
      { kind: "apply" | "copy" | "load" | "store" | "generic" | "runtime" | "direct" | "return" | "depth" | "count" }
    >,
  ): void {
    switch (node.kind) {
      case "block":
      case "loop":
        this.#open(OP[node.kind], node.label, OP.void);
        this.#nodes(node.body);
        this.#close();
        break;
      case "if":
        this.#condition(node.condition);
        this.#open(OP.if, "", OP.void);
        this.#nodes(node.body);
        this.#close();
        break;
      case "br":
        out.indexed(OP.br, this.#depth(node.label));
        break;
      case "br_if":
        this.#condition(node.condition);
        out.indexed(OP.brIf, this.#depth(node.label));
        break;
      case "exit":
        this.#exit(node.exit);
        break;
      case "safepoint":
        this.#safepoint(node.exit);
        break;
    }
  }

  #open(opcode: number, label: string, type: number): void {
    out.byte(opcode);
    out.byte(type);
    this.#labels.push(label);
  }

  #close(): void {
    out.byte(OP.end);
    this.#labels.pop();
  }

  #depth(label: string): number {
    return this.#labels.length - 1 - this.#labels.lastIndexOf(label);
  }

  #memory(opcode: number, register: number): void {
    out.indexed(OP.localGet, FP);
    this.#access(opcode, register);
  }

  #access(opcode: number, register: number): void {
    out.byte(opcode);
    out.byte(3);
    out.unsigned(8 * register);
  }

  #store({ register, from }: Store, box: string | undefined): void {
    out.indexed(OP.localGet, FP);
    if (box) this.#stencil(box, [from], 0, 0);
    else writeOperand(out, from);
    this.#access(OP.i64Store, register);
  }

  /** Address of a register. */
  #frame(register: number): void {
    out.indexed(OP.localGet, FP);
    if (register === 0) return;
    out.byte(OP.i32Const);
    out.signed(8 * register);
    out.byte(OP.i32Add);
  }

  #runtime({ name, operands }: RuntimeCall): void {
    for (const operand of operands) {
      if (operand.kind === "frame") this.#frame(operand.register);
      else writeOperand(out, operand);
    }
    out.indexed(OP.call, functionIndex(name));
  }

  /** The call, and whether it gave what no value is. */
  #direct({ base, depth, deeper, operands, result, status, known }: DirectCallNode): void {
    this.#frame(base);
    out.indexed(OP.localGet, THREAD);
    writeOperand(out, depth);
    writeOperand(out, constant("i32", deeper));
    out.byte(OP.i32Add);
    for (const operand of operands) writeOperand(out, operand);
    out.indexed(OP.call, this.callee);
    out.indexed(OP.localTee, result);
    if (known === "float") out.byte(OP.i64ReinterpretF64);
    writeOperand(out, leftSign(known));
    out.byte(known === "bool" ? OP.i32Eq : OP.i64Eq);
    out.indexed(OP.localSet, status);
  }

  /** Gives the sign of having left. */
  #left(result: Called["result"]): void {
    writeOperand(out, leftSign(result));
    if (result === "float") out.byte(OP.f64ReinterpretI64);
  }

  #depthOut(): void {
    out.indexed(OP.localGet, THREAD);
    out.indexed(OP.localGet, DEPTH);
    out.byte(OP.i32Store);
    out.byte(2);
    out.unsigned(LAYOUT.THREAD_DEPTH);
  }

  #directExit({ depth, frames, own }: DirectExit): void {
    if (depth) this.#depthOut();
    for (const frame of frames) this.#runtime(frame);
    if (!own) return;
    this.#frame(own.base);
    writeOperand(out, constant("i32", own.code | 0));
    out.indexed(OP.localGet, this.#plan.codeLocal);
    out.indexed(OP.call, functionIndex("direct_exit"));
  }

  #addTurns(): void {
    const { turns } = this.#plan;
    if (!turns) return;
    const word = (opcode: number) => {
      out.byte(opcode);
      out.byte(2);
      out.unsigned(0);
    };
    writeOperand(out, constant("i32", turns.address));
    writeOperand(out, constant("i32", turns.address));
    word(OP.i32Load);
    out.indexed(OP.localGet, turns.local);
    out.byte(OP.i32Add);
    word(OP.i32Store);
  }

  /** The group's exits are in an inlined call: its frames come into being, and the code that is returned changes. */
  #inlinedExit({ frames, base, code, call }: InlinedExit): void {
    for (const frame of frames) this.#runtime(frame);
    this.#frame(base);
    writeOperand(out, constant("i32", code | 0));
    out.indexed(OP.localGet, this.#plan.codeLocal);
    writeOperand(out, constant("i32", call));
    out.indexed(OP.call, functionIndex("inline_exit"));
    out.indexed(OP.localSet, this.#plan.codeLocal);
  }

  #condition(condition: Condition): void {
    switch (condition.kind) {
      case "apply":
        this.#apply(condition.apply);
        break;
      case "local":
        out.indexed(OP.localGet, condition.local);
        break;
      case "equals":
        out.indexed(OP.localGet, condition.local);
        out.byte(OP.i32Const);
        out.signed(condition.value);
        out.byte(condition.negate ? OP.i32Ne : OP.i32Eq);
        return;
    }
    if (condition.negate) out.byte(OP.i32Eqz);
  }

  #exit(exit: number): void {
    const { code, group } = this.#plan.exits[exit] as Plan["exits"][number];
    out.byte(OP.i32Const);
    out.signed(code);
    out.indexed(OP.br, this.#labels.length - 1 - group);
  }

  #safepoint(exit: number): void {
    out.indexed(OP.localGet, THREAD);
    // Not atomic: V8 tests the alignment of what is, each time. No compiler of V8's takes loads of memory out of a loop.
    for (const byte of [OP.i32Load, 2, LAYOUT.THREAD_LIMIT, OP.i32Eqz]) out.byte(byte);
    this.#open(OP.if, "", OP.void);
    this.#exit(exit);
    this.#close();
  }

  #stencil(name: string, operands: readonly Operand[], code: number, group: number): void {
    const stencil = this.#library.stencil(name);
    if (!stencil) throw new RangeError(`the library has no stencil ${name}; run \`npm run build\``);
    const from = out.length;
    const outward = this.#labels.length - 1 - group;
    copyStencil(out, stencil, operands, this.#scratch, code, outward);
    if (this.marker) this.marker({ kind: "stencil", from, to: out.length, stencil: name, operands, code, outward });
  }

  #apply({ stencil, operands, results, exit }: Apply): void {
    const way = exit === undefined ? undefined : this.#plan.exits[exit];
    this.#stencil(stencil, operands, way?.code ?? 0, way?.group ?? 0);
    for (let index = results.length - 1; index >= 0; index--) out.indexed(OP.localSet, results[index] as number);
  }
}
