/**
 * The assembler as schedulers see it: a worker of the pool, lent while programs run that may order, takes the orders of all their threads,
 * one after the other, and its deliveries go back to the threads.
 */
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Delivery, Order } from "../jit/assembler.js";
import type { PluginTask } from "../plugins/use.js";
import { assembleOnWorker } from "./pool.js";
import type { AssemblerMessage, DeliveryMessage, JitSettings } from "./protocol.js";

interface Assembler {
  readonly port: MessagePort;
  readonly programs: Map<number, Customer>;
}

/** A program whose threads order. */
export interface Customer {
  readonly memory: WebAssembly.Memory;
  readonly jit: JitSettings;
  readonly plugins?: PluginTask;
  readonly deliver: (threadId: number, delivery: Delivery) => void;
  /** Its worker died: what was ordered never comes. */
  readonly failed: (error: unknown) => void;
}

/** What a program has of the assembler. */
export interface Assembly {
  order(threadId: number, order: Order): void;
  /** What is ordered and not begun yet is given up. */
  end(): void;
}

let assembler: Assembler | undefined;
let programs = 0;

/** Boots it where it was not yet. */
export function openAssembly(customer: Customer): Assembly {
  const used = theAssembler();
  const program = ++programs;
  const { memory, jit, plugins } = customer;
  const ended = new Int32Array(new SharedArrayBuffer(4));
  used.programs.set(program, customer);
  send(used, { kind: "program", program, memory, ended, jit, ...(plugins && { plugins }) });
  return {
    order: (threadId, order) => send(used, { kind: "order", program, threadId, order }),
    end: () => {
      used.programs.delete(program);
      Atomics.store(ended, 0, 1);
      send(used, { kind: "end", program });
      if (used.programs.size > 0) return;
      send(used, { kind: "close" });
      if (assembler === used) assembler = undefined;
    },
  };
}

const send = ({ port }: Assembler, message: AssemblerMessage): void => port.postMessage(message);

function theAssembler(): Assembler {
  if (assembler) return assembler;
  const { port1, port2 } = new MessageChannel();
  const made: Assembler = { port: port1, programs: new Map() };
  port1.on("message", ({ program, threadId, delivery }: DeliveryMessage) =>
    made.programs.get(program)?.deliver(threadId, delivery),
  );
  assembleOnWorker(port2)
    .catch((error: unknown) => {
      for (const { failed } of made.programs.values()) failed(error);
    })
    .finally(() => {
      port1.close();
      if (assembler === made) assembler = undefined;
    });
  assembler = made;
  return made;
}
