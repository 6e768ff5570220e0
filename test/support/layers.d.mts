/** Types of layers.mjs. */
export function importsOf(source: string): string;
export function checkLayers(root?: string): Promise<{ files: number; cruised: number; violations: string[] }>;
