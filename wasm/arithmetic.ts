/**
 * `op_binary` and `op_unary`: operators on any operands. What numbers do stands in the stencils; here is which of
 * them applies, and which error a stencil that left stands for. Sequences' + and * are in sequence.ts.
 */
import { areTypes, newUnion } from "./type-expressions";
import { addInts, floorDivideInts, moduloInts, multiplyInts, negateInt, subtractInts } from "./bigint-arithmetic";
import { asInt, BITS_AND, BITS_OR, BITS_XOR, combineBits, invertInt, shiftLeftInts, shiftRightInts } from "./bigint-bits";
import { floatOf, isTooLargeForFloat, raiseNoFloat, trueDivideInts } from "./bigint-float";
import { powerOfInt } from "./bigint-power";
import { fitsI64, i64Of, isAnyInt, isAnyNumber, isBig, isNegative, isZero } from "./bigint";
import { quickBits, quickInts } from "./bigint-quick";
import { isCustom, isInstance } from "./class";
import { pushes } from "./control";
import { release, share } from "./count";
import { hasRaised } from "./error";
import {
  EXC_NotImplementedError, EXC_OverflowError, EXC_TypeError, EXC_ValueError, EXC_ZeroDivisionError, MISSING, NOT_IMPLEMENTED,
  STATUS_AGAIN, STATUS_RAISED, TYPE_BYTEARRAY, TYPE_DICT, TYPE_LIST, TYPE_SET, TYPE_STR, UNBOUND, TYPE_BYTES, TYPE_TUPLE,
} from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_INVERT, OP_LEFT_SHIFT, OP_MATRIX_MULTIPLY, OP_MODULO, OP_MULTIPLY, OP_NEGATE, OP_NOT, OP_OR,
  OP_POSITIVE, OP_POWER, OP_RIGHT_SHIFT, OP_SUBTRACT, OP_TRUE_DIVIDE, OP_XOR,
} from "./generated/opcodes";
import {
  add_float, add_int, and_int, floordiv_float, floordiv_int, invert_int, lshift_int, mod_float, mod_int, mul_float,
  mul_int, neg_float, or_int, pow_float, pow_int, rshift_int, stencilExited, sub_float, sub_int, truediv_float,
  truediv_int, xor_int,
} from "./generated/stencils";
import { call2 } from "./invoke";
import { importModule, moduleNamed, ownMember } from "./module";
import { mapOperator, NOT_MAPS } from "./map-operators";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { orMemoryError } from "./error";
import { concatStrings, extendString } from "./string";
import { boxNew } from "./value";
import { addInPlace } from "./bytearray-edit";
import { nativeOf } from "./native";
import { formatPercent } from "./percent";
import { formatBytes } from "./percent-bytes";
import { isBytesLike } from "./bytes";
import { baseAt, finishB, finishBC, operandB, operandC } from "./operand";
import { addSequences, extendList, NOT_A_SEQUENCE, repeatSequence } from "./sequence";
import { IS_SECOND, NOT_PUSHED, OF_RIGHT, pushMethod2, pushSpecial, pythonMethod, rememberMethod, SECOND } from "./operation";
import { binarySpecial, hasSpecial, isAskedFirst, methodOf, reflectedSpecial, unaryMethod, unarySpecial } from "./special";
import { isAugmented, ofText, outgrown, specialise } from "./specialise";
import { truth } from "./truth";
import {
  boxBool, boxFloat, boxInt, integralOf, isBool, isFloat, isIntegral, isOfType, refOf, typeOf, unboxFloat,
} from "./value";

