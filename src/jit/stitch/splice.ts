/**
 * Copy-and-patch to the letter: the plan's nodes as wasm bytes, each stencil copied from the library with its
 * holes patched (Xu and Kjolstad, "Copy-and-Patch Compilation", OOPSLA 2021, on wasm instead of machine code).
 * No binaryen, one growing buffer, one pass. It decides nothing: the plan did.
 */
import type { StencilLibrary, WasmType } from "../../bytecode/stencils.js";
import { LAYOUT } from "../../base/layout.js";
import { type Apply, type Condition, FP, type Node, type Operand, PARAMETERS, type Plan, type Store, THREAD } from "../plan/plan.js";
import { modulePrefix, STITCHED_FUNCTION, TYPE_BYTE } from "./module.js";
import { HOLE, type PreparedLibrary, type PreparedStencil, prepare } from "./prepare.js";
import { ByteWriter } from "./writer.js";

const OP = {
  block: 0x02, loop: 0x03, if: 0x04, end: 0x0b, br: 0x0c, brIf: 0x0d, return: 0x0f, call: 0x10, unreachable: 0x00,
  localGet: 0x20, localSet: 0x21, i64Load: 0x29, i64Store: 0x37, i32Const: 0x41, i64Const: 0x42, f64Const: 0x44,
  i32Eqz: 0x45, i32Eq: 0x46, i32Ne: 0x47, atomic: 0xfe, i32AtomicLoad: 0x10, void: 0x40, i32: 0x7f,
} as const;
const CONST: Readonly<Record<WasmType, number>> = { i32: OP.i32Const, i64: OP.i64Const, f64: OP.f64Const };
const GENERIC = 0;

const out = new ByteWriter();
const PREFIX = modulePrefix();

/** The bytes of a module with the plan's function. About 0.2 µs a bytecode instruction once warm. */
export function splice(plan: Plan, library: StencilLibrary): Uint8Array {
  out.length = 0;
  out.copy(PREFIX);
  out.byte(10);
  const section = out.open();
  out.unsigned(1);
  const body = out.open();
  new Splicer(plan, prepare(library)).function();
  out.close(body);
  out.close(section);
  nameSection(plan.name);
  return out.take();
}

/** The function's name, so that profilers and V8's listings say which loop it is. */
function nameSection(name: string): void {
  out.byte(0);
  const section = out.open();
  out.text("name");
  out.byte(1);
  const names = out.open();
  out.unsigned(1);
  out.unsigned(STITCHED_FUNCTION);
  out.text(name);
  out.close(names);
  out.close(section);
}

class Splicer {
  readonly #plan: Plan;
  readonly #library: PreparedLibrary;
  /** Labels that are open, outermost first; the exit groups come first, so group g is at place g. */
  readonly #labels: string[] = [];
  readonly #scratch: number;

  constructor(plan: Plan, library: PreparedLibrary) {
    this.#plan = plan;
    this.#library = library;
    this.#scratch = PARAMETERS + plan.locals.length;
  }

  function(): void {
    const { groups, body, codeLocal } = this.#plan;
    this.#declareLocals();
    for (const { label } of groups) this.#open(OP.block, label, OP.i32);
    this.#nodes(body);
    out.byte(OP.unreachable);
    for (const { writes } of groups.toReversed()) {
      this.#close();
      this.#indexed(OP.localSet, codeLocal);
      for (const store of writes) this.#store(store);
      this.#indexed(OP.localGet, codeLocal);
      out.byte(OP.return);
    }
    out.byte(OP.end);
  }

  #declareLocals(): void {
    const runs: { type: WasmType; count: number }[] = [];
    const declare = (type: WasmType, count: number) => {
      const last = runs.at(-1);
      if (last?.type === type) last.count += count;
      else if (count > 0) runs.push({ type, count });
    };
    for (const { type } of this.#plan.locals) declare(type, 1);
    for (const { type, count } of this.#library.pool) declare(type, count);
    out.unsigned(runs.length);
    for (const { type, count } of runs) {
      out.unsigned(count);
      out.byte(TYPE_BYTE[type]);
    }
  }

  #nodes(nodes: readonly Node[]): void {
    for (const node of nodes) this.#node(node);
  }

