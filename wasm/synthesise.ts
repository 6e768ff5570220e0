/**
 * Functions that no source has: the `__init__` of a data class, made of its fields while the program runs, as CPython's
 * dataclasses has one compiled. So its calls push a frame and its stores are remembered like those of any other. The code
 * object is immortal; the compiler of loops does not know it, and calls it. With it, what else data classes do in a loop.
 */
import { argument, checkCount } from "./arguments";
import { quickAttribute } from "./attribute";
import { compareValues } from "./compare";
import { immortalise, isImmortal, newObject, release, share } from "./count";
import { orMemoryError } from "./error";
import {
  CODE_ADAPTIVE, CODE_ARGS, CODE_CACHES, CODE_CONSTANTS, CODE_COUNT, CODE_ENTRY, CODE_EXECUTIONS, CODE_EXIT_COUNTS, CODE_INSTRUCTIONS, CODE_LOCALS,
  CODE_PARAMETER_COUNT, CODE_PARAMETERS, CODE_POSITIONAL, CODE_REGISTERS, CODE_SIZE, FUNCTION_CLOSURE, FUNCTION_CODE, FUNCTION_DEFAULTS,
  FUNCTION_ENTRY, FUNCTION_EXTRAS, FUNCTION_KEYWORD_DEFAULTS, FUNCTION_SIZE, INSTRUCTION_SIZE, NONE, TRUE,
  TYPE_FUNCTION, UNBOUND,
} from "./generated/layout";
import {
  OP_CALL, OP_COPY_ANY, OP_DROP, OP_IS, OP_JUMP, OP_JUMP_IF_FALSE, OP_LOAD_CONST, OP_LOAD_METHOD, OP_RETURN_CONST, OP_STORE_ATTR,
} from "./generated/opcodes";
import { intern } from "./intern";
import { allocZeroed } from "./memory";
import { isTrue } from "./special";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, isRef, refOf } from "./value";

/** At most so many instructions a field, and besides. */
const PER_FIELD: u32 = 14;
const FURTHER: u32 = 8;
/** Registers behind the locals. */
const TEMPORARIES: u32 = 10;
const EQUAL: u32 = 4;

// What is under way: the next instruction, the code's constants, and how many there are.
let next: u32 = 0;
let constants: u32 = 0;
let constantCount: u32 = 0;

function emit(op: u32, a: u32, b: u32 = 0, c: u32 = 0): void {
  store<u16>(next, op);
  store<u16>(next, a, 2);
  store<u16>(next, b, 4);
  store<u16>(next, c, 6);
  next += INSTRUCTION_SIZE;
}

/** Number of a constant, which lives for ever from now on. */
function constant(value: i64): u32 {
  if (isRef(value) && !isImmortal(refOf(value))) immortalise(refOf(share(value)));
  store<i64>(constants + 8 * constantCount, value);
  return constantCount++;
}

/** The value for a field in register `to`: the parameter's, or what the factory makes where none was given. */
function emitValue(to: u32, parameter: u32, factory: i64, unset: i64): void {
  if (factory != NONE) {
    emit(OP_LOAD_CONST, to, constant(unset));
    emit(OP_IS, to + 1, parameter, to);
    emit(OP_JUMP_IF_FALSE, 3, to + 1);
    emit(OP_LOAD_CONST, to, constant(factory));
    emit(OP_CALL, to, to + 2, 0);
    emit(OP_JUMP, 1);
  }
  emit(OP_COPY_ANY, to, parameter);
}

/**
 * init(template, names, defaults, factories, unset, setter, post): a function (self, *names) with defaults for the last of
 * them that stores each in the attribute of its name: plainly, or by setter(self, name, value) when that is not None. Where
 * a field's factory is not None, it is called when the parameter is `unset`. `post`: None, or the name of a method to call.
 */
