/** One line that is drawn over on a terminal; elsewhere a line for each program. Drawn between processes only. */
import type { PlannedRun } from "../lab/plan.js";

export class Progress {
  private program = "";

  show({ program, cell, order }: PlannedRun, total: number): void {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${program}: ${order + 1} of ${total}, ${cell.id}`);
    } else if (program !== this.program) {
      process.stderr.write(`${program}: ${total} runs\n`);
    }
    this.program = program;
  }

  observe(program: string, cell: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${program}: observing ${cell}`);
  }

  inspect(program: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${program}: inspecting its code for the report`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
}
