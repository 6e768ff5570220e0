/**
 * Conditions as control flow: comparisons fused with jumps, `and`, `or`, `not` without values; and the values of
 * comparisons. choices.ts has the values of `and`, `or` and conditional expressions.
 */
import type { Position } from "../../bytecode/code.js";
import type { Label } from "../emitter.js";
import { truth } from "../fold.js";
import { type Expression, type Node, ORDER_OPCODES, TEST_OPCODES } from "../syntax.js";
import type { Unit } from "../unit.js";

/** Jumps to label when the truth of an expression is `when`; falls through otherwise. */
export function branch(unit: Unit, node: Expression, label: Label, when: boolean): void {
  const constant = unit.constant(node);
  if (constant) {
    if (truth(constant) === when) unit.emitter.jump(label, unit.position(node));
  } else if (node.nodeType === "UnaryOp" && node.op.nodeType === "Not") {
    branch(unit, node.operand, label, !when);
  } else if (node.nodeType === "BoolOp") {
    branchAll(unit, node, label, when);
  } else if (node.nodeType === "Compare") {
    branchCompare(unit, node, label, when);
  } else {
    branchValue(unit, node, label, when);
  }
}

function branchValue(unit: Unit, node: Expression, label: Label, when: boolean): void {
  const { top } = unit;
  const register = unit.register(node);
  unit.emitter.emit(when ? "JUMP_IF_TRUE" : "JUMP_IF_FALSE", unit.position(node), label, register);
  unit.top = top;
}

/** `and` decides at the first false value, `or` at the first true one. */
function branchAll(unit: Unit, { op, values }: Node<"BoolOp">, label: Label, when: boolean): void {
  const decides = op.nodeType === "Or";
  const skip = unit.emitter.label();
  const last = values.length - 1;
  values.forEach((value, index) => {
    if (index === last) branch(unit, value, label, when);
    else branch(unit, value, decides === when ? label : skip, decides);
  });
  unit.emitter.place(skip);
}

function branchCompare(unit: Unit, node: Node<"Compare">, label: Label, when: boolean): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  if (node.ops.length === 1) {
    const link = linkOf(node, 0);
    const left = isSwappable(unit, node) ? { ...link, left: link.right, right: link.left } : link;
    jumpUnless(unit, left.operator, unit.register(left.left), left.right, label, when, position);
  } else if (when) {
    const failed = emitter.label();
    chain(unit, node, failed);
    emitter.jump(label, position);
    emitter.place(failed);
  } else {
    chain(unit, node, label);
  }
  unit.top = top;
}

/** `0 == x` as `x == 0`: equality has no order, and only the right operand may be a constant. */
function isSwappable(unit: Unit, node: Node<"Compare">): boolean {
  const operator = node.ops[0]?.nodeType;
  return (
    (operator === "Eq" || operator === "NotEq") &&
    unit.constant(node.left) !== undefined &&
    !unit.constant(node.comparators[0] as Expression)
  );
}

const linkOf = (node: Node<"Compare">, index: number) => ({
  operator: node.ops[index]?.nodeType as string,
  left: index === 0 ? node.left : (node.comparators[index - 1] as Expression),
  right: node.comparators[index] as Expression,
});

/** Jumps to label when `left operator right` is `when`. The left register is consumed when a temporary. */
function jumpUnless(
  unit: Unit,
  operator: string,
  left: number,
  right: Expression,
  label: Label,
  when: boolean,
  position: Position,
): void {
  const { emitter } = unit;
  const constant = unit.constant(right);
  if (constant?.kind === "none" && (operator === "Is" || operator === "IsNot")) {
    emitter.emit((operator === "Is") === when ? "JUMP_IF_NONE" : "JUMP_IF_NOT_NONE", position, label, left);
    return;
  }
  const operand =
    ORDER_OPCODES[operator] && constant ? { constant: emitter.constant(constant) } : { register: unit.register(right) };
  jumpCompare(unit, operator, left, operand, label, when, position);
}

type RightOperand = { readonly constant: number } | { readonly register: number };