/** a = b operator c. */
export function op_binary(fp: u32, ip: u32): u32 {
  const left = operandB(fp, ip);
  if (left == UNBOUND) return STATUS_RAISED;
  const right = operandC(fp, ip);
  if (right == UNBOUND) return STATUS_RAISED;
  if ((isBig(left) && isAnyInt(right)) || (isBig(right) && isAnyInt(left))) {
    const made = numbers(baseAt(ip), left, right, isAugmented(ip));
    if (isBig(made)) outgrown(ip);
    return finishBC(fp, ip, made);
  }
  if (isOfType(left, TYPE_STR) && isOfType(right, TYPE_STR) && baseAt(ip) == OP_ADD) {
    ofText(ip);
    const made = isAugmented(ip) ? extendString(refOf(left), refOf(right)) : concatStrings(refOf(left), refOf(right));
    return finishBC(fp, ip, orMemoryError(boxNew(made)));
  }
  if (specialise(ip, left, right)) return STATUS_AGAIN;
  if (isInstance(left) || isInstance(right)) {
    const status = pushBinary(fp, ip, left, right);
    if (status != NOT_PUSHED) return status;
  }
  const result = binary(baseAt(ip), left, right, isAugmented(ip));
  if (isBig(result)) outgrown(ip);
  return finishBC(fp, ip, result);
}

/** Pushes the frame of the method that is asked first, if it is one in Python. */
function pushBinary(fp: u32, ip: u32, left: i64, right: i64): u32 {
  if (pushes == 0) return NOT_PUSHED;
  const name = methodOf(baseAt(ip));
  if (!isInstance(left)) {
    if (isCustom(left) || isFormatted(baseAt(ip), left, right)) return NOT_PUSHED;
    const reflected = pythonMethod(refOf(right), name + 1);
    if (reflected == UNBOUND) return NOT_PUSHED;
    rememberMethod(ip, OF_RIGHT | IS_SECOND);
    return pushMethod2(fp, ip, SECOND, reflected, right, left);
  }
  if (isAugmented(ip)) {
    const inPlace = pythonMethod(refOf(left), name + 2);
    if (inPlace != UNBOUND) {
      rememberMethod(ip, IS_SECOND);
      return pushMethod2(fp, ip, SECOND, inPlace, left, right);
    }
    if (hasSpecial(left, name + 2)) return NOT_PUSHED;
  }
  if (isAskedFirst(right, left)) return NOT_PUSHED;
  const method = pythonMethod(refOf(left), name);
  if (method == UNBOUND) return NOT_PUSHED;
  rememberMethod(ip, 0);
  return pushMethod2(fp, ip, 0, method, left, right);
}

/** Texts format whatever stands behind `%` before that is asked, unless it is of a class of its own that derives from theirs. */
function isFormatted(operator: u32, left: i64, right: i64): bool {
  return operator == OP_MODULO && (isOfType(left, TYPE_STR) || isBytesLike(left)) && !isAskedFirst(right, left);
}

/** What the method gave that `pushBinary` asked, or when that knows no answer what comes next; owned, UNBOUND = raised. */
export function afterRefusal(fp: u32, ip: u32, second: bool, value: i64): i64 {
  if (value != NOT_IMPLEMENTED) return value;
  const left = operandB(fp, ip);
  const right = operandC(fp, ip);
  const operator = baseAt(ip);
  const augmented = isAugmented(ip);
  let result: i64 = MISSING;
  if (second && isInstance(left)) result = binarySpecial(operator, left, right, false);
  else if (!second) result = reflectedSpecial(operator, left, right);
  return result == MISSING ? afterSpecial(operator, left, right, augmented) : result;
}

/**
 * left operator right as an owned value; UNBOUND = raised. `operator` is a generic opcode without modes;
 * `augmented` when it stands for `left operator= right`.
 */
export function binary(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (isAnyNumber(left) && isAnyNumber(right)) return numbers(operator, left, right, augmented);
  if (isCustom(left) || isCustom(right)) return instances(operator, left, right, augmented);
  if (operator == OP_MATRIX_MULTIPLY) return unsupported(operator, left, right, augmented);
  return objects(operator, left, right, augmented);
}

