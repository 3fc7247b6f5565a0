import type {ManagementApi} from '../../../api/types.js';
import {startChanges} from '../../../operations/start-changes.js';
import {obstacleOfStep} from '../../../operations/rotation/successor-obstacle.js';
import {verbOf} from '../../../operations/change-words.js';
import type {
	TrackedChange,
	ChangeStop,
	Change,
	RotationPart,
} from '../../../operations/types.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {holdSignals} from './hold-signals.js';
import type {Work} from './open-work.js';
import {showRunProgress} from './run-progress.js';

export type ChangesDone = {
	readonly changes: readonly TrackedChange[];
	readonly isInterrupted: boolean;
	/**
	The service's message of a 401. It ended the run, because without a screen no person can enter another management token. Undefined where there was none.
	*/
	readonly unauthorized: string | undefined;
	/**
	Why the remaining changes were not started, where the service or the network was the reason.
	*/
	readonly stoppedFor: ChangeStop | undefined;
};

/**
Runs changes without a screen. A step of a rotation takes nothing from the old token before the successor can do its work. SIGINT, SIGTERM and SIGHUP stop the run after the requests that are in flight, which are verified and written into the journal.
*/
export async function runChanges({api, work, changes, concurrency, listLength, rotation}: {
	readonly api: ManagementApi;
	readonly work: Work;
	readonly changes: readonly Change[];
	readonly concurrency?: number | undefined;
	/**
	How many tokens the cluster's list had.
	*/
	readonly listLength?: number | undefined;
	readonly rotation?: RotationPart | undefined;
}, surroundings: Pick<CommandSurroundings, 'environment' | 'stderr' | 'now' | 'pace'>): Promise<ChangesDone> {
	const progress = showRunProgress(verbOf(changes.map(({request}) => request)).present, surroundings);
	let unauthorized: string | undefined;
	const run = startChanges({
		api,
		journal: work.journal,
		changes,
		context: {...work.context, ...(rotation && {rotation})},
		...(concurrency !== undefined && {concurrency}),
		listLength,
		...(surroundings.pace && {wait: surroundings.pace.wait}),
		findObstacle: rotation && obstacleOfStep(rotation, work.entries, {api, now: () => new Date(surroundings.now())}),
		onChange(state) {
			const {pausedFor} = state;
			if (pausedFor?.kind === 'unauthorized') {
				unauthorized ??= pausedFor.message;
				run.stop();
			}

			progress.update(state);
		},
	});
	const held = holdSignals(() => {
		run.stop();
	});
	try {
		const tracked = await run.finished;
		const {stoppedFor} = run.state;
		return {
			changes: tracked, isInterrupted: held.isInterrupted, unauthorized, stoppedFor: stoppedFor?.kind === 'asked' ? undefined : stoppedFor,
		};
	} finally {
		held.release();
		progress.end();
	}
}
