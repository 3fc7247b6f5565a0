/**
The URL of a compiled source file as a string literal, for an import in a script that a test runs in another process. `name` is the file's path below source/ without its extension: `journal/journal`.
*/
export const sourceModule = (name: string): string => JSON.stringify(new URL(`../../source/${name}.js`, import.meta.url).href);
