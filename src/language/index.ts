export { nativeFinder } from "./native-modules.js";
export { compileProgram } from "./program.js";
export { PythonSyntaxError } from "./syntax-errors.js";
