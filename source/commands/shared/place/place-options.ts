import {InvalidArgumentError, Option, type Command} from 'commander';
import {timeoutProblem} from '../../../profiles/read-timeouts.js';
import type {PlaceVariables} from '../../../profiles/variables/place-variables.js';
import {placeGroup} from '../program/style-help.js';

/**
The options that say where a command works.
*/
export type PlaceOptions = {
	/**
	A name. Without it the command takes the environment's profile, or the only one, or the one that influxctl takes without a name.
	*/
	readonly profile?: string;
	/**
	A name, an id, or the first 8 or more characters of an id.
	*/
	readonly cluster?: string;
	readonly host?: string;
	/**
	Takes the management token from standard input instead of the profile's sources.
	*/
	readonly tokenStdin?: boolean;
	/**
	Prints the code of a sign-in on standard error where that is no terminal too.
	*/
	readonly signIn?: boolean;
	/**
	A PEM file, trusted besides what Node, this machine and the profile trust.
	*/
	readonly caFile?: string;
	/**
	How long one request may take, as it was typed.
	*/
	readonly timeout?: string;
	/**
	Whether requests are logged: by a command to stderr, by the screen to a file.
	*/
	readonly debug?: boolean;
	/**
	The file to which requests are logged.
	*/
	readonly debugFile?: string;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig?: string;
	/**
	The file of the policy, in place of the one that is found.
	*/
	readonly policy?: string;
	/**
	The ID of an account, in place of the profile's, as influxctl's `--account` has it.
	*/
	readonly account?: string;
	/**
	The ID of a cluster, which need not be one of the profile's, as influxctl's `--cluster` has it.
	*/
	readonly clusterId?: string;
	/**
	The variables that name what the command line does not.
	*/
	readonly variables?: PlaceVariables;
};

/**
The options that the screen and every command share: where to work, and whether anything may be changed.
*/
export type SharedOptions = PlaceOptions & {
	readonly readOnly?: boolean;
};

/**
Adds the options that say where to work, and `--read-only`.
*/
export function addPlaceOptions(command: Command): Command {
	const add = (flags: string, description: string) => {
		const option = new Option(flags, description).helpGroup(placeGroup);
		command.addOption(option);
		return option;
	};

	add('--profile <name>', 'profile by name; Demo is an emulator in the program');
	add('--cluster <name or id>', 'cluster by name or ID');
	add('--host <url>', 'Management API at this address; with ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN in the environment');
	add('--ca-file <file>', 'PEM file of a certificate authority to trust besides this machine\'s');
	add('--timeout <time>', 'how long one request may take: 30s, 1m30s; also INFLUX_TOKENS_TIMEOUT').argParser(checkTimeout);
	add('--debug', 'log each request to stderr, and from the screen to debug.log in the state directory; never a header or a body');
	add('--debug-file <file>', 'log each request to this file, which only you can read; also INFLUX_TOKENS_DEBUG');
	add('--influxctl-config <file>', 'influxctl\'s config, instead of where influxctl keeps it');
	add('--policy <file>', 'policy to go by, instead of the policy.toml that is found');
	add('--token-stdin', 'take the management token from standard input');
	add('--sign-in', 'print the code of a sign-in where standard error is no terminal too');
	add('--read-only', 'refuse everything that changes something');
	for (const [flags, description] of Object.entries(influxctlFlags)) {
		command.addOption(new Option(flags, description).helpGroup(placeGroup).hideHelp());
	}

	return command;
}

/**
Influxctl's names for where to work. Every command takes them, so that they may stand before `token` too; only the help of `token` shows them.
*/
const influxctlFlags = {
	'--config <file>': 'influxctl\'s config, as --influxctl-config',
	'--account <id>': 'account by ID, in place of the profile\'s',
	'--account-id <id>': 'the same as --account',
	'--cluster-id <id>': 'cluster by ID, in place of the profile\'s',
	'--trace': 'the same as --debug',
} as const;

/**
Shows influxctl's names in the help of a command.
*/
export function showInfluxctlFlags(command: Command): Command {
	for (const option of command.options) {
		option.hidden &&= !Object.hasOwn(influxctlFlags, option.flags);
	}

	return command;
}

type InfluxctlNames = {readonly config?: string; readonly accountId?: string; readonly trace?: boolean};

/**
Gives the value of `--timeout` as it was typed, because a command that is printed as the next step repeats it.
*/
function checkTimeout(text: string): string {
	const problem = timeoutProblem(text);
	if (problem !== undefined) {
		throw new InvalidArgumentError(problem);
	}

	return text;
}

/**
The shared options of a command: those after its name, and those before it.
*/
export function sharedOptionsOf(command: Command): SharedOptions {
	const before = command.parent ? sharedOptionsOf(command.parent) : {};
	const given = command.opts<SharedOptions & InfluxctlNames>();
	const {profile, cluster, host, caFile, timeout, debugFile, policy, tokenStdin, signIn, readOnly} = given;
	const {config, influxctlConfig = config, accountId, account = accountId, clusterId, trace, debug = trace} = given;
	return {
		...before,
		...(profile !== undefined && {profile}),
		...(cluster !== undefined && {cluster}),
		...(host !== undefined && {host}),
		...(caFile !== undefined && {caFile}),
		...(timeout !== undefined && {timeout}),
		...(debug && {debug}),
		...(debugFile !== undefined && {debugFile}),
		...(influxctlConfig !== undefined && {influxctlConfig}),
		...(policy !== undefined && {policy}),
		...(account !== undefined && {account}),
		...(clusterId !== undefined && {clusterId}),
		...(tokenStdin && {tokenStdin}),
		...(signIn && {signIn}),
		...(readOnly && {readOnly}),
	};
}
