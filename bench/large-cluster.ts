import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {projectFolder} from '../test/helpers/project-folder.js';

export type LargeCluster = {
	/**
	The arguments and the environment that make the program open this cluster.
	*/
	readonly arguments: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	close(): Promise<void>;
};

/**
Starts the emulator in a process of its own, with `influx-tokens emulator`, so that its work does not slow the measured process.
*/
export async function startLargeCluster(tokens: number): Promise<LargeCluster> {
	const child = spawn(process.execPath, [path.join(projectFolder(), 'dist/cli.js'), 'emulator', '--port', '0', '--tokens', String(tokens)], {stdio: ['ignore', 'pipe', 'inherit']});
	const exit = once(child, 'exit');
	let url = '';
	let environment: Record<string, string> = {};
	for await (const line of createInterface({input: child.stdout})) {
		url ||= / at (?<url>http:\S+):/.exec(line)?.groups?.url ?? '';
		// The first such line is the main cluster's.
		if (line.startsWith('export ')) {
			environment = Object.fromEntries(line.split(' ').slice(1).map(word => word.split('=', 2) as [string, string]));
			break;
		}
	}

	return {
		arguments: ['--host', url],
		environment,
		async close() {
			child.kill();
			await exit;
		},
	};
}
