/**
 * Stencils that read or write an item of a list have variants which do so a few items further on, made by the build from the
 * same text (src/build/variants.ts): turns that a loop does at a time (src/jit/plan/unroll.ts) then share one address.
 */

/** The stencils that have them: (storage, place, …), the place not negative. */
export const READ_AHEAD: ReadonlySet<string> = new Set([
  ...["item_load", "item_int", "item_float", "item_double", "item_list", "item_tuple"],
  ...["item_put", "item_overwrite"],
]);

/** How many items further the last variant reads. */
export const MOST_AHEAD = 3;

/** The name of the variant; the stencil's own for none ahead. */
export const aheadName = (stencil: string, items: number): string => (items === 0 ? stencil : `${stencil}_${items}`);
