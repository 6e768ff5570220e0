import { it } from "vitest";
import { writeFileSync } from "node:fs";
import { library, Machine, observation } from "/work/main/test/jit/support.js";
import { loopRegion } from "/work/main/src/jit/region/loop.js";
import { makePlan } from "/work/main/src/jit/plan/make.js";
import { printPlan } from "/work/main/src/jit/plan/print.js";
import { splice } from "/work/main/src/jit/stitch/splice.js";
import { loadStitcher } from "/work/main/src/jit/stitch/stitcher.js";
import { planToWat } from "/work/main/src/jit/stitch/wat.js";
it("smoke", async () => {
  const o = observation({ names: ["n", "i", "total"], text: `
    JUMP_IF_NOT_LT_INT @4 r1 r0
    ADD_INT r2 r2 r1
    ADD_INT_K r1 r1 k0
    JUMP_BACK #0 @0
    RETURN r2`, constants: [1], entry: ["int","int","int"], registers: 5 });
  const r = loopRegion(o) as any;
  console.log(JSON.stringify(r));
  const p = makePlan(o, r, library) as any;
  console.log(printPlan(p));
  console.log(planToWat(p, library));
  for (const name of ["splice","binaryen","binaryen-opt"] as const) {
    const s = await loadStitcher(name);
    const bytes = s.stitch(p, library);
    writeFileSync("/tmp/pw/"+name+".wasm", bytes);
    const m = new Machine(); m.set(0, 10); m.set(1,0); m.set(2,0);
    console.log(name, bytes.length, WebAssembly.validate(bytes), m.run(bytes), m.registers(3));
  }
});