export function makeInit(): i64 {
  if (!checkCount("init", 7, 7)) return UNBOUND;
  const template = load<u32>(refOf(argument(0)) + FUNCTION_CODE);
  const names = refOf(argument(1));
  const fields = tupleLength(names);
  const count = PER_FIELD * fields + FURTHER;
  const code = allocZeroed(CODE_SIZE + 8 * (4 * fields + FURTHER));
  const instructions = allocZeroed(INSTRUCTION_SIZE * count);
  const caches = allocZeroed(8 * count);
  const adaptive = allocZeroed(count);
  const counts = allocZeroed(8 * count);
  const executions = allocZeroed(8 * count);
  const locals = newTuple(fields + 1);
  const made = newObject(FUNCTION_SIZE, TYPE_FUNCTION);
  if (code == 0 || instructions == 0 || caches == 0 || adaptive == 0 || counts == 0 || executions == 0 || locals == 0 || made == 0) return orMemoryError(UNBOUND);
  memory.copy(code, template, CODE_SIZE);
  next = instructions;
  constants = code + CODE_SIZE;
  constantCount = 0;
  setTupleItem(locals, 0, share(tupleItem(load<u32>(template + CODE_PARAMETERS), 0)));
  const first = fields + 1;
  for (let i: u32 = 0; i < fields; i++) {
    const name = intern(refOf(tupleItem(names, i)));
    if (name == 0) return orMemoryError(UNBOUND);
    setTupleItem(locals, i + 1, boxRef(name));
    emitStore(first, i + 1, boxRef(name), tupleItem(refOf(argument(3)), i));
  }
  if (argument(6) != NONE) {
    emit(OP_COPY_ANY, first + 2, 0);
    emit(OP_LOAD_METHOD, first, constant(boxRef(intern(refOf(argument(6))))));
    emit(OP_CALL, first, first + 2, 1);
    emit(OP_DROP, first);
  }
  emit(OP_RETURN_CONST, constant(NONE));
  store<u32>(code + CODE_INSTRUCTIONS, instructions);
  store<u32>(code + CODE_ENTRY, instructions);
  store<u32>(code + CODE_CONSTANTS, constants);
  store<u32>(code + CODE_COUNT, (next - instructions) / INSTRUCTION_SIZE);
  store<u16>(code + CODE_ARGS, first);
  store<u16>(code + CODE_LOCALS, first);
  store<u16>(code + CODE_PARAMETER_COUNT, first);
  store<u16>(code + CODE_POSITIONAL, first);
  store<u16>(code + CODE_REGISTERS, first + TEMPORARIES);
  store<u32>(code + CODE_ADAPTIVE, adaptive);
  store<u32>(code + CODE_PARAMETERS, locals);
  store<u32>(code + CODE_CACHES, caches - instructions);
  store<u32>(code + CODE_EXIT_COUNTS, counts);
  store<u32>(code + CODE_EXECUTIONS, executions);
  store<u32>(made + FUNCTION_CODE, code);
  store<u32>(made + FUNCTION_ENTRY, instructions);
  store<u32>(made + FUNCTION_DEFAULTS, tupleLength(refOf(argument(2))) == 0 ? 0 : refOf(share(argument(2))));
  store<u32>(made + FUNCTION_KEYWORD_DEFAULTS, 0);
  store<u32>(made + FUNCTION_CLOSURE, 0);
  store<u32>(made + FUNCTION_EXTRAS, 0);
  immortalise(locals);
  immortalise(made);
  return boxRef(made);
}

/** Stores a field from its parameter. */
function emitStore(first: u32, parameter: u32, name: i64, factory: i64): void {
  const unset = argument(4);
  const setter = argument(5);
  if (setter == NONE) {
    if (factory != NONE) emitValue(first, parameter, factory, unset);
    return emit(OP_STORE_ATTR, 0, constant(name), factory == NONE ? parameter : first);
  }
  emitValue(first + 4, parameter, factory, unset);
  emit(OP_LOAD_CONST, first, constant(setter));
  emit(OP_COPY_ANY, first + 2, 0);
  emit(OP_LOAD_CONST, first + 3, constant(name));
  emit(OP_CALL, first, first + 2, 3);
  emit(OP_DROP, first);
}

/** equal(left, right, names): `left.a == right.a and left.b == right.b and …`. */
export function equalFields(): i64 {
  if (!checkCount("equal", 3, 3)) return UNBOUND;
  const left = argument(0);
  const right = argument(1);
  const names = refOf(argument(2));
  const count = tupleLength(names);
  for (let i: u32 = 0; i < count; i++) {
    const name = refOf(tupleItem(names, i));
    const a = quickAttribute(left, name);
    const b = a == UNBOUND ? UNBOUND : quickAttribute(right, name);
    const result = b == UNBOUND ? UNBOUND : compareValues(EQUAL, a, b);
    release(a);
    release(b);
    if (result == UNBOUND || i + 1 == count) return result;
    const holds = isTrue(result);
    if (holds == 0) return result;
    release(result);
    if (holds < 0) return UNBOUND;
  }
  return TRUE;
}

/** values(object, names): a tuple of the attributes. */
export function valuesOfFields(): i64 {
  if (!checkCount("values", 2, 2)) return UNBOUND;
  const object = argument(0);
  const names = refOf(argument(1));
  const count = tupleLength(names);
  const values = newTuple(count);
  if (values == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const value = quickAttribute(object, refOf(tupleItem(names, i)));
    if (value == UNBOUND) {
      release(boxRef(values));
      return UNBOUND;
    }
    setTupleItem(values, i, value);
  }
  return boxRef(values);
}

/** interned(names): a tuple of the same names as attributes are looked up by. */
export function internedNames(): i64 {
  if (!checkCount("interned", 1, 1)) return UNBOUND;
  const names = refOf(argument(0));
  const made = newTuple(tupleLength(names));
  if (made == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(names); i++) setTupleItem(made, i, boxNew(intern(refOf(tupleItem(names, i)))));
  return boxRef(made);
}
