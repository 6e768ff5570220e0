/** What the lab uses of jStat, which brings no types. */
declare module "jstat" {
  interface Distribution {
    /** The quantile of `probability`. */
    inv(probability: number, degreesOfFreedom: number): number;
  }
  const jStat: { readonly studentt: Distribution; readonly chisquare: Distribution };
  export default jStat;
}
