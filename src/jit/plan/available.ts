/**
 * Takes out of a plan what was done before: a pass over its tree that knows, at each point, which results still are what they
 * were (facts.ts), and for every loop what no turn changes, which is then done once, ahead of the loop. Accesses to lists fall
 * into parts for it: that no other thread runs, the length, the storage, the place, the item; those to attributes into that no class
 * changed, the shape, the slot.
 *
 * A guard ahead of a loop leaves to the loop's header, as a request would: nothing of a turn was done. Should it keep leaving,
 * the header is noted as stormy, and the next version leaves the loop's guards where they were.
 *
 * Long because it is one walk whose rules all read and change the same facts; what needs none of them stands beside it
 * (numbers.ts, lookahead.ts, counted.ts, natural.ts).
 */

import { LAYOUT, VALUE } from "../../base/layout.js";
import { decode } from "../../bytecode/operands.js";
import { WASM_TYPE, type WasmType } from "../../bytecode/stencils.js";
import { callAt } from "../frames.js";
import type { RememberedAttribute } from "../observe.js";
import { stormsAt } from "./choose.js";
import type { Context } from "./context.js";
import { type CountedLoop, rangeOf, withOneCounter } from "./counted.js";
import { ALL, endsOf, KEPT_APART, type Kind, kindOf } from "./effects.js";
import { Facts } from "./facts.js";
import { countedIn, ITEM_AS, storedIn, unboxedAtOnce, withoutOverflowCheck } from "./lookahead.js";
import { endsFlow, type NaturalLoop, naturalLoop } from "./natural.js";
import { IMMORTAL, Numbers } from "./numbers.js";
import {
  type Apply,
  application,
  type Condition,
  constant,
  local,
  type Node,
  type Operand,
  PARAMETERS,
  withBody,
  withParts,
} from "./plan.js";

/** What the pass asks of the plan in the making. */
export interface Surroundings {
  readonly context: Context;
  /** False for a loop at whose header stitched code kept leaving. */
  readonly mayLeaveTo: (label: string) => boolean;
  /** Index of the exit to a loop's header, by the loop's label, with the state that the way in made. */
  readonly exitTo: (label: string) => number;
  /** Locals that hold lists of which no item was a reference when the loop got hot, and lists of which some were, or which had none. */
  readonly plainLists: readonly number[];
  readonly otherLists: readonly number[];
  /** Locals with what the frame goes on owning while the code runs. */
  readonly kept: readonly number[];
}

export function withoutRepetition(body: readonly Node[], surroundings: Surroundings): Node[] {
  return new Pass(surroundings).run(body);
}

/** Something that no turn of a loop changes. */
interface Candidate {
  readonly apply: Apply;
  readonly operands: readonly number[];
  readonly kind: Kind;
  readonly key: string;
  readonly value: number;
}

/** The search for candidates of one loop: numbers up to `limit` are from before it. */
interface Collector {
  readonly loop: ActiveLoop;
  readonly limit: number;
  readonly ended: ReadonlySet<Kind>;
  readonly mayLeave: boolean;
  readonly constants: ReadonlySet<number>;
  readonly found: Map<string, Candidate>;
  readonly values: Set<number>;
}

interface ActiveLoop {
  readonly label: string;
  readonly natural: NaturalLoop;
  /** What its turns were found to end. */
  readonly ends: Set<Kind>;
  /** Locals that were no longer known to be at least 0 at the end of a turn. */
  readonly negative: Set<number>;
}

/** The numbers of a counter's first value, and of the one that ends its loop. */
interface Span {
  readonly next: number;
  readonly stop: number;
}

/** What is assumed of a loop's header until a turn shows otherwise. */
interface Assumed {
  readonly ends: Set<Kind>;
  readonly negative: Set<number>;
}

type Loop = Extract<Node, { kind: "block" | "loop" }>;
class Pass {
  readonly #multi: boolean;
  readonly #numbers = new Numbers();
  readonly #temporaries = new Map<Apply, Map<string, number>>();
  readonly #naturals = new Map<Node, NaturalLoop>();
  readonly #assumed = new Map<Node, Assumed>();
  /** Of loops with one counter: the local, and the numbers that it begins and ends with; and by the number of each turn's index. */
  readonly #counters = new Map<Node, number>();
  readonly #spans = new Map<Node, Span>();
  readonly #spanOf = new Map<number, Span>();
  readonly #countedLoops = new Map<Node, CountedLoop>();
  readonly #ways = new Map<string, Facts[]>();
  #counted: ReadonlySet<Apply> = new Set();
  #stored: ReadonlySet<Apply> = new Set();
  /** What unboxes an item, by what reads it; and of these, the ones that were done with it. */
  #unboxers: ReadonlyMap<Apply, Apply> = new Map();
  readonly #unboxed = new Set<Apply>();
  #active: readonly ActiveLoop[] = [];
  #collector: Collector | undefined;

  constructor(private readonly surroundings: Surroundings) {
    this.#multi = surroundings.context.inputs.observation.multi;
  }

