import {tokenIdOf, type Activity} from '../../journal/activity.js';
import type {OpenBatch} from '../../journal/batches/open-batches.js';
import {leftWords, restOfBatch, type RestOfBatch} from '../../operations/rest-of-batch.js';
import {undoOfBatch} from '../../operations/undo-of-batch.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';

const nothingOpen = 'No batch has changes that were never begun.';

/**
The keys that act on a whole batch: undo all of it, go on with what was never begun of it, or no longer offer that. `current` is the change under the cursor, `openBatches` are in the order of the journal.

Undo and go-on check each token against the list, say which are left alone, and open the confirmation of the others.
*/
export function useBatchActions(current: Activity | undefined, activities: readonly Activity[], openBatches: readonly OpenBatch[]): KeyHandlers {
	const {navigate, notice, services} = useAppContext();
	const {isReadOnly, secrets} = useProfileSession();
	const {cluster, tokens, tokenOf, journal: {entries, reread}} = useClusterSession();
	const show = useShow();
	const open = openBatches.find(({batchId}) => batchId === current?.intent.batchId) ?? openBatches.at(-1);

	const confirm = ({changes, left}: RestOfBatch, batch: Pick<ChangeBatch, 'action' | 'purpose' | 'continuesBatchId' | 'isUndo'>) => {
		const words = leftWords(left, changes.length + left.length);
		if (changes.length > 0) {
			navigate({type: 'opened', screen: {name: 'confirm', batch: {...batch, changes, hiddenIds: new Set()}}});
		}

		notice(words === undefined ? undefined : show(words), 'warning');
	};

	const goOn = () => {
		if (!open) {
			return;
		}

		const {action, time, reason, batchId} = open;
		const why = `Goes on with the ${action} of ${isoSeconds(new Date(time))}.`;
		confirm(restOfBatch(open, {
			tokenOf, entries, now: services.now(), limit: services.descriptionLimit,
		}), {action, purpose: reason === undefined ? why : `${reason} (${why})`, continuesBatchId: batchId});
	};

	const leaveRest = () => {
		void (async () => {
			// The lock makes sure that no program works on the batch at this moment.
			const lock = open && await services.lockBatch(cluster.id);
			if (!lock) {
				return;
			}

			if (!lock.ok) {
				notice(show(lock.message), 'danger');
				return;
			}

			const opened = await services.openJournal(cluster.id, secrets);
			const written = opened.ok ? await opened.value.append({kind: 'batch-end', batchId: open.batchId, notStarted: []}) : opened;
			lock.value.release();
			notice(written.ok ? `No longer offered: the rest of the ${open.action} of ${open.time}.` : show(written.message), written.ok ? 'good' : 'danger');
			reread();
		})();
	};

	const undo = (undone: Activity) => {
		const {action, batchId, time} = undone.intent;
		confirm(undoOfBatch(activities.filter(({intent}) => intent.batchId === batchId), {tokenOf, entries}), {
			action: action === 'suspend' ? 'resume' : 'update', purpose: `Undoes the ${action} of ${time}.`, isUndo: true,
		});
	};

	const resting = {'go-on': goOnHandler(open !== undefined, tokens.value !== undefined, goOn), 'leave-rest': open ? leaveRest : nothingOpen};
	if (isReadOnly) {
		return {...resting, 'undo-batch': readOnlyObstacle, 'go-on': readOnlyObstacle};
	}

	return {
		...resting,
		'undo-batch': current === undefined
			? 'No change is under the cursor.'
			: undoObstacle(current, activities) ?? (() => {
				undo(current);
			}),
	};
}

function goOnHandler(isOpen: boolean, isLoaded: boolean, goOn: () => void): (() => void) | string {
	if (!isOpen) {
		return nothingOpen;
	}

	return isLoaded ? goOn : 'The tokens are not loaded yet.';
}

/**
Why the batch of a change cannot be undone as a batch. Undefined where it can.
*/
function undoObstacle({intent}: Activity, activities: readonly Activity[]): string | undefined {
	if (countTokens(activities, intent) < 2) {
		return 'It was confirmed alone: u undoes it.';
	}

	if (intent.action === 'create' || intent.action === 'revoke') {
		return 'A revoke cannot be undone: u on one of them makes an equal token.';
	}

	return intent.action === 'resume' ? 'A resume is undone by suspending the tokens again: s in the list.' : undefined;
}

/**
How many tokens the batch of a change has among these changes. Several tries with one token count once.
*/
export function countTokens(activities: readonly Activity[], {batchId}: Pick<Activity['intent'], 'batchId'>): number {
	return new Set(activities.filter(({intent}) => intent.batchId === batchId).map(activity => tokenIdOf(activity)?.toLowerCase())).size;
}
