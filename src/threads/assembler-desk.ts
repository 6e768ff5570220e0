/** What the assembler knows of the programs that order, on whichever thread it is. */
import { pathToFileURL } from "node:url";
import { loadLibrary } from "../bytecode/library.js";
import { Assembler, type Compile } from "../jit/assembler.js";
import { pipelineOf } from "../jit/host.js";
import { loadPlugins } from "./load-plugins.js";
import type { AssemblerMessage, DeliveryMessage } from "./protocol.js";

interface Program {
  readonly assembler: Assembler;
  readonly ended: Int32Array;
}

type ProgramMessage = Extract<AssemblerMessage, { kind: "program" }>;

export class AssemblerDesk {
  readonly #programs = new Map<number, Program>();

  constructor(
    private readonly deliver: (message: DeliveryMessage) => void,
    private readonly compile: Compile,
  ) {}

  async take(message: Exclude<AssemblerMessage, { kind: "close" }>): Promise<void> {
    if (message.kind === "program") {
      return this.#open(message).catch((error: Error) =>
        this.deliver({ program: message.program, failed: error.message }),
      );
    }
    if (message.kind === "end") return void this.#programs.delete(message.program);
    const { program, engine, order } = message;
    const known = this.#programs.get(program);
    if (!known || Atomics.load(known.ended, 0) !== 0) return;
    await known.assembler.assemble(order, (delivery) => this.deliver({ program, engine, delivery }));
  }

  async #open({ program, memory, ended, jit, plugins }: ProgramMessage): Promise<void> {
    await loadPlugins(plugins);
    const { library, ...settings } = jit;
    const pipeline = await pipelineOf({
      ...settings,
      ...(library !== undefined && { library: loadLibrary(pathToFileURL(library)) }),
    });
    this.#programs.set(program, { assembler: new Assembler(memory, pipeline, settings, this.compile), ended });
  }
}
