import {readFileSync, readlinkSync} from 'node:fs';
import process from 'node:process';
import * as v from 'valibot';
import {errorCode} from './error-reason.js';

/**
What distinguishes a process from every other one that has or had its id. All of it comes from Linux's /proc and is absent elsewhere.
*/
export const processMarkSchema = v.object({
	/**
	Ticks of the clock from the machine's start to the process's start (proc_pid_stat(5), field 22).
	*/
	started: v.optional(v.string()),
	/**
	The machine's start: another one after each restart.
	*/
	boot: v.optional(v.string()),
	/**
	The namespace that the process id belongs to: another one in each container.
	*/
	namespace: v.optional(v.string()),
});

export type ProcessMark = v.InferOutput<typeof processMarkSchema>;

let own: ProcessMark | undefined;

/**
The mark of this process.
*/
export function ownMark(): ProcessMark {
	own ??= Object.fromEntries(Object.entries({
		started: statusOf('self')?.started,
		boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
		namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
	}).filter(([, value]) => value !== undefined));
	return own;
}

/**
Whether this process and one with that mark see the same process ids, as far as both are known: the same machine, since the same start, in the same container.
*/
export function hasSameIds(mark: ProcessMark): boolean {
	const here = ownMark();
	return isSame(mark.boot, here.boot) && isSame(mark.namespace, here.namespace);
}

/**
Whether the process still runs: neither ended, nor a zombie that its parent has not asked about, nor another one that was given the same id later. Without a known start, any process with the id counts.
*/
export function isRunning(pid: number, started: string | undefined): boolean {
	const status = statusOf(pid);
	if (status !== undefined) {
		return status.state !== 'Z' && status.state !== 'X' && isSame(status.started, started);
	}

	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, under another user.
		return errorCode(error) !== 'ESRCH';
	}
}

export function isSame(one: string | undefined, other: string | undefined): boolean {
	return one === undefined || other === undefined || one === other;
}

function statusOf(pid: number | 'self'): {readonly state: string | undefined; readonly started: string | undefined} | undefined {
	return attempt(() => {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the program's name in parentheses, which may hold anything.
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		return {state: fields[0], started: fields[19]};
	});
}

function attempt<Value>(read: () => Value): Value | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
