import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {isUuid} from '../api/parse-host.js';
import {errorReason} from '../storage/error-reason.js';
import {acquireLock, type HeldLock, type LockHolder} from '../storage/lock.js';
import {refuse, type Result} from '../result.js';

/**
Takes the right to change tokens of a cluster, so that two programs do not work on one batch at once. Release it when the run is finished. The next run takes over the lock of a process that died.

The lock stands as long as its holder runs. A holder on another host keeps it until a person removes the file, because this host cannot find out whether that process runs. A holder in another container of a host of this name, or from before the machine's last start, keeps it for as long as it notes that it runs, and two minutes more. Never throws; the refusal says who holds it, and since when (UTC). Outside text in `message` is raw.
*/
export async function lockBatch(directory: string, clusterId: string): Promise<Result<HeldLock>> {
	if (!isUuid(clusterId)) {
		return refuse('Nothing can be changed: the cluster id is not a UUID. Correct it in the profile.');
	}

	const file = path.resolve(directory, `${clusterId.toLowerCase()}.batch.lock`);
	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
		// Long enough for the release of a run that has just ended.
		const lock = await acquireLock(file, {timeout: 200, beats: true});
		return lock.ok ? lock : refuse(refusal(file, lock.holder));
	} catch (error) {
		return refuse(`The lock ${file} cannot be made: ${errorReason(error)}. Make its directory writable, or set INFLUX_TOKENS_STATE_DIR to another one.`);
	}
}

function refusal(file: string, holder: LockHolder | undefined): string {
	if (!holder) {
		return `Another influx-tokens is changing tokens of this cluster. Wait until it is finished; if none runs, remove ${file}.`;
	}

	const {pid, hostname, since, isHere} = holder;
	const time = `since ${since.toISOString().slice(0, 19)}Z`;
	return pid === process.pid && isHere
		? `This influx-tokens is still changing tokens of this cluster, ${time}. Wait until it is finished.`
		: `Another influx-tokens is changing tokens of this cluster (process ${pid} on ${hostname}, ${time}). Wait until it is finished; if it no longer runs, remove ${file}.`;
}
