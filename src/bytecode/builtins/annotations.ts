/** What annotationlib.py asks of the runtime. */
export const ANNOTATIONS = [["_annotations.texts", "function", "annotate:annotationTexts"]] as const;
