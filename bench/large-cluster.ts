import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {projectFolder} from '../test/helpers/project-folder.js';

export type LargeCluster = {
	/**
	The arguments and the environment with which the program opens it.
	*/
	readonly arguments: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	close(): Promise<void>;
};

/**
The emulator in a process of its own, as `influx-tokens emulator` starts it: what it does must not slow what is measured here.
*/
export async function startLargeCluster(tokens: number): Promise<LargeCluster> {
	const child = spawn(process.execPath, [path.join(projectFolder(), 'dist/cli.js'), 'emulator', '--port', '0', '--tokens', String(tokens)], {stdio: ['ignore', 'pipe', 'inherit']});
	const exit = once(child, 'exit');
	let url = '';
	let environment: Record<string, string> = {};
	for await (const line of createInterface({input: child.stdout})) {
		url ||= / at (?<url>http:\S+):/.exec(line)?.groups?.url ?? '';
		// The main cluster's line comes first.
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
