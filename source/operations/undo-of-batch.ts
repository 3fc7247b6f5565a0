import type {DatabaseToken} from '../api/types.js';
import {tokenIdOf, type Activity} from '../journal/activity.js';
import type {JournalEntry} from '../journal/journal-entry.js';
import {resultWord} from '../journal/rows/result-word.js';
import {differenceInWords} from '../tokens/difference-in-words.js';
import type {LeftChange, RestOfBatch} from './rest-of-batch.js';
import {makeResumePlan} from './suspend.js';
import type {Change} from './types.js';

type Tokens = {
	/**
	Gives a token of the cluster as it is now; undefined for one that the list does not have.
	*/
	readonly tokenOf: (id: string) => DatabaseToken | undefined;
	readonly entries: readonly JournalEntry[];
};

/**
The change that takes an edit back, or the reason why it is not taken back, in a few words. `token` must be live.

An edit is taken back only if the token still has what the edit gave it.
*/
export function undoOfEdit({intent}: Activity, token: DatabaseToken): {readonly change: Change} | {readonly why: string} {
	const made = {
		description: intent.descriptionAfter ?? intent.description,
		permissions: intent.permissionsAfter ?? intent.permissionsBefore,
	};
	const [difference] = differenceInWords(made, token);
	return difference === undefined
		? {change: {token, request: {kind: 'update', action: 'update', fields: {description: intent.description, permissions: intent.permissionsBefore}}}}
		: {why: `changed since (${difference})`};
}

/**
The changes that undo a batch of suspends or of edits, as `undo` does for one change. `activities` are those of the batch, the latest first: of several tries with one token only the last counts. Every token is in exactly one of the two lists.
*/
export function undoOfBatch(activities: readonly Activity[], {tokenOf, entries}: Tokens): RestOfBatch {
	const lastTries = new Map(activities.toReversed().map(activity => [tokenIdOf(activity)?.toLowerCase() ?? '', activity]));
	const judged = lastTries.values().map((activity): LeftChange | {readonly activity: Activity; readonly token: DatabaseToken} => {
		const tokenId = tokenIdOf(activity) ?? '';
		const token = tokenOf(tokenId);
		const {intent: {description}, outcome} = activity;
		if (!token || token.revokedAt !== undefined) {
			return {tokenId, description, why: 'gone'};
		}

		return outcome?.result === 'changed' ? {activity, token} : {tokenId, description, why: `not applied: ${resultWord(outcome?.result, activity.intent.action)}`};
	}).toArray();
	const applied = judged.filter(each => 'token' in each);
	const resumes = makeResumePlan(applied.filter(({activity}) => activity.intent.action === 'suspend').map(({token}) => token), entries).changes;
	const resumeById = new Map(resumes.map(change => [change.token.id, change]));
	const undone = applied.map(({activity, token}): LeftChange | {readonly change: Change} => {
		const named = {tokenId: token.id, description: token.description};
		if (activity.intent.action === 'suspend') {
			const change = resumeById.get(token.id);
			return change ? {change} : {...named, why: 'no longer as the suspension left it'};
		}

		const undo = undoOfEdit(activity, token);
		return 'change' in undo ? undo : {...named, ...undo};
	});
	return {
		changes: undone.filter(each => 'change' in each).map(({change}) => change),
		left: [...judged.filter(each => 'why' in each), ...undone.filter(each => 'why' in each)],
	};
}
