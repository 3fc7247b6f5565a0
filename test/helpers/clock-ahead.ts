import {fileURLToPath} from 'node:url';

/**
The environment variables that put a program's clock this many milliseconds ahead.
*/
export const clockAhead = (milliseconds: number): Readonly<Record<string, string>> => ({
	NODE_OPTIONS: `--import ${fileURLToPath(new URL('later-clock.js', import.meta.url))}`, // eslint-disable-line @typescript-eslint/naming-convention -- Node's own
	TEST_CLOCK_AHEAD: String(milliseconds), // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
});