function jumpCompare(
  unit: Unit,
  operator: string,
  left: number,
  right: RightOperand,
  label: Label,
  when: boolean,
  position: Position,
): void {
  const { emitter } = unit;
  const opcode = ORDER_OPCODES[operator];
  if (!opcode) {
    const result = unit.isTemporary(left) ? left : unit.top;
    testInto(unit, operator, result, left, right, position);
    emitter.emit(when ? "JUMP_IF_TRUE" : "JUMP_IF_FALSE", position, label, result);
  } else if (!when) {
    emitJumpIfNot(unit, opcode, left, right, label, position);
  } else if (opcode === "EQ" || opcode === "NE") {
    emitJumpIfNot(unit, opcode === "EQ" ? "NE" : "EQ", left, right, label, position);
  } else {
    // a < b false does not mean a >= b true: NaN. So a jump over a jump.
    const skip = emitter.label();
    emitJumpIfNot(unit, opcode, left, right, skip, position);
    emitter.jump(label, position);
    emitter.place(skip);
  }
}

function emitJumpIfNot(
  unit: Unit,
  opcode: string,
  left: number,
  right: RightOperand,
  label: Label,
  position: Position,
): void {
  if ("constant" in right) unit.emitter.emit(`JUMP_IF_NOT_${opcode}_K`, position, label, left, right.constant);
  else unit.emitter.emit(`JUMP_IF_NOT_${opcode}`, position, label, left, right.register);
}

/** dest = left operator right. */
function testInto(
  unit: Unit,
  operator: string,
  dest: number,
  left: number,
  right: RightOperand,
  position: Position,
): void {
  const opcode = (ORDER_OPCODES[operator] ?? TEST_OPCODES[operator]) as string;
  if ("constant" in right) unit.emitter.emit(`${opcode}_K`, position, dest, left, right.constant);
  else unit.emitter.emit(opcode, position, dest, left, right.register);
}

/** a < b < c …: falls through when all hold, jumps to failed at the first that does not; operands once each. */
function chain(unit: Unit, node: Node<"Compare">, failed: Label): void {
  const { emitter } = unit;
  const position = unit.position(node);
  const drops: { label: Label; register: number }[] = [];
  let left = unit.register(node.left);
  node.ops.forEach(({ nodeType: operator }, index) => {
    const next = node.comparators[index] as Expression;
    if (index === node.ops.length - 1) {
      jumpUnless(unit, operator, left, next, failed, false, position);
      return;
    }
    const kept = unit.register(next);
    if (unit.isTemporary(kept)) {
      const register = unit.top++;
      const label = emitter.label();
      emitter.emit("COPY", position, register, kept);
      jumpCompare(unit, operator, left, { register }, label, false, position);
      drops.push({ label, register: kept });
    } else {
      jumpCompare(unit, operator, left, { register: kept }, failed, false, position);
    }
    left = kept;
  });
  dropOnFailure(unit, drops, failed, position);
}

/** A link that fails leaves the operand of the next link behind. */
function dropOnFailure(
  unit: Unit,
  drops: { label: Label; register: number }[],
  failed: Label,
  position: Position,
): void {
  if (drops.length === 0) return;
  const { emitter } = unit;
  const holds = emitter.label();
  emitter.jump(holds, position);
  for (const { label, register } of drops) {
    emitter.place(label);
    emitter.emit("DROP", position, register);
    emitter.jump(failed, position);
  }
  emitter.place(holds);
}

export function compare(
  unit: Unit,
  node: Node<"Compare">,
  dest: number,
  position: Position = unit.position(node),
): void {
  const { emitter, top } = unit;
  if (node.ops.length === 1) {
    const link = linkOf(node, 0);
    const { operator, left, right } = isSwappable(unit, node) ? { ...link, left: link.right, right: link.left } : link;
    const register = unit.register(left);
    const constant = ORDER_OPCODES[operator] ? unit.constantIndex(right) : undefined;
    testInto(
      unit,
      operator,
      dest,
      register,
      constant === undefined ? { register: unit.register(right) } : { constant },
      position,
    );
  } else {
    const failed = emitter.label();
    const end = emitter.label();
    chain(unit, node, failed);
    emitter.emit("LOAD_CONST", position, dest, emitter.constant({ kind: "bool", value: true }));
    emitter.jump(end, position);
    emitter.place(failed);
    emitter.emit("LOAD_CONST", position, dest, emitter.constant({ kind: "bool", value: false }));
    emitter.place(end);
  }
  unit.top = top;
}
