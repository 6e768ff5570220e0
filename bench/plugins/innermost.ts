/**
 * A region policy: only innermost loops, and only those that nothing leaves but their own end. It takes what the
 * toolkit's `loop` would take and refuses the rest, so the difference between the two is what nests and breaks give.
 */
import { definePlugin, isRefusal, loopRegion, type Region } from "patchwork-jit";

const edgesOf = (region: Region) =>
  region.blocks.flatMap(({ next, jump }) => (jump ? [next, jump] : [next])).filter(({ cold }) => !cold);

export default definePlugin({
  name: "innermost",
  regions: {
    innermost(observation) {
      const region = loopRegion(observation);
      if (isRefusal(region)) return region;
      const edges = edgesOf(region);
      if (edges.some(({ kind, target }) => kind === "back" && target !== region.header))
        return { refused: "it has an inner loop", passing: false };
      if (new Set(edges.flatMap(({ kind, target }) => (kind === "exit" ? [target] : []))).size > 1)
        return { refused: "a branch leaves it", passing: false };
      return { ...region, policy: "innermost" };
    },
  },
});
