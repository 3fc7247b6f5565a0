import type {DatabaseToken} from '../../api/types.js';
import type {Activity} from '../../journal/activity.js';
import type {JournalLine} from '../../journal/journal-entry.js';
import {resultWord} from '../../journal/rows/result-word.js';
import {makeResumePlan} from '../../operations/suspend.js';
import {undoOfEdit} from '../../operations/undo-of-batch.js';
import {useAppContext} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';

/**
Returns the function that undoes one change, or the reason why it cannot be undone. The function opens the confirmation of a resume or of an edit back; for a revoke it opens the form of an equal token.

An edit is taken back only if the token still has what the edit gave it. If the token was changed since, the reason says what differs.
*/
export function useUndo(activity: Activity | undefined, entries: readonly JournalLine[]): (() => void) | string {
	const {navigate, notice} = useAppContext();
	const {isReadOnly} = useProfileSession();
	const {tokenOf} = useClusterSession();
	if (!activity) {
		return 'No change is under the cursor.';
	}

	if (isReadOnly) {
		return readOnlyObstacle;
	}

	const {intent, outcome} = activity;
	if (intent.action === 'create') {
		return 'A create is undone by revoking the token: D in the list.';
	}

	const live = tokenOf(intent.tokenId);
	if (intent.action === 'revoke') {
		if (outcome?.result !== 'revoked' && outcome?.result !== 'already-gone') {
			return outcome === undefined || outcome.result === 'unknown' || outcome.result === 'accepted'
				? 'Whether it was revoked is not known: v asks the service.'
				: `It was not revoked (${resultWord(outcome.result, intent.action)}): there is nothing to undo.`;
		}

		return () => {
			navigate({type: 'opened', screen: {name: 'token-form', token: asItWas(intent), isEdit: false}});
			notice('A revoke cannot be undone: this makes an equal token, with a new secret.', 'warning');
		};
	}

	if (!live || live.revokedAt !== undefined) {
		return 'The token is gone: its grants cannot be given back.';
	}

	if (intent.action === 'resume') {
		// An edit would take the grants away without the mark and the journal line from which they could be given back.
		return 'A resume is undone by suspending the token again: s in the list.';
	}

	if (outcome?.result !== 'changed') {
		return `It was not applied (${resultWord(outcome?.result, intent.action)}): v asks the service.`;
	}

	if (intent.action === 'suspend') {
		const {changes: resumes, disagreements} = makeResumePlan([live], entries);
		return resumes.length === 0
			? (disagreements.length === 0 ? 'It is no longer as the suspension left it: edit it instead.' : 'The mark in its description and this line disagree: u in the list shows both.')
			: () => {
				navigate({type: 'opened', screen: {name: 'confirm', batch: {action: 'resume', changes: resumes, hiddenIds: new Set()}}});
			};
	}

	const undo = undoOfEdit(activity, live);
	return 'change' in undo
		? () => {
			navigate({
				type: 'opened', screen: {
					name: 'confirm', batch: {
						action: 'update', changes: [undo.change], hiddenIds: new Set(), purpose: 'Takes back an earlier change.', isUndo: true,
					},
				},
			});
		}
		: `It was ${undo.why}: edit it instead.`;
}

function asItWas(intent: Extract<Activity['intent'], {readonly tokenId: string}>): DatabaseToken {
	return {
		id: intent.tokenId, description: intent.description, permissions: intent.permissionsBefore, createdAt: intent.createdAt, ...(intent.expiresAt !== undefined && {expiresAt: intent.expiresAt}),
	};
}
