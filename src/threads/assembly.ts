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
  readonly programs: Map<number, Customer>;
}

/** A program whose threads order. */
export interface Customer {
  readonly memory: WebAssembly.Memory;
  readonly jit: JitSettings;
  readonly plugins?: PluginTask;
  /** Whether this thread may be kept for as long as a small order takes. */
  readonly mayKeep: boolean;
  readonly deliver: (threadId: number, delivery: Delivery) => void;
  /** It died: what was ordered never comes. */
  readonly failed: (error: unknown) => void;
}

/** What a program has of the assembler. */
export interface Assembly {
  order(threadId: number, order: Order): void;
  /** What is ordered and not begun yet is given up. */
  end(): void;
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
    order: (threadId, order) => {
      const here = customer.mayKeep && instructionsIn(order.observation) <= TUNABLES.ASSEMBLED_HERE;
      (opened.get(here) ?? open(here)).send({ kind: "order", program, threadId, order });
    },
    end: () => {
      Atomics.store(ended, 0, 1);
      for (const [here, used] of opened) leave(here, used, program);
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
  const deliver = ({ program, threadId, delivery }: DeliveryMessage) =>
    customers.get(program)?.deliver(threadId, delivery);
  const failed = (error: unknown) => {
    if (assemblers.get(here) === made) assemblers.delete(here);
    for (const customer of customers.values()) customer.failed(error);
  };
  const made: Assembler = {
    programs: customers,
    send: here ? onThisThread(deliver, failed) : onWorker(deliver, failed),
  };
  assemblers.set(here, made);
  return made;
}

type Start = (deliver: (message: DeliveryMessage) => void, failed: (error: unknown) => void) => Assembler["send"];

const onWorker: Start = (deliver, failed) => {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", deliver);
  assembleOnWorker(port2)
    .catch(failed)
    .finally(() => port1.close());
  return (message) => port1.postMessage(message);
};

const onThisThread: Start = (deliver, failed) => {
  const desk = Promise.all([import("./assembler-desk.js"), import("../jit/install.js")]).then(
    ([{ AssemblerDesk }, { compileBeside }]) => new AssemblerDesk(deliver, compileBeside),
  );
  let last: Promise<void> = Promise.resolve();
  return (message) => {
    if (message.kind === "close") return;
    last = last.then(async () => (await desk).take(message)).catch(failed);
  };
};
