import {spawnSync} from 'node:child_process';

/**
Whether the process runs. A process that has ended stays in the list as a zombie until its new parent reaps it, so a zombie does not count.
*/
export function isRunning(pid: number): boolean {
	const {stdout} = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'});
	return stdout.trim() !== '' && !stdout.trimStart().startsWith('Z');
}