  run(body: readonly Node[]): Node[] {
    const facts = Facts.none(() => this.#numbers.fresh());
    const { context, kept, plainLists, otherLists } = this.surroundings;
    for (let index = 0; index < PARAMETERS + context.locals.locals.length; index++) facts.set(index);
    const out: Node[] = [];
    this.#counted = countedIn(body);
    this.#stored = storedIn(body);
    this.#unboxers = unboxedAtOnce(body);
    const start = body.findIndex(({ kind }) => kind === "loop");
    if (start < 0) return [...body];
    this.#nodes(body.slice(0, start), facts, out);
    for (const index of kept) this.#numbers.kept.add(facts.valueOf(index));
    for (const index of plainLists) this.#numbers.plainLists.add(facts.valueOf(index));
    for (const index of otherLists) this.#numbers.otherLists.add(facts.valueOf(index));
    this.#nodes(body.slice(start), facts, out);
    return out;
  }

  #nodes(nodes: readonly Node[], facts: Facts, out: Node[]): void {
    for (const node of nodes) this.#node(node, facts, out);
  }

  #node(node: Node, facts: Facts, out: Node[]): void {
    switch (node.kind) {
      case "apply":
        this.#apply(node, facts, out);
        return;
      case "copy":
        facts.set(node.to, this.#numbers.valueOf(node.from, facts));
        break;
      case "load":
        facts.set(node.to);
        break;
      case "count":
        facts.set(node.local);
        break;
      case "generic":
        facts.set(node.status);
        this.#end(ALL, facts);
        break;
      case "runtime":
        this.#end(ALL, facts);
        break;
      case "direct":
        facts.set(node.result);
        facts.set(node.status);
        this.#end(ALL, facts);
        break;
      case "exit":
      case "return":
        facts.ended = true;
        break;
      case "br":
        this.#ways.get(node.label)?.push(facts.clone());
        this.#turn(node.label, facts);
        facts.ended = true;
        break;
      case "block":
        this.#block(node, facts, out);
        return;
      case "loop":
        this.#loop(node, facts, out);
        return;
      case "if":
      case "br_if":
        this.#branch(node, facts, out);
        return;
      case "store":
      case "depth":
      case "safepoint":
        break;
      default:
        // A kind of node that says nothing here of what it writes and ends would be taken for harmless.
        node satisfies never;
    }
    out.push(node);
  }

