/**
 * The assembler as schedulers see it: it takes the orders of all threads of a program, one after the other, and its deliveries go back to
 * the threads. It has two places. The scheduler's own thread is nearly idle while a program runs that starts no threads: small orders are
 * made there, for a worker takes a third of a second to boot on two cores beside V8's optimiser. Large ones would keep the scheduler from
 * seeing the program's end for as long: they go to a worker, as all do of a program with threads.
 */
import { MessageChannel } from "node:worker_threads";
import { TUNABLES } from "../base/tunables.js";
import { instructionsIn } from "../jit/append.js";
import type { Delivery, Order } from "../jit/assembler.js";
import type { PluginTask } from "../plugins/use.js";
import { assembleOnWorker } from "./pool.js";
import type { AssemblerMessage, DeliveryMessage, JitSettings } from "./protocol.js";

interface Assembler {
  readonly send: (message: AssemblerMessage) => void;
  /** Resolves when what was sent is done; at once where that is another thread's. */
  readonly idle: () => Promise<void>;
  readonly programs: Map<number, Customer>;
}

/** A program whose threads order. */
export interface Customer {
  readonly memory: WebAssembly.Memory;
  readonly jit: JitSettings;
  readonly plugins?: PluginTask;
  /** Whether this thread may be kept for as long as a small order takes. */
  readonly mayKeep: boolean;
  readonly deliver: (engine: number, delivery: Delivery) => void;
  /** What was ordered never comes. */
  readonly failed: (why: string) => void;
}

/** What a program has of the assembler. */
export interface Assembly {
  order(engine: number, order: Order): void;
  /** What is ordered and not begun yet is given up. Resolves when this thread is at nothing any more, which leaves V8's flags as they were. */
  end(): Promise<void>;
}

/** By whether it is on this thread. */
const assemblers = new Map<boolean, Assembler>();
let programs = 0;

/** Nothing is booted before the first order: most programs are short and have none. */
export function openAssembly(customer: Customer): Assembly {
  const program = ++programs;
  const ended = new Int32Array(new SharedArrayBuffer(4));
  const opened = new Map<boolean, Assembler>();
  const open = (here: boolean): Assembler => {
    const used = assemblerFor(here);
    const { memory, jit, plugins } = customer;
    used.programs.set(program, customer);
    used.send({ kind: "program", program, memory, ended, jit, ...(plugins && { plugins }) });
    opened.set(here, used);
    return used;
  };
  return {
    order: (engine, order) => {
      const here = customer.mayKeep && instructionsIn(order.observation) <= TUNABLES.ASSEMBLED_HERE;
      (opened.get(here) ?? open(here)).send({ kind: "order", program, engine, order });
    },
    end: async () => {
      Atomics.store(ended, 0, 1);
      for (const [here, used] of opened) leave(here, used, program);
      await opened.get(true)?.idle();
    },
  };
}

function leave(here: boolean, used: Assembler, program: number): void {
  used.programs.delete(program);
  used.send({ kind: "end", program });
  if (used.programs.size > 0) return;
  used.send({ kind: "close" });
  if (assemblers.get(here) === used) assemblers.delete(here);
}

function assemblerFor(here: boolean): Assembler {
  const known = assemblers.get(here);
  if (known) return known;
  const customers = new Map<number, Customer>();
  const deliver = (message: DeliveryMessage) => {
    const customer = customers.get(message.program);
    if ("failed" in message) customer?.failed(message.failed);
    else customer?.deliver(message.engine, message.delivery);
  };
  const died = (error: unknown) => {
    if (assemblers.get(here) === made) assemblers.delete(here);
    const reason = error instanceof Error ? error.message : String(error);
    for (const { failed } of customers.values()) failed(`its worker died (${reason})`);
  };
  const made: Assembler = { programs: customers, ...(here ? onThisThread(deliver) : onWorker(deliver, died)) };
  assemblers.set(here, made);
  return made;
}

type Place = Pick<Assembler, "send" | "idle">;

function onWorker(deliver: (message: DeliveryMessage) => void, died: (error: unknown) => void): Place {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", deliver);
  assembleOnWorker(port2)
    .catch(died)
    .finally(() => port1.close());
  return { send: (message) => port1.postMessage(message), idle: async () => {} };
}

function onThisThread(deliver: (message: DeliveryMessage) => void): Place {
  const desk = Promise.all([import("./assembler-desk.js"), import("../jit/install.js")]).then(
    ([{ AssemblerDesk }, { compileBeside }]) => new AssemblerDesk(deliver, compileBeside),
  );
  let last: Promise<void> = Promise.resolve();
  return {
    send(message) {
      if (message.kind !== "close") last = last.then(async () => (await desk).take(message));
    },
    idle: () => last,
  };
}
