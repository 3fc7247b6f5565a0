/**
This program's version, written in by the build; `development` where the sources run unbundled.
*/
// eslint-disable-next-line n/prefer-global/process -- esbuild replaces the expression for the global only
export const version = process.env.INFLUX_TOKENS_VERSION ?? 'development';
