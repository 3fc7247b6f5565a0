import process from 'node:process';
import {Option, type Command} from 'commander';
import type {EmulatorCommandOptions, Serve} from '../commands/emulator.js';
import {examples} from './examples.js';

/**
`influx-tokens emulator`. `loadServe` gives the emulator, which nothing but the command line and the tests imports.
*/
export function addEmulatorCommand(program: Command, loadServe: () => Promise<Serve>): void {
	program.command('emulator')
		.description('serve a Management API on this machine, with accounts, clusters and tokens made up for trying things out')
		.option('--port <number>', 'port on 127.0.0.1', '8080')
		.option('--tokens <number>', 'database tokens on the main cluster', '757')
		.option('--seed <number>', 'another number makes other tokens', '1')
		.addOption(new Option('--revoked <how>', 'what becomes of revoked tokens').choices(['listed', 'gone']).default('listed'))
		.option('--latency <ms>', 'wait before each answer', '0')
		.option('--faults <file>', 'JSON list of faults to play')
		.option('--log <file>', 'append each request as a line of JSON; "stderr" prints them')
		.option('--management-token <value>', 'the token it accepts; made up anew at each start by default')
		.addHelpText('after', examples('influx-tokens emulator --port 8097 --tokens 60'))
		.action(async (options: EmulatorCommandOptions) => {
			const [{runEmulator}, serve] = await Promise.all([import('../commands/emulator.js'), loadServe()]);
			process.exitCode = await runEmulator(options, serve, process);
		});
}
