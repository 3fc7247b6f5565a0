import {readdirSync, readFileSync} from 'node:fs';

/**
The CPU time that the threads of a process have used so far, in milliseconds, to the nanosecond. Undefined where the system does not report it: only Linux does.
*/
export function cpuOf(pid: number): number | undefined {
	try {
		const nanoseconds = readdirSync(`/proc/${pid}/task`)
			.map(thread => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]));
		return nanoseconds.reduce((sum, thread) => sum + thread, 0) / 1e6;
	} catch {
		return undefined;
	}
}

/**
Whether a thread of the process runs, or would if it had a processor: on a busy machine a program may wait for one longer than it takes to answer a key. False where the system does not report it.
*/
export function isRunnable(pid: number): boolean {
	try {
		return readdirSync(`/proc/${pid}/task`).some(thread => readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').includes(') R '));
	} catch {
		return false;
	}
}

/**
The most memory that a process has used at once so far, in MB (proc(5), VmHWM). Undefined where the system does not report it: only Linux does.
*/
export function peakMemoryOf(pid: number): number | undefined {
	try {
		const kilobytes = /VmHWM:\s+(?<kilobytes>\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.kilobytes;
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
	} catch {
		return undefined;
	}
}
