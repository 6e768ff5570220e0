/**
 * Which compiler does which node. A construct that is not here is refused before (refuse.ts).
 */
import type { Compilers } from "../unit.js";
import { assign, assignAnnotated, assignAugmented, named } from "./assignments.js";
import { call } from "./calls.js";
import { boolean, conditional } from "./choices.js";
import { defineClass } from "./classes.js";
import { imaginary } from "./complex.js";
import { listComprehension } from "./comprehensions.js";
import { compare } from "./conditions.js";
import { deleteTargets } from "./deletions.js";
import { defineFunction, lambda, returnStatement } from "./functions.js";
import { generatorExpression, yieldFrom, yieldValue } from "./generators.js";
import { importModules, importNames } from "./imports.js";
import { breakLoop, continueLoop, forLoop, whileLoop } from "./loops.js";
import { withStatement } from "./managers.js";
import { dict, dictComprehension, set, setComprehension } from "./maps.js";
import { matchStatement } from "./match.js";
import { attribute, binary, list, name, slice, subscript, tuple, unary } from "./operations.js";
import { expressionStatement, ifStatement, nothing } from "./statements.js";
import { formatted, joined } from "./strings.js";
import { assertStatement, raiseStatement, tryStatement } from "./tries.js";

export const COMPILERS: Compilers = {
  expressions: {
    Attribute: attribute,
    BinOp: binary,
    BoolOp: boolean,
    Call: call,
    Compare: compare,
    Constant: imaginary,
    Dict: dict,
    DictComp: dictComprehension,
    FormattedValue: formatted,
    GeneratorExp: generatorExpression,
    IfExp: conditional,
    JoinedStr: joined,
    Lambda: lambda,
    List: list,
    ListComp: listComprehension,
    Name: name,
    NamedExpr: named,
    Set: set,
    SetComp: setComprehension,
    Slice: slice,
    Subscript: subscript,
    Tuple: tuple,
    UnaryOp: unary,
    Yield: yieldValue,
    YieldFrom: yieldFrom,
  },
  statements: {
    AnnAssign: assignAnnotated,
    Assert: assertStatement,
    Assign: assign,
    AugAssign: assignAugmented,
    Break: breakLoop,
    ClassDef: defineClass,
    Continue: continueLoop,
    Delete: deleteTargets,
    Expr: expressionStatement,
    For: forLoop,
    FunctionDef: defineFunction,
    Global: nothing,
    If: ifStatement,
    Import: importModules,
    ImportFrom: importNames,
    Nonlocal: nothing,
    Match: matchStatement,
    Pass: nothing,
    Raise: raiseStatement,
    Return: returnStatement,
    Try: tryStatement,
    While: whileLoop,
    With: withStatement,
  },
};
