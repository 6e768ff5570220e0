/** A worker that waits, without a limit, for the end of a claim, and tells which state the loop is then in. */
import { parentPort, workerData } from "node:worker_threads";
import { CodeCache } from "../../dist/jit/cache.js";

const { memory, loop } = workerData;
const cache = new CodeCache(memory);
parentPort.postMessage("waiting");
cache.awaitClaim(loop, 2 ** 31 - 1);
parentPort.postMessage(cache.state(loop));
