import {nameKey} from '../name-key.js';

const influxctlPrefix = 'influxctl:';

/**
What `--profile` takes for influxctl's profile of this name, whether or not a profile of another origin has the name too.
*/
export function influxctlName(name: string): string {
	return `${influxctlPrefix}${name}`;
}

/**
The name in influxctl's config that `influxctl:prod` means (`prod`); undefined for any other name.
*/
export function nameInInfluxctl(name: string): string | undefined {
	return nameKey(name.slice(0, influxctlPrefix.length)) === influxctlPrefix ? name.slice(influxctlPrefix.length) : undefined;
}
