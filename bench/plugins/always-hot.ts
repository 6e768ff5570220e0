/**
 * A naive hotness policy: every loop is compiled at its first back-edge, tried again in every turn in which that
 * failed, and made anew whenever it was left. It shows what the toolkit's counters and back-off are worth: short
 * loops now pay for compilations that never come back.
 */
import { definePlugin } from "patchwork-jit";

export default definePlugin({
  name: "always-hot",
  hotness: {
    always: {
      first: () => 1,
      again: () => 1,
      patience: () => 1,
      renew: () => true,
    },
  },
});
