import {spawnSync} from 'node:child_process';

/**
Whether the process is there. A dead one stays as a zombie until its new parent looks after it.
*/
export function isRunning(pid: number): boolean {
	const {stdout} = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'});
	return stdout.trim() !== '' && !stdout.trimStart().startsWith('Z');
}
