/**
 * A stitcher: it lets `splice` stitch and says on stderr how many of a module's bytes are copied stencils. Any other
 * stitcher gets the same two things, plan and library, and gives the bytes of a module that exports "run".
 */
import { definePlugin, type Plan, type StencilLibrary, splice } from "patchwork-jit";

/** Bytes of the stencils in the plan, holes filled; the rest of a module is control flow, imports and exits. */
function stencilBytes(plan: Plan, library: StencilLibrary): number {
  let bytes = 0;
  JSON.stringify(plan.body, (key, value: unknown) => {
    if (key === "stencil") bytes += library.get(String(value))?.bytes.length ?? 0;
    return value;
  });
  return bytes;
}

export default definePlugin({
  name: "counting-stitcher",
  stitchers: {
    counting: async () => (plan, library) => {
      const bytes = splice(plan, library);
      const copied = stencilBytes(plan, library);
      process.stderr.write(`${plan.name}: ${bytes.length} bytes, ${copied} of them copied from stencils\n`);
      return bytes;
    },
  },
});
