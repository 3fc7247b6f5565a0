import type {Environment} from './user-directory.js';

// A pinentry would draw over this program's screen; without this variable it fails, and says so.
const left = new Set(['MANAGEMENT_TOKEN', 'GPG_TTY']);

// As InfluxData's documents show them: a management token and a database token.
const influxToken = /(?:^|[^\w.])(?:M\.V\d+\.|apiv\d+_)[\w+\-./=]{8,}/;

/**
The environment for a program that this one starts: without `MANAGEMENT_TOKEN`, without `GPG_TTY`, without the variables of the profile at hand, and without any whose value is a token of InfluxDB's.
*/
export function childEnvironment(environment: Environment, variables: readonly string[] = []): Environment {
	return Object.fromEntries(Object.entries(environment).filter(([name, value]) => !left.has(name) && !variables.includes(name) && !influxToken.test(value ?? '')));
}
