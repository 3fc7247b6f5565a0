import {nameKey} from '../name-key.js';

/**
The name of the profile that influxctl uses where nothing names one.
*/
export const usualInfluxctlName = 'default';

const influxctlPrefix = 'influxctl:';

/**
The name by which `--profile` means influxctl's profile, also when a profile of another origin has the same name.
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