/** Operands that are not both numbers; instances among them have no say. */
function objects(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (operator == OP_ADD || operator == OP_MULTIPLY) {
    if (augmented && operator == OP_ADD && isOfType(left, TYPE_BYTEARRAY)) return addInPlace(left, right);
    if (augmented && operator == OP_ADD && isOfType(left, TYPE_STR) && isOfType(right, TYPE_STR)) {
      return orMemoryError(boxNew(extendString(refOf(left), refOf(right))));
    }
    const isExtension = augmented && isOfType(left, TYPE_LIST);
    const result = operator == OP_MULTIPLY ? repeatSequence(left, right, isExtension)
      : isExtension ? extendList(left, right) : addSequences(left, right);
    if (result != NOT_A_SEQUENCE) return result;
  }
  if (operator == OP_OR && areTypes(left, right)) return newUnion(left, right);
  const ofMaps = mapOperator(operator, left, right, augmented);
  if (ofMaps != NOT_MAPS) return ofMaps;
  if (operator == OP_MODULO && isOfType(left, TYPE_STR)) return formatPercent(refOf(left), right);
  if (operator == OP_MODULO && isBytesLike(left)) return formatBytes(refOf(left), right);
  return unsupported(operator, left, right, augmented);
}

/** One operand is an instance: its special methods, else what the built-in objects do that they stand for. */
function instances(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  const result = isFormatted(operator, left, right) ? MISSING : binarySpecial(operator, left, right, augmented);
  return result == MISSING ? afterSpecial(operator, left, right, augmented) : result;
}

/** No special method of the operands knows the answer. */
function afterSpecial(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (operator == OP_MATRIX_MULTIPLY) return unsupported(operator, left, right, augmented);
  if (operator == OP_MODULO && isOfType(left, TYPE_STR)) return formatInstance(refOf(left), right);
  const innerLeft = nativeOf(left);
  let innerRight = nativeOf(right);
  if (operator == OP_MODULO && !isOfType(innerRight, TYPE_TUPLE) && isText(innerLeft == UNBOUND ? left : innerLeft)) {
    release(innerRight);
    innerRight = UNBOUND;
  }
  if (innerLeft == UNBOUND && innerRight == UNBOUND) return objects(operator, left, right, augmented);
  const outerLeft = shownLeft;
  const outerRight = shownRight;
  shownLeft = left;
  shownRight = right;
  const first = innerLeft == UNBOUND ? left : innerLeft;
  const second = innerRight == UNBOUND ? right : innerRight;
  let made = isAnyNumber(first) && isAnyNumber(second) ? numbers(operator, first, second, augmented) : objects(operator, first, second, augmented);
  shownLeft = outerLeft;
  shownRight = outerRight;
  if (augmented && innerLeft != UNBOUND && made == innerLeft && isMutableObject(made)) {
    release(made);
    made = share(left);
  }
  release(innerLeft);
  release(innerRight);
  return made;
}

/** The instances for which the operands stand that are at work, as errors shall show them; UNBOUND = they are themselves. */
let shownLeft: i64 = UNBOUND;
let shownRight: i64 = UNBOUND;

/** What % formats: then the other operand is a value to show as it is, or a tuple of such. */
function isText(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_STR || type == TYPE_BYTES || type == TYPE_BYTEARRAY;
}

/** What `left operator= right` changes in place. */
function isMutableObject(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_LIST || type == TYPE_BYTEARRAY || type == TYPE_DICT || type == TYPE_SET;
}

/** str % instance: one that extends tuple or dict stands for its contents, any other is the one value. */
function formatInstance(format: u32, value: i64): i64 {
  const inner = nativeOf(value);
  const made = formatPercent(format, isOfType(inner, TYPE_TUPLE) ? inner : value);
  release(inner);
  return made;
}

function numbers(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (operator == OP_MATRIX_MULTIPLY) return unsupported(operator, left, right, augmented);
  if (isIntegral(left) && isIntegral(right)) {
    const result = ints(operator, integralOf(left), integralOf(right));
    const isBitwise = operator == OP_AND || operator == OP_OR || operator == OP_XOR;
    return isBitwise && isBool(left) && isBool(right) ? boxBool(integralOf(result) != 0) : result;
  }
  if (isAnyInt(left) && isAnyInt(right)) return largeInts(operator, left, right);
  const isFloatOperator = operator == OP_ADD || operator == OP_SUBTRACT || operator == OP_MULTIPLY || operator == OP_POWER ||
    operator == OP_TRUE_DIVIDE || operator == OP_FLOOR_DIVIDE || operator == OP_MODULO;
  if (!isFloatOperator) return unsupported(operator, left, right, augmented);
  if (isTooLargeForFloat(left) || isTooLargeForFloat(right)) return raiseNoFloat();
  return floats(operator, floatOf(left), floatOf(right));
}

