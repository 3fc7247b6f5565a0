/**
The name of what forbids changes, for a person who looks for it: the flag, or the environment variable. Undefined where neither does.
*/
export function readOnlySource({readOnly}: {readonly readOnly?: boolean}, environment: Readonly<Record<string, string | undefined>>): string | undefined {
	if (readOnly) {
		return '--read-only';
	}

	return isOn(environment.INFLUX_TOKENS_READ_ONLY) ? 'INFLUX_TOKENS_READ_ONLY' : undefined;
}

/**
Whether the flag or `INFLUX_TOKENS_READ_ONLY` forbids changes. One of them is enough. A profile can forbid changes too, and can never allow what these forbid.
*/
export function isReadOnlyBy(options: {readonly readOnly?: boolean}, environment: Readonly<Record<string, string | undefined>>): boolean {
	return readOnlySource(options, environment) !== undefined;
}

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}
