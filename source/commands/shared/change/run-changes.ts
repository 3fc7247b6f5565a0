import type {ManagementApi} from '../../../api/types.js';
import {startChanges} from '../../../operations/changes.js';
import {obstacleOfStep} from '../../../operations/rotation/successor-obstacle.js';
import {wordsOf} from '../../../operations/change-summary.js';
import type {
	ChangeItem,
	ChangeStop,
	ChangeTarget,
	RotationPart,
} from '../../../operations/types.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {holdSignals} from './hold-signals.js';
import type {Work} from './open-work.js';
import {showRunProgress} from './run-progress.js';

export type ChangesDone = {
	readonly items: readonly ChangeItem[];
	readonly isInterrupted: boolean;
	/**
	The service's words of a 401, which ended the run: nobody is there to enter another management token.
	*/
	readonly unauthorized: string | undefined;
	/**
	Why the rest was not started, where the service or the way to it was the reason.
	*/
	readonly stoppedFor: ChangeStop | undefined;
};

/**
Does a run of changes without a screen. A step of a rotation takes nothing from the old token before its successor can do its work. SIGINT, SIGTERM and SIGHUP stop it after what is in flight, which is verified and written down.
*/
export async function runChanges({api, work, targets, concurrency, rotation}: {
	readonly api: ManagementApi;
	readonly work: Work;
	readonly targets: readonly ChangeTarget[];
	readonly concurrency?: number | undefined;
	readonly rotation?: RotationPart | undefined;
}, surroundings: Pick<CommandSurroundings, 'environment' | 'stderr' | 'now' | 'pace'>): Promise<ChangesDone> {
	const progress = showRunProgress(wordsOf(targets.map(({change}) => change)).present, surroundings);
	let unauthorized: string | undefined;
	const run = startChanges({
		api,
		journal: work.journal,
		targets,
		context: {...work.context, ...(rotation && {rotation})},
		...(concurrency !== undefined && {concurrency}),
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
		const items = await run.finished;
		const {stoppedFor} = run.state;
		return {
			items, isInterrupted: held.isInterrupted, unauthorized, stoppedFor: stoppedFor?.kind === 'asked' ? undefined : stoppedFor,
		};
	} finally {
		held.release();
		progress.end();
	}
}
