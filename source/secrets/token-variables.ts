/**
The environment variables that hold, or may hold, a token of InfluxDB's: this program's own, and those of InfluxData's clients.
*/
const wellKnown = ['MANAGEMENT_TOKEN', 'INFLUX_TOKEN', 'INFLUXDB_TOKEN', 'INFLUX_MANAGEMENT_TOKEN', 'INFLUXDB_MANAGEMENT_TOKEN', 'INFLUXDB3_AUTH_TOKEN'] as const;

const named = new Set<string>(wellKnown);

/**
Notes that a profile takes its management token from these variables. Every profile that is read notes its own, so that a program started for one profile does not get the tokens of the others.
*/
export function noteTokenVariables(sources: ReadonlyArray<{readonly kind: string; readonly variable?: string}>): void {
	for (const {variable} of sources) {
		if (variable !== undefined) {
			named.add(variable);
		}
	}
}

/**
The names of all environment variables that hold, or may hold, a token of InfluxDB's.
*/
export function tokenVariables(): ReadonlySet<string> {
	return named;
}

/**
Whether a shell could export a variable of this name (POSIX, "Name").
*/
export function isVariableName(text: string): boolean {
	return /^[a-z_]\w*$/i.test(text);
}
