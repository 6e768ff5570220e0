/**
 * Starts this command once more in a Node that has the flags which a V8 tier needs: they are process-wide and are
 * only safe from the start (base/v8-tiers.ts). `bench` passes them itself and needs no second process.
 */
import { spawn } from "node:child_process";
import { EXIT } from "../base/errors.js";
import { missingTierFlags, type V8Tier } from "../base/v8-tiers.js";

/** Resolves with the other process's exit code; undefined when this process has the flags already. */
export async function restartedForTier(tier: V8Tier): Promise<number | undefined> {
  const missing = missingTierFlags(tier, process.execArgv);
  if (missing.length === 0) return undefined;
  const [script = "", ...args] = process.argv.slice(1);
  const child = spawn(process.execPath, [...process.execArgv, ...missing, script, ...args], { stdio: "inherit" });
  // A terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? EXIT.interrupted : EXIT.failed)));
  });
}