  #node(node: Node): void {
    switch (node.kind) {
      case "apply":
        return this.#apply(node);
      case "copy":
        this.#operand(node.from);
        return this.#indexed(OP.localSet, node.to);
      case "load":
        this.#memory(OP.i64Load, node.register);
        return this.#indexed(OP.localSet, node.to);
      case "store":
        return this.#store(node);
      case "generic":
        return this.#generic(node.ip, node.status);
      default:
        return this.#control(node);
    }
  }

  #control(node: Exclude<Node, { kind: "apply" | "copy" | "load" | "store" | "generic" }>): void {
    switch (node.kind) {
      case "block":
      case "loop":
        this.#open(OP[node.kind], node.label, OP.void);
        this.#nodes(node.body);
        return this.#close();
      case "if":
        this.#condition(node.condition);
        this.#open(OP.if, "", OP.void);
        this.#nodes(node.body);
        return this.#close();
      case "br":
        return this.#indexed(OP.br, this.#depth(node.label));
      case "br_if":
        this.#condition(node.condition);
        return this.#indexed(OP.brIf, this.#depth(node.label));
      case "exit":
        return this.#exit(node.exit);
      case "safepoint":
        return this.#safepoint(node.exit);
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

  #indexed(opcode: number, index: number): void {
    out.byte(opcode);
    out.unsigned(index);
  }

  #operand(operand: Operand): void {
    if (operand.kind === "local") return this.#indexed(OP.localGet, operand.local);
    out.byte(CONST[operand.type]);
    if (operand.type === "f64") out.float64(operand.value);
    else out.signed(operand.value);
  }

  #memory(opcode: number, register: number): void {
    this.#indexed(OP.localGet, FP);
    this.#access(opcode, register);
  }

  #access(opcode: number, register: number): void {
    out.byte(opcode);
    out.byte(3);
    out.unsigned(8 * register);
  }

  #store({ register, from, box }: Store): void {
    this.#indexed(OP.localGet, FP);
    if (box) this.#stencil(this.#prepared(box), [from], 0, 0);
    else this.#operand(from);
    this.#access(OP.i64Store, register);
  }

  #generic(ip: number, status: number): void {
    this.#indexed(OP.localGet, FP);
    out.byte(OP.i32Const);
    out.signed(ip | 0);
    this.#indexed(OP.call, GENERIC);
    this.#indexed(OP.localSet, status);
  }

  #condition(condition: Condition): void {
    switch (condition.kind) {
      case "apply":
        this.#apply(condition.apply);
        break;
      case "local":
        this.#indexed(OP.localGet, condition.local);
        break;
      case "equals":
        this.#indexed(OP.localGet, condition.local);
        out.byte(OP.i32Const);
        out.signed(condition.value);
        return out.byte(condition.negate ? OP.i32Ne : OP.i32Eq);
    }
    if (condition.negate) out.byte(OP.i32Eqz);
  }

  #exit(exit: number): void {
    const { code, group } = this.#plan.exits[exit] as Plan["exits"][number];
    out.byte(OP.i32Const);
    out.signed(code);
    this.#indexed(OP.br, this.#labels.length - 1 - group);
  }

  #safepoint(exit: number): void {
    this.#indexed(OP.localGet, THREAD);
    for (const byte of [OP.atomic, OP.i32AtomicLoad, 2, LAYOUT.THREAD_LIMIT, OP.i32Eqz]) out.byte(byte);
    this.#open(OP.if, "", OP.void);
    this.#exit(exit);
    this.#close();
  }

  #prepared(name: string): PreparedStencil {
    const stencil = this.#library.stencils.get(name);
    if (!stencil) throw new RangeError(`the library has no stencil ${name}; run \`npm run build\``);
    return stencil;
  }

  #apply({ stencil, operands, results, exit }: Apply): void {
    const way = exit === undefined ? undefined : this.#plan.exits[exit];
    this.#stencil(this.#prepared(stencil), operands, way?.code ?? 0, way?.group ?? 0);
    for (let index = results.length - 1; index >= 0; index--) this.#indexed(OP.localSet, results[index] as number);
  }

  /** Copies the stencil's bytes and patches its holes. An immediate operand takes the place of its `local.get`. */
  #stencil(stencil: PreparedStencil, operands: readonly Operand[], code: number, group: number): void {
    const { bytes, offsets, kinds } = stencil;
    out.reserve(bytes.length + 11 * operands.length * offsets.length);
    const outward = this.#labels.length - 1 - group;
    let from = 0;
    for (let hole = 0; hole < offsets.length; hole++) {
      const offset = offsets[hole] as number;
      const argument = stencil.arguments[hole] as number;
      const kind = kinds[hole];
      const operand = kind === HOLE.param ? (operands[argument] as Operand) : undefined;
      if (operand?.kind === "const") {
        copyBytes(bytes, from, offset - 1);
        this.#operand(operand);
        from = offset + 2;
      } else if (kind === HOLE.exit) {
        copyBytes(bytes, from, offset);
        patchExit(code, outward + argument);
        from = offset + 7;
      } else {
        copyBytes(bytes, from, offset);
        patchIndex(kind === HOLE.scratch ? this.#scratch + argument : operand ? operand.local : argument);
        from = offset + 2;
      }
    }
    copyBytes(bytes, from, bytes.length);
  }
}

/** A loop: the pieces between holes are a few bytes, and `set` of a subarray costs more than they do. */
function copyBytes(source: Uint8Array, from: number, to: number): void {
  const { bytes } = out;
  let at = out.length;
  for (let index = from; index < to; index++) bytes[at++] = source[index] as number;
  out.length = at;
}

/** A padded 2-byte LEB. */
function patchIndex(index: number): void {
  out.bytes[out.length++] = (index & 127) | 128;
  out.bytes[out.length++] = index >>> 7;
}

/** `i32.const code` with a padded 3-byte LEB, then `br depth` with a padded 2-byte one. */
function patchExit(code: number, depth: number): void {
  const { bytes } = out;
  const at = out.length;
  bytes[at] = OP.i32Const;
  bytes[at + 1] = (code & 127) | 128;
  bytes[at + 2] = ((code >>> 7) & 127) | 128;
  bytes[at + 3] = code >>> 14;
  bytes[at + 4] = OP.br;
  out.length = at + 5;
  patchIndex(depth);
}
