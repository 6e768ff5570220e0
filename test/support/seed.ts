/**
 * The seed of every property test: fixed, so that a run says something of the change and not of luck.
 * `FUZZ_SEED=random npm test` (or a number) looks elsewhere; fast-check prints the seed of a failure.
 */
import fc from "fast-check";

const wanted = process.env.FUZZ_SEED ?? "20261123";
if (wanted !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