  #block(node: Loop, facts: Facts, out: Node[]): void {
    const ways: Facts[] = [];
    const { certain } = facts;
    this.#ways.set(node.label, ways);
    const body: Node[] = [];
    this.#nodes(node.body, facts, body);
    this.#ways.delete(node.label);
    if (!facts.ended) ways.push(facts.clone());
    const [first, ...others] = ways;
    if (first) facts.become(first);
    for (const other of others) facts.meet(other);
    facts.ended = first === undefined;
    facts.certain = certain;
    out.push(withBody(node, body));
  }

  #branch(node: Extract<Node, { kind: "if" | "br_if" }>, facts: Facts, out: Node[]): void {
    const condition = this.#condition(node.condition, facts, out);
    if (node.kind === "br_if") {
      const taken = facts.clone();
      this.#numbers.learn(condition, true, taken);
      this.#ways.get(node.label)?.push(taken);
      this.#turn(node.label, taken);
      this.#numbers.learn(condition, false, facts);
      facts.certain = false;
      out.push({ kind: "br_if", label: node.label, condition });
      return;
    }
    const outer = this.#active;
    const collector = this.#collector;
    this.#active = outer.filter(({ natural }) => !natural.outside.has(node));
    // What stands in a loop's text but in none of its turns is no business of a search for what no turn changes.
    if (!collector || this.#active.includes(collector.loop)) {
      const inside = facts.clone();
      this.#numbers.learn(condition, true, inside);
      inside.certain = this.#active.length < outer.length && facts.certain;
      const body: Node[] = [];
      this.#nodes(node.body, inside, body);
      if (inside.ended) this.#numbers.learn(condition, false, facts);
      else facts.meet(inside);
      if (this.#active.length === outer.length && goesElsewhere(node.body)) facts.certain = false;
      out.push({ kind: "if", condition, body });
    } else if (endsFlow(node.body)) this.#numbers.learn(condition, false, facts);
    this.#active = outer;
  }

  #condition(condition: Condition, facts: Facts, out: Node[]): Condition {
    if (condition.kind !== "apply") return condition;
    const { apply } = condition;
    if (apply.stencil === "list_more" && facts.knows("threads", "one_thread()")) {
      const length = this.#value(apply, "length", "list_len", [apply.operands[0] as Operand], facts, out);
      return {
        ...condition,
        apply: withParts(apply, { stencil: "lt_int", operands: [apply.operands[1] as Operand, length] }),
      };
    }
    if (apply.stencil === "eq_str" || apply.stencil === "ne_str")
      return { ...condition, apply: this.#comparedCharacter(apply, facts) };
    this.#end(endsOf(apply.stencil), facts);
    return condition;
  }

  /** A str of one character is compared with a constant of one. */
  #comparedCharacter(node: Apply, facts: Facts): Apply {
    const [first, second] = node.operands as [Operand, Operand];
    if (second.kind !== "const" || !this.#numbers.characters.has(this.#numbers.valueOf(first, facts))) return node;
    const character = this.#characterAt(second.value);
    if (character === undefined) return node;
    const stencil = node.stencil === "eq_str" ? "is_character" : "is_no_character";
    return withParts(node, { stencil, operands: [first, constant("i32", character)] });
  }

  /** The character of Latin-1 that the constant str at an address is. */
  #characterAt(pointer: number): number | undefined {
    const { constants } = this.surroundings.context.inputs.observation;
    const found = constants.find(
      ({ constant, boxed }) => constant.kind === "str" && Number(BigInt.asIntN(32, BigInt(boxed))) === pointer,
    )?.constant;
    if (found?.kind !== "str" || found.value.length !== 1) return undefined;
    const character = found.value.charCodeAt(0);
    return character < 0x100 ? character : undefined;
  }

  // ── loops ──

  #loop(node: Loop, facts: Facts, out: Node[]): void {
    const counted = this.#countedLoop(node, facts);
    if (counted) {
      this.#nodes(counted.ahead, facts, out);
      this.#spans.set(counted.loop, { next: facts.valueOf(counted.next), stop: facts.valueOf(counted.stop) });
      this.#counters.set(counted.loop, counted.next);
      this.#plainLoop(counted.loop, facts, out);
    } else this.#plainLoop(node, facts, out);
  }

  /** The loop with one counter, if it is one over a range in steps of one. */
  #countedLoop(node: Loop, facts: Facts): CountedLoop | undefined {
    const range = rangeOf(node);
    if (!range || facts.valueOf(range.step) !== this.#numbers.constant({ kind: "const", type: "i64", value: 1 }))
      return undefined;
    let counted = this.#countedLoops.get(node);
    if (!counted) {
      counted = withOneCounter(node, range, this.surroundings.context.locals.extra("stop.i64", "i64"));
      this.#countedLoops.set(node, counted);
    }
    return counted;
  }

  #plainLoop(node: Loop, facts: Facts, out: Node[]): void {
    let natural = this.#naturals.get(node);
    if (!natural) {
      natural = naturalLoop(node);
      this.#naturals.set(node, natural);
    }
    for (const index of natural.read) facts.valueOf(index);
    if (this.#collector) {
      this.#settle(node, natural, facts);
      facts.ended = true;
      return;
    }
    // What is found the first time may show more: a list's length, once it is known that nobody else runs.
    for (let round = 0; round < 2; round++) if (!this.#hoist(node, natural, facts, out)) break;
    const assumed = this.#assumedOf(node);
    for (;;) {
      const body: Node[] = [];
      const loop = this.#newLoop(node, natural);
      this.#within(loop, () => this.#nodes(node.body, this.#header(node, natural, assumed, facts), body));
      if (this.#add(assumed, loop)) continue;
      facts.ended = true;
      out.push(withBody(node, body));
      return;
    }
  }

  #newLoop({ label }: Loop, natural: NaturalLoop): ActiveLoop {
    return { label, natural, ends: new Set(), negative: new Set() };
  }

  #assumedOf(node: Node): Assumed {
    let assumed = this.#assumed.get(node);
    if (!assumed) {
      assumed = { ends: new Set(), negative: new Set() };
      this.#assumed.set(node, assumed);
    }
    return assumed;
  }

  /** True when there was something new. */
  #add(assumed: Assumed, { ends, negative }: ActiveLoop): boolean {
    const before = assumed.ends.size + assumed.negative.size;
    for (const kind of ends) assumed.ends.add(kind);
    for (const index of negative) assumed.negative.add(index);
    return assumed.ends.size + assumed.negative.size > before;
  }

  /** A turn of the loop ends here, if the label is a loop's. */
  #turn(label: string, facts: Facts): void {
    const loop = this.#active.findLast((one) => one.label === label);
    for (const index of loop?.natural.written ?? []) {
      if (!this.#numbers.isNonNegative(local(index), facts)) loop?.negative.add(index);
    }
  }

  #within(loop: ActiveLoop, work: () => void): void {
    const outer = this.#active;
    this.#active = [...outer, loop];
    work();
    this.#active = outer;
  }

  /** What is known at a header, whichever way led there. */
  #header(node: Loop, { written }: NaturalLoop, { ends, negative }: Assumed, facts: Facts): Facts {
    const inside = facts.clone();
    inside.end([...ends]);
    for (const index of written) {
      const stays = !negative.has(index) && this.#numbers.isNonNegative(local(index), facts);
      const value = this.#numbers.fresh();
      if (stays) this.#numbers.nonNegative.add(value);
      inside.set(index, value);
    }
    const counter = this.#counters.get(node);
    if (counter !== undefined) this.#spanOf.set(inside.valueOf(counter), this.#spans.get(node) as Span);
    return inside;
  }

  /** Finds what the loop's turns end: what they are assumed to end is true once they end no more than that. */
  #settle(
    node: Loop,
    natural: NaturalLoop,
    facts: Facts,
    collector?: (loop: ActiveLoop) => Collector,
  ): Collector | undefined {
    const assumed = this.#assumedOf(node);
    for (;;) {
      const loop = this.#newLoop(node, natural);
      const made = collector?.(loop);
      if (made) this.#collector = made;
      this.#within(loop, () => this.#nodes(node.body, this.#header(node, natural, assumed, facts), []));
      if (made) this.#collector = undefined;
      if (!this.#add(assumed, loop)) return made;
    }
  }

  /** Does ahead of the loop what no turn changes; true when there was something. */
  #hoist(node: Loop, natural: NaturalLoop, facts: Facts, out: Node[]): boolean {
    const limit = this.#numbers.last;
    const collector = this.#settle(node, natural, facts, (loop) => ({
      loop,
      limit,
      ended: this.#assumedOf(node).ends,
      mayLeave: this.surroundings.mayLeaveTo(node.label),
      constants: new Set(this.#numbers.constants.values()),
      found: new Map(),
      values: new Set(),
    })) as Collector;
    let any = false;
    for (const candidate of collector.found.values()) any = this.#ahead(candidate, node.label, facts, out) || any;
    return any;
  }

  #ahead({ apply, operands, kind, key, value }: Candidate, label: string, facts: Facts, out: Node[]): boolean {
    const { context } = this.surroundings;
    const found = operands.map((number): Operand | undefined => {
      const known = this.#numbers.operandOf.get(number);
      if (known) return known;
      const holder = facts.holderOf(number);
      return holder === undefined ? undefined : local(holder);
    });
    if (found.some((operand) => operand === undefined) || facts.knows(kind, key)) return false;
    const [result] = context.stencil(apply.stencil).results;
    const to = result === undefined ? undefined : context.locals.extra(`ahead.${result}`, WASM_TYPE[result]);
    const leaves = context.stencil(apply.stencil).exits;
    const results = to === undefined ? [] : [to];
    const exit = leaves ? this.surroundings.exitTo(label) : undefined;
    out.push(application(apply.pc, apply.stencil, found as Operand[], results, exit));
    if (to !== undefined) facts.set(to, value);
    facts.learn(kind, key, { value, local: to });
    this.#numbers.consequences(apply.stencil, operands, value, facts);
    return true;
  }

  #end(kinds: readonly Kind[], facts: Facts): void {
    if (kinds.length === 0) return;
    facts.end(kinds);
    for (const { ends } of this.#active) for (const kind of kinds) ends.add(kind);
  }

  // ── applications ──

  #apply(node: Apply, facts: Facts, out: Node[]): void {
    if (this.#unboxed.has(node)) return;
    const { stencil, operands } = node;
    const [first, second, third] = operands as [Operand, Operand, Operand];
    if (!this.#multi) {
      switch (stencil) {
        case "list_peek":
        case "list_get":
          if (this.#itemAs(node, first, second, facts, out)) return;
          this.#land(
            node,
            0,
            this.#item(node, first, this.#place(node, first, second, facts, out), facts, out),
            facts,
            out,
          );
          return;
        case "list_next":
        case "list_next_peek":
          this.#nextItem(node, first, second, facts, out);
          return;
        case "list_set":
          if (this.#put(node, first, second, third, facts, out)) return;
          break;
        case "peek_global":
          this.#value(node, "", "one_thread", [], facts, out);
          break;
        case "slot_peek":
        case "slot_get":
        case "slot_set":
        case "slot_add":
        case "python_method":
          if (this.#attribute(node, facts, out)) return;
          break;
        case "slot_noted":
        case "slot_put_noted":
        case "method_noted":
          if (this.#attributeOfSeveral(node, facts, out)) return;
          break;
        case "make_instance":
          out.push(node);
          this.#made(node, facts);
          return;
      }
    }
    switch (stencil) {
      case "keep_value":
      case "share_value":
        if (this.#numbers.needsNoCount(first, facts)) {
          this.#land(node, 0, first, facts, out);
          return;
        }
        out.push(node);
        facts.set(node.results[0] as number, this.#numbers.valueOf(first, facts));
        this.#owners(this.#numbers.valueOf(first, facts), 1, facts);
        return;
      case "guard_same":
        if (this.#numbers.valueOf(first, facts) !== this.#numbers.valueOf(second, facts)) break;
        this.#numbers.consequences(stencil, [this.#numbers.valueOf(first, facts)], 0, facts);
        return;
      case "keep_ref": {
        out.push(node);
        const boxed = this.#numbers.box("box_ref", first, facts);
        facts.set(node.results[0] as number, boxed);
        this.#owners(boxed, 1, facts);
        return;
      }
      case "drop_value":
        if (this.#numbers.needsNoCount(first, facts)) return;
        out.push(node);
        if (this.#numbers.isKept(first, facts) || this.#owners(this.#numbers.valueOf(first, facts), -1, facts)) return;
        if (!this.#numbers.isStr(first, facts)) this.#end(ALL, facts);
        return;
      case "eq_str":
      case "ne_str": {
        const quicker = this.#comparedCharacter(node, facts);
        out.push(quicker);
        facts.set(node.results[0] as number);
        return;
      }
      case "box_int":
      case "box_float":
      case "box_bool":
      case "box_ref":
        out.push(node);
        facts.set(node.results[0] as number, this.#numbers.box(stencil, first, facts));
        return;
    }
    if (this.#isCached(stencil)) {
      const apart = this.#value(node, KEPT_APART.has(stencil) ? "apart" : undefined, stencil, operands, facts, out);
      if (node.results.length > 0) this.#land(node, 0, apart, facts, out);
      return;
    }
    this.#end(endsOf(stencil, this.surroundings.context.calm.has(node.pc)), facts);
    out.push(node);
    if (stencil === "builtin_method") {
      const method = this.#numbers.fresh();
      facts.set(node.results[0] as number, method);
      this.#numbers.about(IMMORTAL, method, facts);
      return;
    }
    if (stencil === "list_append") {
      // None.
      facts.set(node.results[0] as number, this.#numbers.freshPlain());
      return;
    }
    const numbers = operands.map((operand) => this.#numbers.valueOf(operand, facts));
    const signs = numbers.map(
      (number, at) => this.#numbers.isNonNegative(operands[at] as Operand, facts) && number > 0,
    );
    for (const [at, result] of node.results.entries())
      facts.set(result, this.#numbers.resultOf(stencil, at, numbers, signs));
  }

  /**
   * A further owner of a value, or one less; false when it was the last of those that came on the way, so that the value may die.
   * Until other code runs nobody but this code gives one up.
   */
  #owners(value: number, change: number, facts: Facts): boolean {
    if (this.#multi) return false;
    const key = `${OWNERS}${value}`;
    const count = (facts.number("slots", key) ?? 0) + change;
    if (count < 0) return false;
    facts.learn("slots", key, { value: count, local: undefined });
    return true;
  }

  /** Kinds that others could end unseen are kept only while nobody else runs. */
  #isCached(stencil: string): boolean {
    const kind = kindOf(stencil);
    return kind === "pure" || (kind !== undefined && !this.#multi);
  }

  #land(node: Apply, index: number, from: Operand, facts: Facts, out: Node[]): void {
    const to = node.results[index] as number;
    facts.set(to, this.#numbers.valueOf(from, facts));
    if (from.kind === "local" && from.local === to) return;
    out.push({ kind: "copy", from, to, pc: node.pc });
  }

  // ── attributes ──

  /** An access by what its instruction remembers, as constants; false: it remembers nothing that holds. */
  #attribute(node: Apply, facts: Facts, out: Node[]): boolean {
    const { classes, attributes } = this.surroundings.context.inputs.observation;
    const known = attributes[node.pc];
    if (!known || (known.is === "slot") !== OF_SLOT.has(node.stencil)) return false;
    const [owner, value] = node.operands as [Operand, Operand];
    this.#value(node, "", "one_thread", [], facts, out);
    this.#value(node, "", "guard_classes", [constant("i32", classes)], facts, out);
    this.#value(node, "", "guard_shape", [owner, constant("i32", known.shape | 0)], facts, out);
    if (known.is === "method") {
      this.#land(node, 0, functionValue(known.function), facts, out);
      return true;
    }
    const offset = constant("i32", LAYOUT.STORAGE_ITEMS + 8 * known.slot);
    if (known.is === "new") this.#addAttribute(node, owner, value, known, facts, out);
    else if (node.stencil === "slot_set") this.#putAttribute(node, owner, value, offset, facts, out);
    else {
      const item = this.#value(node, "attribute", "slot_item", [owner, offset], facts, out);
      this.#land(node, 0, node.stencil === "slot_get" ? this.#owned(node, item, facts, out) : item, facts, out);
    }
    return true;
  }

  /** An access to instances of a few shapes, all of which have the attribute in one slot, or methods that are told apart by them. */
  #attributeOfSeveral(node: Apply, facts: Facts, out: Node[]): boolean {
    const { observation } = this.surroundings.context.inputs;
    const { classes, several } = observation;
    const known = several[node.pc];
    // Where it left although it saw several, still others came.
    const isStore = node.stencil === "slot_put_noted";
    const isMany = decode(observation.instructions, node.pc).row.name.endsWith("_MANY");
    const outgrown = stormsAt(observation, node.pc) > (isMany ? 0 : 1) + (isStore ? 1 : 0);
    if (!known || outgrown || (known.is === "slots") === (node.stencil === "method_noted")) return false;
    const [owner, value] = node.operands as [Operand, Operand];
    this.#value(node, "", "one_thread", [], facts, out);
    this.#value(node, "", "guard_classes", [constant("i32", classes)], facts, out);
    if (known.is === "methods" && new Set(known.functions).size > 1) {
      const cases = known.shapes.flatMap((shape, index) => [shape, known.functions[index] as number]);
      const name = value;
      const operands = [owner, name, ...cases.map((word) => constant("i32", word | 0))];
      const method = this.#value(node, "method", `method_among_${known.shapes.length}`, operands, facts, out);
      this.#numbers.about(IMMORTAL, this.#numbers.valueOf(method, facts), facts);
      this.#land(node, 0, method, facts, out);
      return true;
    }
    const shapes = known.shapes.map((shape) => constant("i32", shape | 0));
    const guard = shapes.length === 1 ? "guard_shape" : `guard_among_${shapes.length}`;
    this.#value(node, "", guard, [owner, ...shapes], facts, out);
    if (known.is === "methods") {
      this.#land(node, 0, functionValue(known.functions[0] as number), facts, out);
      return true;
    }
    const offset = constant("i32", LAYOUT.STORAGE_ITEMS + 8 * known.slot);
    if (node.stencil === "slot_put_noted") this.#putAttribute(node, owner, value, offset, facts, out);
    else {
      const item = this.#value(node, "attribute", "slot_item", [owner, offset], facts, out);
      this.#land(node, 0, this.#owned(node, item, facts, out), facts, out);
    }
    return true;
  }

  /** What the slot held loses an owner: when that may be the last one, its end may run any code. */
  #putAttribute(node: Apply, owner: Operand, value: Operand, offset: Operand, facts: Facts, out: Node[]): void {
    const key = this.#numbers.key("slot_item", [owner, offset], facts);
    const old = facts.number("attributes", key);
    const wasPlain = old !== undefined && this.#numbers.isPlainNumber(old, facts);
    const operands = [owner, value, offset];
    const isPlain = this.#numbers.isPlain(value, facts);
    const lives = wasPlain || (old !== undefined && this.#owners(old, -1, facts));
    // It may be any value of which owners are known.
    if (old === undefined) this.#fewerOwners(facts);
    const storms = stormsAt(this.surroundings.context.inputs.observation, node.pc);
    const mayLeave = storms <= (node.stencil === "slot_put_noted" ? 1 : 0);
    if (wasPlain && isPlain) out.push(application(node.pc, "slot_overwrite", operands, node.results));
    else out.push(withParts(node, { stencil: lives || !mayLeave ? "slot_put" : "slot_replace", operands }));
    if (!isPlain) this.#owners(this.#numbers.valueOf(value, facts), 1, facts);
    if (!lives && !mayLeave) {
      this.#end(ALL, facts);
      return;
    }
    this.#endSome("attributes", (other) => other.endsWith(ending(this.#numbers.valueOf(offset, facts))), facts);
    this.#holds(key, value, facts);
  }

  /** Some value has an owner less, which may have been the one that was there before all that came on the way. */
  #fewerOwners(facts: Facts): void {
    facts.change("slots", (key, held) => (key.startsWith(OWNERS) ? { ...held, value: held.value - 1 } : held));
    this.#endSome("slots", (key) => key.startsWith(OWNERS) && (facts.number("slots", key) ?? 0) <= 0, facts);
  }

  #addAttribute(
    node: Apply,
    owner: Operand,
    value: Operand,
    { shape, slot, next }: Extract<RememberedAttribute, { is: "new" }>,
    facts: Facts,
    out: Node[],
  ): void {
    const offset = constant("i32", LAYOUT.STORAGE_ITEMS + 8 * slot);
    const operands = [owner, value, constant("i32", slot), offset, constant("i32", next | 0)];
    out.push(withParts(node, { stencil: "slot_new", operands }));
    if (!this.#numbers.isPlain(value, facts)) this.#owners(this.#numbers.valueOf(value, facts), 1, facts);
    // Under another name the instance may be any of that shape.
    const before = String(this.#numbers.valueOf(constant("i32", shape | 0), facts));
    this.#endSome("shapes", (key) => key.split(/[ ()]/).includes(before), facts);
    const after = this.#numbers.key("guard_shape", [owner, constant("i32", next | 0)], facts);
    facts.learn("shapes", after, { value: 0, local: undefined });
    this.#holds(this.#numbers.key("slot_item", [owner, offset], facts), value, facts);
  }

  /** The slot that the key is about now holds that. */
  #holds(key: string, value: Operand, facts: Facts): void {
    const held = {
      value: this.#numbers.valueOf(value, facts),
      local: value.kind === "local" ? value.local : undefined,
    };
    facts.learn("attributes", key, held);
  }

  /** A new instance has two owners, and the shape that its class's have at first. */
  #made(node: Apply, facts: Facts): void {
    const { observation } = this.surroundings.context.inputs;
    const [made] = node.results as [number];
    facts.set(made);
    this.#owners(facts.valueOf(made), 1, facts);
    const shape = callAt(observation, node.pc)?.makes?.shape ?? 0;
    const key = this.#numbers.key("guard_shape", [local(made), constant("i32", shape | 0)], facts);
    if (shape !== 0) facts.learn("shapes", key, { value: 0, local: undefined });
  }

  /** Ends some facts of a kind; a loop in which that happens keeps none of them from before. */
  #endSome(kind: Kind, isSuch: (key: string) => boolean, facts: Facts): void {
    facts.endWhere(kind, isSuch);
    for (const { ends } of this.#active) ends.add(kind);
  }

  /** A further owner of an item or attribute, where it needs one. */
  #owned(node: Apply, item: Operand, facts: Facts, out: Node[]): Operand {
    if (this.#numbers.needsNoCount(item, facts)) return item;
    const kept = this.#temporary(node, "owned", "i64");
    out.push({ kind: "apply", pc: node.pc, stencil: "keep_value", operands: [item], results: [kept] });
    const value = this.#numbers.valueOf(item, facts);
    facts.set(kept, value);
    this.#owners(value, 1, facts);
    return local(kept);
  }

  // ── items ──

  /** The place of an item: what leaves does so here. */
  #place(node: Apply, list: Operand, index: Operand, facts: Facts, out: Node[]): Operand {
    const alone = facts.knows("threads", "one_thread()");
    this.#value(node, "", "one_thread", [], facts, out);
    const length = this.#value(node, "length", "list_len", [list], facts, out);
    const exit = alone ? withoutOverflowCheck(index, out, this.surroundings.context) : undefined;
    if (exit !== undefined) return this.#checkedPlace(withParts(node, { exit }), node, index, length, facts, out);
    return this.#checkedPlace(node, node, index, length, facts, out);
  }

  #checkedPlace(node: Apply, own: Apply, index: Operand, length: Operand, facts: Facts, out: Node[]): Operand {
    if (!this.#numbers.isNonNegative(index, facts))
      return this.#value(node, "place", "item_place", [index, length], facts, out, own);
    if (!this.#isWithin(node, index, length, facts)) this.#value(node, "", "guard_index", [index, length], facts, out);
    return index;
  }

  /** The index of a loop whose whole span was found to lie within the list; or that is tried ahead of it. */
  #isWithin({ pc }: Apply, index: Operand, length: Operand, facts: Facts): boolean {
    const span = this.#spanOf.get(this.#numbers.valueOf(index, facts));
    if (!span) return false;
    const numbers = [span.next, span.stop, this.#numbers.valueOf(length, facts)];
    const key = `guard_span(${numbers.join(" ")})`;
    if (facts.knows("pure", key)) return true;
    const candidate = { kind: "pure", key, value: this.#numbers.fresh(), exits: true } as const;
    this.#consider(pc, "guard_span", numbers, candidate, facts);
    return false;
  }

  #item(node: Apply, list: Operand, place: Operand, facts: Facts, out: Node[]): Operand {
    const storage = this.#value(node, "storage", "list_storage", [list], facts, out);
    const item = this.#value(node, "item", "item_load", [storage, place], facts, out);
    const owns = node.stencil === "list_get" || node.stencil === "list_next";
    if (!owns && !this.#counted.has(node)) return item;
    if (this.#numbers.plainItems.has(this.#numbers.valueOf(item, facts)) || this.#seemsPlain(node, list, facts))
      this.#value(node, "", "guard_plain", [item], facts, out);
    return owns ? this.#owned(node, item, facts, out) : item;
  }

  /**
   * Nothing is known of the list, as it came into being or was found on the way: what moves from place to place in a list is
   * guessed to be no reference, until that turns out to be wrong.
   */
  #seemsPlain(node: Apply, list: Operand, facts: Facts): boolean {
    if (!this.#stored.has(node) || this.#numbers.otherLists.has(this.#numbers.valueOf(list, facts))) return false;
    return stormsAt(this.surroundings.context.inputs.observation, node.pc) === 0;
  }

  /** An item that is unboxed at once, unless it is there boxed. */
  #itemAs(node: Apply, list: Operand, index: Operand, facts: Facts, out: Node[]): boolean {
    const unboxer = this.#unboxers.get(node);
    if (!unboxer) return false;
    this.#readUnboxed(node, unboxer, list, this.#place(node, list, index, facts, out), facts, out);
    return true;
  }

  #readUnboxed(node: Apply, unboxer: Apply, list: Operand, place: Operand, facts: Facts, out: Node[]): void {
    this.#unboxed.delete(unboxer);
    const storage = this.#value(node, "storage", "list_storage", [list], facts, out);
    if (facts.find("items", this.#numbers.key("item_load", [storage, place], facts)) !== undefined) {
      this.#land(node, 0, this.#value(node, "item", "item_load", [storage, place], facts, out), facts, out);
      return;
    }
    this.#unboxed.add(unboxer);
    const stencil = ITEM_AS[unboxer.stencil] as string;
    this.#land(unboxer, 0, this.#value(unboxer, "item", stencil, [storage, place], facts, out), facts, out);
    if (stencil === "item_int" || stencil === "item_float")
      facts.learn("slots", this.#numbers.key(PLAIN_SLOT, [storage, place], facts), { value: 0, local: undefined });
  }

  #nextItem(node: Apply, list: Operand, index: Operand, facts: Facts, out: Node[]): void {
    this.#value(node, "", "one_thread", [], facts, out);
    const unboxer = this.#unboxers.get(node);
    const item = unboxer ? undefined : this.#item(node, list, index, facts, out);
    if (unboxer) this.#readUnboxed(node, unboxer, list, index, facts, out);
    const further = node.results[1] as number;
    const operands = [index, constant("i64", 1)];
    out.push({ kind: "apply", pc: node.pc, stencil: "add_int_fits", operands, results: [further] });
    facts.set(further);
    if (item) this.#land(node, 0, item, facts, out);
  }

  /** list[index] = what is no reference, over what is none: nothing ends by it, so it need not be released. */
  #put(node: Apply, list: Operand, index: Operand, value: Operand, facts: Facts, out: Node[]): boolean {
    const plainList = this.#numbers.plainLists.has(this.#numbers.valueOf(list, facts));
    if (!this.#numbers.isPlain(value, facts) && !plainList) return false;
    const place = this.#place(node, list, index, facts, out);
    const storage = this.#value(node, "storage", "list_storage", [list], facts, out);
    if (!this.#numbers.isPlain(value, facts)) this.#value(node, "", "guard_plain", [value], facts, out);
    const slot = this.#numbers.key(PLAIN_SLOT, [storage, place], facts);
    const seen = facts.number("slots", this.#numbers.key(SEEN_SLOT, [storage, place], facts));
    const over = facts.knows("slots", slot) || (seen !== undefined && this.#numbers.isPlainNumber(seen, facts));
    const operands = [storage, place, value];
    out.push(
      over
        ? application(node.pc, "item_overwrite", operands, node.results)
        : withParts(node, { stencil: "item_put", operands }),
    );
    this.#end(endsOf("item_put"), facts);
    facts.learn("slots", slot, { value: 0, local: undefined });
    if (value.kind === "local") {
      const held = { value: this.#numbers.valueOf(value, facts), local: value.local };
      facts.learn("items", this.#numbers.key("item_load", [storage, place], facts), held);
    }
    return true;
  }

  /**
   * A result that may be there already, or the guard that may have been passed. `apart` names the local of its own that it gets;
   * undefined: it stays where the node has it.
   */
  #value(
    node: Apply,
    apart: string | undefined,
    stencil: string,
    operands: readonly Operand[],
    facts: Facts,
    out: Node[],
    own: Apply = node,
  ): Operand {
    const kind = kindOf(stencil) as Kind;
    const { results, exits } = this.surroundings.context.stencil(stencil);
    const numbers = operands.map((operand) => this.#numbers.valueOf(operand, facts));
    const unboxed = this.#numbers.boxed.get(numbers[0] as number);
    if (unboxed?.unbox === stencil) {
      const holder = facts.holderOf(unboxed.value);
      if (holder !== undefined) return local(holder);
    }
    const key = this.#numbers.key(stencil, operands, facts);
    const there = facts.find(kind, key);
    if (there !== undefined) return local(there);
    const [result] = results;
    if (result === undefined && facts.knows(kind, key)) return constant("i32", 0);
    const value = this.#numbers.fresh();
    this.#consider(node.pc, stencil, numbers, { kind, key, value, exits }, facts);
    const to =
      result === undefined
        ? undefined
        : apart === undefined
          ? (node.results[0] as number)
          : this.#temporary(own, apart, WASM_TYPE[result]);
    const unguarded = facts.knows(kind, key) ? UNGUARDED[stencil] : undefined;
    const exit = exits && unguarded === undefined ? node.exit : undefined;
    out.push(application(node.pc, unguarded ?? stencil, operands, to === undefined ? [] : [to], exit));
    if (to !== undefined) facts.set(to, value);
    facts.learn(kind, key, { value, local: to });
    if (stencil === "item_load")
      facts.learn("slots", this.#numbers.key(SEEN_SLOT, operands, facts), { value, local: undefined });
    this.#numbers.consequences(stencil, numbers, value, facts);
    if (/^unbox_(list|tuple|str)$/.test(stencil)) this.#numbers.pointsTo(value, numbers[0] as number);
    return to === undefined ? constant("i32", 0) : local(to);
  }

  /** Notes what no turn of the loop at hand changes. */
  #consider(
    pc: number,
    stencil: string,
    numbers: readonly number[],
    { kind, key, value, exits }: { kind: Kind; key: string; value: number; exits: boolean },
    facts: Facts,
  ): void {
    const collector = this.#collector;
    if (!collector || collector.ended.has(kind)) return;
    if (exits && !(collector.mayLeave && facts.certain)) return;
    const fixed = numbers.every(
      (number) => number <= collector.limit || collector.values.has(number) || this.#numbers.operandOf.has(number),
    );
    if (!fixed) return;
    collector.values.add(value);
    if (collector.found.has(key)) return;
    collector.found.set(key, {
      apply: { kind: "apply", pc, stencil, operands: [], results: [] },
      operands: numbers,
      kind,
      key,
      value,
    });
  }

  #temporary(node: Apply, purpose: string, type: WasmType): number {
    let own = this.#temporaries.get(node);
    if (!own) {
      own = new Map();
      this.#temporaries.set(node, own);
    }
    let index = own.get(purpose);
    if (index === undefined) {
      index = this.surroundings.context.locals.extra(`${purpose}.${type}`, type);
      own.set(purpose, index);
    }
    return index;
  }
}

/** Stencils for an attribute that the instance has. */
const OF_SLOT: ReadonlySet<string> = new Set(["slot_peek", "slot_get", "slot_set"]);

/** How keys begin that count the owners of a value which came on the way. */
const OWNERS = "owners ";

const functionValue = (pointer: number) =>
  constant("i64", Number(BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(pointer))));

/** How keys end whose last operand has that number. */
const ending = (value: number): string => ` ${value})`;

/** Of a place in a storage: what is there is no reference; and what was read there, over which only such was stored since. */
const PLAIN_SLOT = "plain slot";
const SEEN_SLOT = "seen slot";

const UNGUARDED: Readonly<Record<string, string>> = { unbox_int: "known_int", unbox_float: "known_float" };
/** What follows is passed by then; the way out of everything does not count. */
const goesElsewhere = (nodes: readonly Node[]): boolean =>
  endsFlow(nodes) && nodes.at(-1)?.kind !== "exit" && nodes.at(-1)?.kind !== "return";
