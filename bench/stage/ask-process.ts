import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/**
Runs a module of the benchmark in a process of its own and returns the one message that it sends. Throws when the process ends without it.
*/
export async function askProcess<Message>(module: URL, ...parameters: readonly string[]): Promise<Message> {
	const child = fork(fileURLToPath(module), [...parameters]);
	const exit = once(child, 'exit');
	const answer = new Promise<Message>((resolve, reject) => {
		child.once('message', message => {
			resolve(message as Message);
		});
		exit.then(() => {
			reject(new Error(`${module.pathname} ended without an answer`));
		}).catch(reject);
	});
	const message = await answer;
	await exit;
	return message;
}
