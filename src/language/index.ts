export { compileProgram } from "./program.js";
export { PythonSyntaxError } from "./syntaxErrors.js";
