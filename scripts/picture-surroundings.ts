/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
/**
The environment in which a picture is taken: all colours, UTC, and a clock that stands still.
*/
export const pictureSurroundings = {
	COLORTERM: 'truecolor',
	TZ: 'UTC',
	NODE_OPTIONS: `--import ${new URL('screenshot-clock.js', import.meta.url).href}`,
};
/* eslint-enable @typescript-eslint/naming-convention */
