/**
Whether the flag or `INFLUX_TOKENS_READ_ONLY` forbids changes. The strictest of the two wins; a profile can only add to it.
*/
export function isReadOnlyBy({readOnly}: {readonly readOnly?: boolean}, environment: Readonly<Record<string, string | undefined>>): boolean {
	return Boolean(readOnly) || isOn(environment.INFLUX_TOKENS_READ_ONLY);
}

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}