/** Ints of any size, of which one or the result may be beyond 48 bits. */
function largeInts(operator: u32, left: i64, right: i64): i64 {
  if (fitsI64(left) && fitsI64(right)) {
    const quick = quickInts(operator, i64Of(left), i64Of(right));
    if (quick != UNBOUND) return quick;
  } else {
    const quick = quickBits(operator, left, right);
    if (quick != UNBOUND) return quick;
  }
  switch (operator) {
    case OP_ADD: return addInts(left, right);
    case OP_SUBTRACT: return subtractInts(left, right);
    case OP_MULTIPLY: return multiplyInts(left, right);
    case OP_AND: return combineBits(BITS_AND, left, right);
    case OP_OR: return combineBits(BITS_OR, left, right);
    case OP_XOR: return combineBits(BITS_XOR, left, right);
    case OP_LEFT_SHIFT: return shiftLeftInts(left, right);
    case OP_RIGHT_SHIFT: return shiftRightInts(left, right);
    case OP_POWER: return isNegative(right) ? inverseOfPower(left, right) : powerOfInt(left, right);
  }
  if (isZero(right)) return divisionByZero();
  if (operator == OP_TRUE_DIVIDE) return trueDivideInts(left, right);
  return operator == OP_FLOOR_DIVIDE ? floorDivideInts(left, right) : moduloInts(left, right);
}

/** base ** exponent with a negative exponent: a float. */
function inverseOfPower(base: i64, exponent: i64): i64 {
  return isTooLargeForFloat(base) || isTooLargeForFloat(exponent) ? raiseNoFloat() : power(floatOf(base), floatOf(exponent));
}

function ints(operator: u32, left: i64, right: i64): i64 {
  let result: i64 = 0;
  switch (operator) {
    case OP_ADD: result = add_int(left, right); break;
    case OP_SUBTRACT: result = sub_int(left, right); break;
    case OP_MULTIPLY: result = mul_int(left, right); break;
    case OP_TRUE_DIVIDE: return right == 0 ? divisionByZero() : boxFloat(truediv_int(left, right));
    case OP_FLOOR_DIVIDE:
      if (right == 0) return divisionByZero();
      result = floordiv_int(left, right);
      break;
    case OP_MODULO:
      if (right == 0) return divisionByZero();
      result = mod_int(left, right);
      break;
    case OP_POWER:
      if (right < 0) return power(<f64>left, <f64>right);
      result = pow_int(left, right);
      break;
    case OP_AND: result = and_int(left, right); break;
    case OP_OR: result = or_int(left, right); break;
    case OP_XOR: result = xor_int(left, right); break;
    case OP_LEFT_SHIFT:
      if (right < 0) return negativeShift();
      if (left != 0) result = lshift_int(left, right);
      break;
    default:
      if (right < 0) return negativeShift();
      result = rshift_int(left, right);
  }
  return stencilExited() ? largeInts(operator, boxInt(left), boxInt(right)) : boxInt(result);
}

function floats(operator: u32, left: f64, right: f64): i64 {
  switch (operator) {
    case OP_ADD: return boxFloat(add_float(left, right));
    case OP_SUBTRACT: return boxFloat(sub_float(left, right));
    case OP_MULTIPLY: return boxFloat(mul_float(left, right));
    case OP_POWER: return power(left, right);
  }
  if (right == 0) return divisionByZero();
  if (operator == OP_TRUE_DIVIDE) return boxFloat(truediv_float(left, right));
  if (operator == OP_FLOOR_DIVIDE) return boxFloat(floordiv_float(left, right));
  return boxFloat(mod_float(left, right));
}

