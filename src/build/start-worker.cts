/** What piscina starts where `run` is one file (bundle.ts copies it to dist/threads/worker.cjs). */
import path = require("node:path");
import whole = require("../build/whole.cjs");

type Work = (task: unknown) => Promise<unknown>;

const worker = whole.load(path.join(__dirname, "worker.whole.cjs"));
const work = worker.exports as Work;

/** The build asks for the code of what a worker has called. */
const keeping: Work = async (task) => {
  const outcome = await work(task);
  worker.keep();
  return outcome;
};

export = process.env.PATCHWORK_KEEP_CODE ? keeping : work;
