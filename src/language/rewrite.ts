/**
 * Constructs that are made of others: async and await, type parameters, except*, t-strings. The tree is changed after it
 * is parsed; what the new nodes need of the library they call by hidden names (`.module:member`), and their own
 * variables have names that no program can write (`.name`). New nodes lie where the construct lies.
 */

import { asynchronous, type Surroundings } from "./rewrite-async.js";
import { withoutStar } from "./rewrite-groups.js";
import { adopt, assign, call, constant, FRAME_NAMES, freshName, hidden, load, store } from "./rewrite-nodes.js";
import { aliased, generic } from "./rewrite-types.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Module, Node, Statement } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const MAY_NEED =
  /(?<![\w.])eval\s*\(|\b(?:async|await|type)\b|\bexcept\s*\*|\b(?:def|class)\s+\w+\s*\[|(?<![\w"'])(?:[tT][rR]?|[rR][tT])["']/;

/** Rewrites a module in place. */
export function rewrite(source: SourceText, module: Module): void {
  if (!MAY_NEED.test(source.text)) return;
  const pass = new Pass(bindsEval(module.body, false));
  (module as { body: Statement[] }).body = pass.block(module.body, "none", []);
}

class Pass {
  /** `evalIsTheirs`: the module gives the name eval to something of its own. */
  constructor(private readonly evalIsTheirs: boolean) {}

  /** A list of statements. `hoisted`: where what must stand outside of classes goes; undefined: before the statement. */
  block(statements: readonly Statement[], around: Surroundings, hoisted: Statement[] | undefined): Statement[] {
    return statements.flatMap((statement) => {
      const before = hoisted && around === "class" ? hoisted : [];
      const made = this.statement(statement, around, before);
      return before === hoisted ? made : [...before, ...made];
    });
  }

  private statement(node: Statement, around: Surroundings, hoisted: Statement[]): Statement[] {
    switch (node.nodeType) {
      case "FunctionDef":
      case "AsyncFunctionDef": {
        const made = generic(node, hoisted) as typeof node;
        this.expressions([...made.decorator_list, made.args], around);
        if (made.returns) this.expressions([made.returns], "none");
        const isAsync = made.nodeType === "AsyncFunctionDef";
        const body = this.block(made.body, isAsync ? "async" : "function", undefined);
        Object.assign(made, { body });
        return [isAsync ? asynchronous(made as Node<"AsyncFunctionDef">) : made];
      }
      case "ClassDef": {
        const made = generic(node, hoisted) as Node<"ClassDef">;
        this.expressions([...made.decorator_list, ...made.bases, ...made.keywords], around);
        Object.assign(made, { body: this.block(made.body, "class", hoisted) });
        return [made];
      }
      case "TypeAlias":
        return [aliased(node, hoisted)];
      case "TryStar": {
        this.blocks(node, around, hoisted);
        return [withoutStar(node)];
      }
      default:
        this.blocks(node, around, hoisted);
        return this.withinAsync(node, around);
    }
  }

  private withinAsync(node: Statement, around: Surroundings): Statement[] {
    if (node.nodeType !== "AsyncFor" && node.nodeType !== "AsyncWith") return [node];
    if (around !== "async") return [node];
    return node.nodeType === "AsyncFor" ? this.asyncFor(node) : this.asyncWith(node, node.items);
  }

  /** The lists of statements in a statement, and its expressions. */
  private blocks(node: Statement, around: Surroundings, hoisted: Statement[]): void {
    const fields = node as unknown as Record<string, unknown>;
    for (const [key, value] of Object.entries(fields)) {
      if (["body", "orelse", "finalbody"].includes(key) && Array.isArray(value))
        fields[key] = this.block(value as Statement[], around, around === "class" ? hoisted : undefined);
      else if (key === "handlers" || key === "cases") {
        for (const part of value as unknown as Record<string, unknown>[]) {
          this.expressions(
            Object.entries(part).flatMap(([name, inner]) => (name === "body" ? [] : [inner])),
            around,
          );
          part.body = this.block(part.body as Statement[], around, around === "class" ? hoisted : undefined);
        }
      } else fields[key] = this.expression(value, around);
    }
  }

  private expressions(values: readonly unknown[], around: Surroundings): void {
    for (const value of values) this.expression(value, around);
  }

  /** Rewrites what is inside of a node, or of several; returns what stands in its place. */
  private expression(value: unknown, around: Surroundings): unknown {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        value[index] = this.expression(item, around);
      });
      return value;
    }
    if (typeof value !== "object" || value === null || !("nodeType" in value)) return value;
    const node = value as Expression;
    const inside: Surroundings = node.nodeType === "Lambda" ? "function" : around;
    const isSuspending = around === "async" && node.nodeType === "GeneratorExp" && suspends(node);
    const fields = node as unknown as Record<string, unknown>;
    for (const key of Object.keys(fields)) fields[key] = this.expression(fields[key], inside);
    switch (node.nodeType) {
      case "Await":
        return around === "async" ? awaited(node, node.value) : node;
      case "Yield":
        if (around !== "async") return node;
        return Object.assign(node, {
          value: call(node, hidden(node, "_async:wrapped"), node.value ? [node.value] : []),
        });
      case "ListComp":
      case "SetComp":
      case "DictComp":
        if (around === "async") this.asyncLoops(node);
        return node;
      case "GeneratorExp":
        if (!isSuspending) return node;
        this.asyncLoops(node);
        Object.assign(node, { elt: call(node.elt, hidden(node.elt, "_async:wrapped"), [node.elt]) });
        return call(node, hidden(node, "_async:async_generator"), [node]);
      case "Call":
        return this.evalIsTheirs ? node : withNames(node);
      case "TemplateStr":
        return template(node as unknown as Template);
      default:
        return node;
    }
  }

  /** `async for t in a` in a comprehension: `for loop in async_loop(a) for t in await loop.step()`. */
  private asyncLoops(node: Node<"ListComp"> | Node<"SetComp"> | Node<"DictComp"> | Node<"GeneratorExp">): void {
    const generators = node.generators.flatMap((generator) => {
      if (!generator.is_async) return [generator];
      const { iter, target } = generator;
      const name = freshName("loop", iter);
      const step = { nodeType: "Attribute", value: load(iter, name), attr: "step", ctx: { nodeType: "Load" } };
      const outer = { ...generator, target: store(iter, name), ifs: [], is_async: 0 };
      const next = awaited(iter, call(iter, adopt(iter, step) as Expression, []));
      return [
        { ...outer, iter: call(iter, hidden(iter, "_async:async_loop"), [iter]) },
        { ...generator, target, iter: next, is_async: 0 },
      ];
    });
    Object.assign(node, { generators });
  }

  private asyncFor(node: Node<"AsyncFor">): Statement[] {
    const { iter, target, body, orelse } = node;
    const [iterator, goes, item] = ["iterator", "goes", "item"].map((name) => freshName(name, iter)) as [
      string,
      string,
      string,
    ];
    const next = awaited(iter, call(iter, hidden(iter, "_async:async_next"), [load(iter, iterator)]));
    const handler = adopt(node.iter, {
      nodeType: "ExceptHandler",
      type: hidden(iter, "_async:end"),
      body: [assign(iter, goes, constant(iter, false))],
    });
    const attempt = adopt(iter, {
      nodeType: "Try",
      body: [assign(iter, item, next)],
      handlers: [handler],
      orelse: [adopt(target, { nodeType: "Assign", targets: [target], value: load(target, item) }), ...body],
      finalbody: [],
    });
    return [
      assign(iter, iterator, call(iter, hidden(iter, "_async:async_iter"), [iter])),
      assign(iter, goes, constant(iter, true)),
      adopt(node, { nodeType: "While", test: load(iter, goes), body: [attempt], orelse }) as Statement,
      assign(iter, iterator, constant(iter, null)),
      assign(iter, item, constant(iter, null)),
    ];
  }

  private asyncWith(node: Node<"AsyncWith">, items: Node<"AsyncWith">["items"]): Statement[] {
    const [first, ...rest] = items;
    if (!first) return [...node.body];
    const at = first.context_expr;
    const [manager, leave, goes, error] = ["manager", "leave", "goes", "error"].map((name) => freshName(name, at)) as [
      string,
      string,
      string,
      string,
    ];
    const enter = awaited(at, call(at, hidden(at, "_async:async_enter"), [load(at, manager)]));
    const asks = awaited(at, call(at, hidden(at, "_async:async_leave"), [load(at, leave), load(at, error)]));
    const leaves = awaited(at, call(at, hidden(at, "_async:async_leave"), [load(at, leave), constant(at, null)]));
    const unlessTaken = adopt(at, {
      nodeType: "If",
      test: adopt(at, { nodeType: "UnaryOp", op: { nodeType: "Not" }, operand: asks }),
      body: [adopt(at, { nodeType: "Raise" })],
      orelse: [],
    });
    const handler = adopt(at, {
      nodeType: "ExceptHandler",
      type: hidden(at, "_async:anything"),
      name: error,
      body: [assign(at, goes, constant(at, false)), unlessTaken],
    });
    const last = adopt(at, {
      nodeType: "If",
      test: load(at, goes),
      body: [adopt(at, { nodeType: "Expr", value: leaves })],
      orelse: [],
    });
    const target = first.optional_vars;
    return [
      assign(at, manager, at),
      assign(at, leave, call(at, hidden(at, "_async:async_exit"), [load(at, manager)])),
      (target
        ? adopt(at, { nodeType: "Assign", targets: [target], value: enter })
        : adopt(at, { nodeType: "Expr", value: enter })) as Statement,
      assign(at, goes, constant(at, true)),
      adopt(node, {
        nodeType: "Try",
        body: this.asyncWith(node, rest),
        handlers: [handler],
        orelse: [],
        finalbody: [last],
      }) as Statement,
    ];
  }
}

/** `await value`. */
function awaited(at: Expression, value: Expression): Expression {
  const waits = call(at, hidden(at, "_async:awaited"), [value]);
  return adopt(at, { nodeType: "YieldFrom", value: waits, isAwait: true }) as Expression;
}

/** True where a generator expression waits: it is an asynchronous generator then. */
function suspends(node: Node<"GeneratorExp">): boolean {
  const [first, ...rest] = node.generators;
  return (
    node.generators.some(({ is_async }) => is_async) ||
    [node.elt, ...(first?.ifs ?? []), ...rest.flatMap(({ iter, ifs }) => [iter, ...ifs])].some(waits)
  );
}

function waits(node: { readonly nodeType: string }): boolean {
  if (node.nodeType === "Await") return true;
  if (node.nodeType === "Lambda") return false;
  return childrenOf(node).some(waits);
}

interface Template {
  readonly nodeType: string;
  readonly lineno: number;
  readonly col_offset: number;
  readonly values: readonly (Expression & {
    value: Expression;
    str: string;
    conversion: number;
    format_spec?: Expression;
  })[];
}

/** A t-string: a template of its texts and interpolations. */
function template(node: Template): Expression {
  const parts = node.values.map((part) => {
    if (part.nodeType === "Constant") return constant(node, String(part.value));
    const conversion =
      part.conversion > 0 ? constant(node, String.fromCharCode(part.conversion)) : constant(node, null);
    const spec = part.format_spec ?? constant(node, "");
    return call(node, hidden(node, "string.templatelib:Interpolation"), [
      part.value,
      constant(node, part.str),
      conversion,
      spec,
    ]);
  });
  return call(node, hidden(node, "string.templatelib:Template"), parts);
}

/** eval(text) sees the names of the frame that calls it: they are handed over. */
function withNames(node: Node<"Call">): Expression {
  const { func, args, keywords } = node;
  if (func.nodeType !== "Name" || func.id !== "eval" || args.length !== 1 || keywords.length > 0) return node;
  if (args[0]?.nodeType === "Starred") return node;
  const namespace = call(node, load(node, "globals"), []);
  return call(node, hidden(func, "_eval:eval_here"), [
    args[0] as Expression,
    namespace,
    call(node, load(node, FRAME_NAMES), []),
  ]);
}

/** Whether some scope other than a class's binds the name. */
function bindsEval(nodes: readonly AnyNode[], inClass: boolean): boolean {
  return nodes.some((node) => {
    const { name, asname, id, arg, ctx } = node as AnyNode & Record<string, unknown> & { ctx?: { nodeType: string } };
    if (node.nodeType === "Name" && id === "eval" && ctx?.nodeType !== "Load") return true;
    if (node.nodeType === "Arg" && arg === "eval") return true;
    if (!inClass && (asname ?? name) === "eval") return true;
    return bindsEval(childrenOf(node), node.nodeType === "ClassDef");
  });
}
