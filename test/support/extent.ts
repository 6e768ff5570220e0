/**
 * How much of the tables `npm test` runs. By itself all programs and guards go through the cells that differ most, and a fixed
 * part of them through the others, so that the tests end within minutes on two cores; `WHOLE=1 npm test` leaves
 * none out, but for the cells that are of threads only.
 */
export const WHOLE = process.env.WHOLE === "1";
