/** try with except*: one handler that lets the parts of a group be handled in turn (_groups.py). */
import { adopt, assign, call, freshName, hidden, load } from "./rewrite-nodes.js";
import type { Expression, Located, Node, Statement } from "./syntax.js";

export function withoutStar(node: Node<"TryStar">): Statement {
  const error = freshName("error", node);
  const split = freshName("split", node);
  const [first] = node.handlers;
  const at = (first ?? node) as Located;
  const method = (place: Located, name: string, args: readonly Expression[]): Expression =>
    call(
      place,
      adopt(place, {
        nodeType: "Attribute",
        value: load(place, split),
        attr: name,
        ctx: { nodeType: "Load" },
      }) as unknown as Expression,
      args,
    );
  const handlers = node.handlers.map((handler) => handled(handler as Handler, method));
  const body = [
    assign(at, split, call(at, hidden(at, "_groups:Split"), [load(at, error)])),
    ...handlers,
    adopt(at, { nodeType: "Expr", value: method(at, "finish", []) }),
  ];
  const all = adopt(at, { nodeType: "ExceptHandler", type: hidden(at, "_groups:anything"), name: error, body });
  return { ...node, nodeType: "Try", handlers: [all] } as unknown as Statement;
}

type Handler = Located & { readonly type: Expression; readonly name?: string; readonly body: readonly Statement[] };
type Method = (place: Located, name: string, args: readonly Expression[]) => Expression;

/** if (part := split.match(type)) is not None: try: raise part except: body except: split.raised(it) */
function handled({ type, name, body, ...at }: Handler, method: Method): Statement {
  const place = at as Located;
  const again = freshName("again", place);
  const inner = adopt(place, {
    nodeType: "Try",
    body: [adopt(place, { nodeType: "Expr", value: method(place, "raise_part", []) })],
    handlers: [
      adopt(place, {
        nodeType: "ExceptHandler",
        type: hidden(place, "_groups:anything"),
        ...(name === undefined ? {} : { name }),
        body,
      }),
    ],
    orelse: [],
    finalbody: [],
  });
  const outer = adopt(place, {
    nodeType: "Try",
    body: [inner],
    handlers: [
      adopt(place, {
        nodeType: "ExceptHandler",
        type: hidden(place, "_groups:anything"),
        name: again,
        body: [adopt(place, { nodeType: "Expr", value: method(place, "raised", [load(place, again)]) })],
      }),
    ],
    orelse: [],
    finalbody: [],
  });
  return adopt(place, {
    nodeType: "If",
    test: method(type, "matches", [type]),
    body: [outer],
    orelse: [],
  }) as unknown as Statement;
}
