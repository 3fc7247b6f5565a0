import process from 'node:process';
import {Option, type Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import {leaveExitCode, watchOutput} from '../shared/program/watch-output.js';
import type {EmulatorCommandOptions, Serve} from './run.js';
import {oddCreatesHelp, faultsFileHelp} from './help.js';

/**
`influx-tokens emulator`. `loadServe` loads the emulator, which only cli.tsx and the tests import.
*/
export function addEmulatorCommand(program: Command, loadServe: () => Promise<Serve>): void {
	const command = program.command('emulator')
		.description('serve a Management API on this machine, with accounts, clusters and tokens made up for trying things out')
		.addOption(new Option('--product <product>', 'the product whose API it serves').choices(['dedicated', 'clustered']).default('dedicated'))
		.option('--port <number>', 'port on 127.0.0.1', '8080')
		.option('--tokens <number>', 'database tokens on the main cluster', '757')
		.option('--seed <number>', 'another number makes other tokens', '1')
		.addOption(new Option('--revoked <how>', 'what becomes of revoked tokens').choices(['listed', 'gone', 'list-only', 'get-only']).default('listed'))
		.option('--latency <ms>', 'wait before each answer', '0')
		.option('--faults <file>', 'JSON list of faults to play')
		.option('--log <file>', 'append each request as a line of JSON; "stderr" prints them')
		.option('--management-token <value>', 'the token it accepts; made up anew at each start by default');
	addSignIn(command);
	addOddities(command)
		.addHelpText('after', `${examples(
			'influx-tokens emulator --port 8097 --tokens 60',
			'influx-tokens emulator --odd-rows --revoked gone --second-delete 409',
			'influx-tokens emulator --create-as expiry-dropped --activation-looks 3',
			'influx-tokens emulator --product clustered --sign-in --token-life 120',
			'influx-tokens emulator --clock-offset -63072000 --faults faults.json',
		)}\n\n${oddCreatesHelp}\n\n${faultsFileHelp}`)
		.action(async (options: EmulatorCommandOptions) => {
			const [{runEmulator}, serve] = await Promise.all([import('./run.js'), loadServe()]);
			await leaveExitCode(await runEmulator(options, serve, {stdout: process.stdout, stderr: process.stderr, hasFailed: watchOutput()}));
		});
}

/**
Adds the options of the identity provider.
*/
function addSignIn(command: Command): void {
	command
		.optionsGroup('Sign-in:')
		.option('--sign-in', 'be an identity provider too, and print an influxctl config that signs in there; needs --product clustered')
		.option('--approve-after <polls>', 'approve a sign-in by itself after so many requests; without it a page does')
		.option('--deny', 'deny it in place of approving it')
		.option('--slow-downs <number>', 'answer so many requests with slow_down first', '0')
		.option('--code-life <seconds>', 'how long a code for signing in works', '600')
		.option('--token-life <seconds>', 'how long a token works that came by signing in', '3600')
		.option('--no-refresh-token', 'give no refresh token');
}

/**
Adds the options for behaviour that the API's documents leave open, or that services show against them.
*/
function addOddities(command: Command): Command {
	return command
		.optionsGroup('Oddities:')
		.addOption(new Option('--revoked-grants <how>', 'whether revoked tokens still name their grants').choices(['kept', 'cleared']).default('kept'))
		.addOption(new Option('--second-delete <code>', 'answer to a DELETE of a revoked token').choices(['204', '404', '409']).default('404'))
		.option('--activation-lag <ms>', 'a created token is found by GET and in lists only after that time', '0')
		.option('--activation-looks <number>', 'how many GETs and lists miss a created token', '0')
		.option('--create-as <name>', 'do every create wrongly; the names are below')
		.addOption(new Option('--expiration-type <rule>', 'whether a create needs the field expirationType (required) or must not have it (refused); 400 otherwise').choices(['optional', 'required', 'refused']).default('optional'))
		.option('--description-limit <number>', 'longest description in characters (code points); 400 for a longer one')
		.option('--description-bytes <number>', 'the same in bytes')
		.option('--clock-offset <seconds>', 'how far the whole service\'s clock is ahead, or behind with -', '0')
		.option('--date <how>', 'the Date header alone: right, missing, unreadable, or seconds ahead', 'right')
		.addOption(new Option('--ids <case>', 'how IDs are written in answers').choices(['lower', 'upper']).default('lower'))
		.option('--permission-ids', 'give each permission in an answer an id')
		.option('--odd-rows', 'add rows that break the documented schema, one of each kind');
}
