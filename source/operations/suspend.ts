import type {DatabaseToken} from '../api/types.js';
import type {JournalEntry} from '../journal/entries.js';
import {statusBeforeExpiry} from '../tokens/status.js';
import {suspendedDescription, withoutSuspensionMark} from '../tokens/suspension.js';
import type {EditableFields} from '../tokens/token-difference.js';
import {differingParts} from './compare-tokens.js';
import {lastOutcomes, type ChangeIntent} from './last-outcomes.js';
import {isRecordedAs, isWholeText} from './recorded-text.js';
import type {ChangeTarget} from './types.js';

/**
The targets that take all permissions away from tokens, and say so at the end of their descriptions. `day` is `YYYY-MM-DD`.

A token that is suspended already is left out: another suspend would record that it had no grants. So is one that cannot be read whole: the grants that it would get back are not known.
*/
export function suspendTargets(tokens: readonly DatabaseToken[], {day}: {readonly day: string}): readonly ChangeTarget[] {
	return tokens
		.filter(token => token.oddities === undefined && statusBeforeExpiry(token) !== 'suspended')
		.map(token => ({
			token,
			change: {kind: 'update', action: 'suspend', changes: {description: suspendedDescription(token.description, day), permissions: []}},
		}));
}

/**
A token that is not as its suspend left it.
*/
export type TouchedToken = {
	readonly token: DatabaseToken;
	/**
	What differs: `its description and its permissions`.
	*/
	readonly differs: string;
	/**
	What it was before it was suspended.
	*/
	readonly before: EditableFields;
};

export type ResumePlan = {
	readonly targets: readonly ChangeTarget[];
	/**
	Tokens that were not suspended from here, as far as the journal tells: nobody here knows what they could do.
	*/
	readonly withoutRecord: readonly DatabaseToken[];
	readonly touched: readonly TouchedToken[];
};

const possiblyApplied: ReadonlySet<string | undefined> = new Set(['changed', 'accepted', 'unknown', undefined]);
const surelyApplied: ReadonlySet<string | undefined> = new Set(['changed', 'accepted']);

/**
The last suspend of each token that may have been applied and was not resumed since, by the token's id in lower case.
*/
function openSuspends(entries: readonly JournalEntry[]): ReadonlyMap<string, ChangeIntent> {
	const outcomes = lastOutcomes(entries);
	const open = new Map<string, ChangeIntent>();
	for (const entry of entries) {
		if (entry.kind !== 'intent' || entry.action === 'create') {
			continue;
		}

		const id = entry.tokenId.toLowerCase();
		const result = outcomes.get(entry.operationId)?.result;
		if (entry.action === 'suspend' && possiblyApplied.has(result)) {
			open.set(id, entry);
		} else if (entry.action === 'resume' && surelyApplied.has(result)) {
			open.delete(id);
		}
	}

	return open;
}

function recordedBefore({description, permissionsBefore}: ChangeIntent, token: DatabaseToken): EditableFields {
	return {
		// Where the journal left a secret out of the description, the token itself still has it.
		description: isWholeText(description) ? description : withoutSuspensionMark(token.description),
		permissions: permissionsBefore,
	};
}

/**
The targets that give suspended tokens their permissions and descriptions back, byte for byte as the journal has them from before the last suspend.

`tokens` are as the service shows them now. One that is not exactly as its suspend left it, with no permissions and that description, is `touched`.
*/
export function resumeTargets(tokens: readonly DatabaseToken[], entries: readonly JournalEntry[]): ResumePlan {
	const suspends = openSuspends(entries);
	const targets: ChangeTarget[] = [];
	const withoutRecord: DatabaseToken[] = [];
	const touched: TouchedToken[] = [];
	for (const token of tokens) {
		if (token.oddities !== undefined) {
			continue;
		}

		const suspend = suspends.get(token.id.toLowerCase());
		if (suspend?.descriptionAfter === undefined) {
			withoutRecord.push(token);
			continue;
		}

		const before = recordedBefore(suspend, token);
		const description = isRecordedAs(token.description, suspend.descriptionAfter) ? token.description : suspend.descriptionAfter;
		const differs = differingParts({description, permissions: []}, {description: token.description, permissions: token.permissions});
		if (differs === undefined) {
			targets.push({token, change: {kind: 'update', action: 'resume', changes: before}});
		} else {
			touched.push({token, differs, before});
		}
	}

	return {targets, withoutRecord, touched};
}
