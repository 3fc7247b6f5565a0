import type {Command} from 'commander';
import type {PlaceOptions} from '../commands/open-cluster.js';

/**
What says where to work and how: the same for the screen and for every command.
*/
export type SharedOptions = PlaceOptions & {
	readonly readOnly?: boolean;
};

/**
Adds the options that name the profile, its host and the guard.
*/
export function addPlaceOptions(command: Command): Command {
	return command
		.option('--profile <name>', 'profile by name')
		.option('--cluster <name or id>', 'cluster by name or ID')
		.option('--host <url>', 'Management API at this address; with ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN in the environment')
		.option('--ca-file <file>', 'PEM file of a certificate authority to trust besides Node\'s')
		.option('--influxctl-config <file>', 'influxctl\'s config, instead of where influxctl keeps it')
		.option('--token-stdin', 'take the management token from standard input')
		.option('--read-only', 'refuse everything that changes something');
}

/**
The shared options of a command: its own, and what stands before its name.
*/
export function sharedOptionsOf(command: Command): SharedOptions {
	const before = command.parent ? sharedOptionsOf(command.parent) : {};
	const {profile, cluster, host, caFile, influxctlConfig, tokenStdin, readOnly} = command.opts<SharedOptions>();
	return {
		...before,
		...(profile !== undefined && {profile}),
		...(cluster !== undefined && {cluster}),
		...(host !== undefined && {host}),
		...(caFile !== undefined && {caFile}),
		...(influxctlConfig !== undefined && {influxctlConfig}),
		...(tokenStdin && {tokenStdin}),
		...(readOnly && {readOnly}),
	};
}
