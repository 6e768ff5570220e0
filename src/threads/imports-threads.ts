/** Which programs find workers ready: those of whose own files one imports what starts threads. */
const IMPORTS_THREADS = /\b_?threading\b|^\s*(?:from|import)\s[^#\n]*\b(?:_thread|queue|concurrent)\b/m;

/** Of a file's text; in doubt true. */
export const importsThreads = (source: string): boolean => IMPORTS_THREADS.test(source);
