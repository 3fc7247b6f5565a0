/**
The address of a compiled source file as a string literal, for an import in a script that a test runs in a process of its own. `name` is the file's path below source/, without extension: `journal/journal`.
*/
export const sourceModule = (name: string): string => JSON.stringify(new URL(`../../source/${name}.js`, import.meta.url).href);
