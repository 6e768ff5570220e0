/**
 * The package's entry: the public library (library.ts), which the build bundles here. library.ts itself stays as tsc
 * makes it, for whoever runs the files of dist/ one by one (the tests).
 */
export * from "./library.js";