/** Float power. The stencil leaves where the result is not finite although the operands are. */
function power(base: f64, exponent: f64): i64 {
  const result = pow_float(base, exponent);
  if (!stencilExited()) return boxFloat(result);
  if (base == 0) raiseLiteral(EXC_ZeroDivisionError, "zero to a negative power");
  else if (base < 0 && exponent != floor(exponent)) return complexPower(base, exponent);
  else raiseLiteral(EXC_OverflowError, "(34, 'Numerical result out of range')");
  return UNBOUND;
}

/** Complex numbers are Python (src/python/_complex.py). */
function complexPower(base: f64, exponent: f64): i64 {
  const library = moduleNamed("_complex");
  if (library == 0) {
    raiseLiteral(EXC_NotImplementedError, "the result is a complex number, and nothing in the program says that there may be one");
    return UNBOUND;
  }
  if (!importModule(library)) return UNBOUND;
  const power = ownMember("_complex", "complex_power");
  const result = call2(power, boxFloat(base), boxFloat(exponent));
  release(power);
  return result;
}

export function divisionByZero(): i64 {
  raiseLiteral(EXC_ZeroDivisionError, "division by zero");
  return UNBOUND;
}

function negativeShift(): i64 {
  raiseLiteral(EXC_ValueError, "negative shift count");
  return UNBOUND;
}

function unsupported(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (shownLeft != UNBOUND) {
    left = shownLeft;
    right = shownRight;
  }
  const mark = begin();
  text("unsupported operand type(s) for ");
  if (augmented) {
    text(operator == OP_POWER ? "**" : symbolOf(operator));
    text("=");
  } else text(symbolOf(operator));
  text(": '");
  typeName(left);
  text("' and '");
  typeName(right);
  text("'");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

function symbolOf(operator: u32): string {
  switch (operator) {
    case OP_ADD: return "+";
    case OP_SUBTRACT: return "-";
    case OP_MULTIPLY: return "*";
    case OP_MATRIX_MULTIPLY: return "@";
    case OP_TRUE_DIVIDE: return "/";
    case OP_FLOOR_DIVIDE: return "//";
    case OP_MODULO: return "%";
    case OP_POWER: return "** or pow()";
    case OP_AND: return "&";
    case OP_OR: return "|";
    case OP_XOR: return "^";
    case OP_LEFT_SHIFT: return "<<";
    default: return ">>";
  }
}

/** a = operator b. */
export function op_unary(fp: u32, ip: u32): u32 {
  const operand = operandB(fp, ip);
  if (operand == UNBOUND) return STATUS_RAISED;
  if (specialise(ip, operand, UNBOUND)) return STATUS_AGAIN;
  const operator = baseAt(ip);
  if (operator != OP_NOT && isInstance(operand)) {
    const status = pushSpecial(fp, ip, unaryMethod(operator), 1, operand, UNBOUND, UNBOUND);
    if (status != NOT_PUSHED) return status;
  }
  const result = operator == OP_NOT ? boxBool(!truth(operand)) : unary(operator, operand);
  return finishB(fp, ip, isCustom(operand) && hasRaised() ? UNBOUND : result);
}

/** operator operand, owned; UNBOUND = raised. */
export function unary(operator: u32, operand: i64): i64 {
  if (isCustom(operand)) {
    const result = unarySpecial(operator, operand);
    if (result != MISSING) return result;
    const inner = nativeOf(operand);
    if (inner != UNBOUND) {
      const made = unary(operator, inner);
      release(inner);
      return made;
    }
  }
  if (isAnyInt(operand)) {
    if (operator == OP_POSITIVE) return asInt(operand);
    if (isIntegral(operand) && operator == OP_INVERT) return boxInt(invert_int(integralOf(operand)));
    return operator == OP_INVERT ? invertInt(operand) : negateInt(operand);
  }
  if (isFloat(operand) && operator != OP_INVERT) {
    return operator == OP_NEGATE ? boxFloat(neg_float(unboxFloat(operand))) : operand;
  }
  const before = operator == OP_NEGATE ? "bad operand type for unary -: '"
    : operator == OP_POSITIVE ? "bad operand type for unary +: '" : "bad operand type for unary ~: '";
  raiseForType(EXC_TypeError, before, operand, "'");
  return UNBOUND;
}
