import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Environment} from '../storage/user-directory.js';
import {childEnvironment} from './child-environment.js';
import {findExecutable} from './find-executable.js';

/**
Runs `tmux load-buffer -w -`, which puts the text into tmux's buffer and sends it to the terminal's clipboard. Gives `loaded` if tmux did so within `timeout` ms. tmux below 3.2 does not know `-w` and refuses.

The text may be a secret: it goes through the standard input only, and nothing that tmux says is read.
*/
export async function loadTmuxBuffer(text: string, {environment, timeout = 2000}: {readonly environment: Environment; readonly timeout?: number}): Promise<'loaded' | 'failed'> {
	const file = findExecutable('tmux', environment);
	if (file === undefined) {
		return 'failed';
	}

	const child = spawn(file, ['load-buffer', '-w', '-'], {
		env: childEnvironment(environment), stdio: ['pipe', 'ignore', 'ignore'], timeout, killSignal: 'SIGKILL',
	});
	// A tmux that refuses does not read its input (EPIPE). Its exit code says so.
	child.stdin.on('error', () => undefined);
	child.stdin.end(text);
	try {
		const [code] = await once(child, 'close') as [number | null]; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
		return code === 0 ? 'loaded' : 'failed';
	} catch {
		return 'failed';
	}
}
