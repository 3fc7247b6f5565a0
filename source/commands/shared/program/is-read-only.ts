/**
What forbids changes, as a person would look for it: the flag, or the environment's variable. Undefined where neither does.
*/
export function readOnlySource({readOnly}: {readonly readOnly?: boolean}, environment: Readonly<Record<string, string | undefined>>): string | undefined {
	if (readOnly) {
		return '--read-only';
	}

	return isOn(environment.INFLUX_TOKENS_READ_ONLY) ? 'INFLUX_TOKENS_READ_ONLY' : undefined;
}

/**
Whether the flag or `INFLUX_TOKENS_READ_ONLY` forbids changes. The strictest of the two wins; a profile can only add to it.
*/
export function isReadOnlyBy(options: {readonly readOnly?: boolean}, environment: Readonly<Record<string, string | undefined>>): boolean {
	return readOnlySource(options, environment) !== undefined;
}

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}
