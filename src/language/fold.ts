/**
 * Constant expressions: literals, and operations on them whose result is certainly CPython's.
 * Everything else is left to the running program, which raises where CPython raises.
 */
import type { Constant } from "../bytecode/code.js";
import { literal, type Numeric, numberOf, numericConstant } from "./literals.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Node } from "./syntax.js";

/** Folds the expressions of one source file; results are remembered by node. */
export class Folder {
  private readonly known = new WeakMap<Expression, { constant: Constant | undefined }>();

  constructor(private readonly source: SourceText) {}

  /** The constant that an expression is, or undefined. */
  constant(node: Expression): Constant | undefined {
    let entry = this.known.get(node);
    if (!entry) {
      entry = { constant: this.fold(node) };
      this.known.set(node, entry);
    }
    return entry.constant;
  }

  private fold(node: Expression): Constant | undefined {
    switch (node.nodeType) {
      case "Constant":
        return literal(this.source, node);
      case "UnaryOp":
        return this.unary(node);
      case "BinOp":
        return this.binary(node);
      case "Tuple":
        return this.tuple(node);
      case "JoinedStr":
        return this.joined(node);
      default:
        return undefined;
    }
  }

  private unary({ op, operand }: Node<"UnaryOp">): Constant | undefined {
    if (op.nodeType === "Not") {
      const constant = this.constant(operand);
      return constant && { kind: "bool", value: !truth(constant) };
    }
    const number = this.number(operand);
    if (number === undefined || op.nodeType === "Invert") return undefined;
    return numericConstant(op.nodeType === "UAdd" ? number : negated(number));
  }

  private binary({ left, op, right }: Node<"BinOp">): Constant | undefined {
    const [a, b] = [this.number(left), this.number(right)];
    if (a === undefined || b === undefined) return undefined;
    const result =
      typeof a === "bigint" && typeof b === "bigint"
        ? onInts(op.nodeType, a, b)
        : onFloats(op.nodeType, toFloat(a), toFloat(b));
    return result === undefined ? undefined : numericConstant(result);
  }

  private tuple(node: Node<"Tuple">): Constant | undefined {
    const items = node.elts.map((item) => this.constant(item));
    return items.every((item) => item !== undefined) ? { kind: "tuple", items: items as Constant[] } : undefined;
  }

  private joined(node: Node<"JoinedStr">): Constant | undefined {
    const texts = node.values.map((part) => (part.nodeType === "Constant" ? String(part.value) : undefined));
    return texts.includes(undefined) ? undefined : { kind: "str", value: texts.join("") };
  }

  /** The number of a constant expression. */
  private number(node: Expression): Numeric | undefined {
    if (node.nodeType === "Constant") return numberOf(this.source, node);
    const constant = this.constant(node);
    if (constant?.kind === "int" || constant?.kind === "bigint") return BigInt(constant.value);
    return constant?.kind === "float" ? { float: constant.value } : undefined;
  }
}

/** Python's truth of a constant. */
export function truth(constant: Constant): boolean {
  switch (constant.kind) {
    case "none":
      return false;
    case "ellipsis":
      return true;
    case "tuple":
      return constant.items.length > 0;
    default:
      return constant.kind === "str" || constant.kind === "bytes"
        ? constant.value !== ""
        : Boolean(constant.value) || Number.isNaN(constant.value);
  }
}

const negated = (number: Numeric): Numeric => (typeof number === "bigint" ? -number : { float: -number.float });
const toFloat = (number: Numeric): number => (typeof number === "bigint" ? Number(number) : number.float);

/** Exact, or undefined: division (floats and floors) by zero and large powers and shifts are not folded. */
function onInts(operator: string, a: bigint, b: bigint): Numeric | undefined {
  switch (operator) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mult":
      return a * b;
    case "Pow":
      return b >= 0n && b <= 64n ? a ** b : undefined;
    case "LShift":
      return b >= 0n && b <= 64n ? a << b : undefined;
    case "FloorDiv":
      return a >= 0n && b > 0n ? a / b : undefined;
    case "Mod":
      return a >= 0n && b > 0n ? a % b : undefined;
    case "Div":
      return b !== 0n && isExact(a) && isExact(b) ? { float: Number(a) / Number(b) } : undefined;
    default:
      return undefined;
  }
}

function onFloats(operator: string, a: number, b: number): Numeric | undefined {
  switch (operator) {
    case "Add":
      return { float: a + b };
    case "Sub":
      return { float: a - b };
    case "Mult":
      return { float: a * b };
    case "Div":
      return b === 0 ? undefined : { float: a / b };
    default:
      return undefined;
  }
}

const isExact = (value: bigint): boolean => value >= -(2n ** 53n) && value <= 2n ** 53n;
