import type {ManagementApi} from '../../../api/types.js';
import {resumeByRenewal} from '../../../operations/resume-by-renewal.js';
import {startChanges} from '../../../operations/start-changes.js';
import {obstacleOfStep} from '../../../operations/rotation/successor-obstacle.js';
import {verbOf} from '../../../operations/change-words.js';
import type {
	TrackedChange,
	ChangeStop,
	Change,
	RotationPart,
} from '../../../operations/types.js';
import type {PlaceToChange} from '../place/place.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {holdSignals} from './hold-signals.js';
import type {Work} from './open-work.js';
import {showRunProgress} from './run-progress.js';

export type ChangesDone = {
	readonly changes: readonly TrackedChange[];
	readonly isInterrupted: boolean;
	/**
	Why the run was ended for its management token, which was refused or ends too soon: sentences, raw. Without a screen no person can enter another one. Undefined where that was not so.
	*/
	readonly unauthorized: string | undefined;
	/**
	Why the remaining changes were not started, where the service or the network was the reason.
	*/
	readonly stoppedFor: ChangeStop | undefined;
};

/**
Runs changes without a screen. A management token that is refused or ends soon is read again from where it came, and the run goes on. A step of a rotation takes nothing from the old token before the successor can do its work. SIGINT, SIGTERM and SIGHUP stop the run after the requests that are in flight, which are verified and written into the journal.
*/
export async function runChanges({api, renew, work, changes, concurrency, listLength, rotation}: {
	readonly api: ManagementApi;
	/**
	See `PlaceToChange`.
	*/
	readonly renew: PlaceToChange['renew'];
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
	const goOn = resumeByRenewal({
		run: () => run,
		renew,
		onGivenUp(reason) {
			unauthorized ??= reason;
			run.stop();
		},
	});
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
			goOn(state);
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
