import type {DatabaseToken} from '../api/types.js';
import type {JournalEntry} from '../journal/journal-entry.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import {readSuspensionMark} from '../tokens/suspension/read-suspension-mark.js';
import {statusBeforeExpiry} from '../tokens/status.js';
import {defaultDescriptionLimit, markedDescription, withoutSuspensionMark} from '../tokens/suspension/suspension.js';
import type {EditableFields} from '../tokens/token-difference.js';
import {differingParts} from './describe-changes.js';
import {lastOutcomes, type ChangeIntent} from './last-outcomes.js';
import {isRecordedAs, isWholeText} from './is-recorded-as.js';
import type {Change, Disagreement, ResumeSource} from './types.js';

/**
The targets that take all permissions away from tokens, and say so at the end of their descriptions, with the permissions that are taken where they can be written there. `day` is `YYYY-MM-DD`, `limit` how many characters a description may have.

A token that is suspended already is left out: another suspend would record that it had no grants. So is one that cannot be read whole: the grants that it would get back are not known.
*/
export function changesToSuspend(tokens: readonly DatabaseToken[], {day, limit = defaultDescriptionLimit}: {readonly day: string; readonly limit?: number | undefined}): readonly Change[] {
	return tokens
		.filter(token => token.oddities === undefined && statusBeforeExpiry(token) !== 'suspended')
		.map(token => ({
			token,
			request: {kind: 'update', action: 'suspend', fields: {description: markedDescription(token, {day, limit}).description, permissions: []}},
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
	readonly changes: readonly Change[];
	/**
	Tokens of which neither a mark nor the journal tells what they could do.
	*/
	readonly withoutRecord: readonly DatabaseToken[];
	readonly touched: readonly TouchedToken[];
	readonly disagreements: readonly Disagreement[];
	/**
	Tokens with a mark that must not be obeyed and without a line in the journal. `problem` is a sentence part.
	*/
	readonly damaged: ReadonlyArray<{readonly token: DatabaseToken; readonly problem: string}>;
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
		// A token whose description has no mark looks active; suspending it once more takes nothing, and must not hide what the first one took.
		const hasNothingToTake = entry.permissionsBefore.length === 0 && open.has(id);
		if (entry.action === 'suspend' && possiblyApplied.has(result) && !hasNothingToTake) {
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

type Judged =
	| {readonly kind: 'resume'; readonly before: EditableFields}
	| {readonly kind: 'without-record'}
	| {readonly kind: 'touched'; readonly differs: string; readonly before: EditableFields}
	| {readonly kind: 'disagreement'; readonly mark: EditableFields; readonly journal: EditableFields}
	| {readonly kind: 'damaged'; readonly problem: string};

type Recorded = {readonly before: EditableFields; readonly descriptionAfter: string};

function judgeByMark(token: DatabaseToken, record: Recorded | undefined, use: ResumeSource | undefined): Judged | undefined {
	const mark = readSuspensionMark(token);
	if (mark === undefined || mark.kind === 'day') {
		return undefined;
	}

	const hasGrants = token.permissions.length > 0;
	if (mark.kind === 'damaged') {
		const {description, problem} = mark;
		if (!record) {
			return hasGrants ? undefined : {kind: 'damaged', problem};
		}

		return !hasGrants && isRecordedAs(description, withoutSuspensionMark(record.descriptionAfter)) ? {kind: 'resume', before: record.before} : undefined;
	}

	const before: EditableFields = {description: mark.description, permissions: mark.permissions};
	if (!record) {
		return hasGrants ? {kind: 'touched', differs: 'its permissions', before} : {kind: 'resume', before};
	}

	if (hasGrants) {
		return undefined;
	}

	// Written by the same suspend, or by another one that took the same.
	const isItsOwn = isRecordedAs(token.description, record.descriptionAfter);
	const isEqual = sameGrants(before.permissions, record.before.permissions) && (isItsOwn || before.description === record.before.description);
	return isEqual || use !== undefined
		? {kind: 'resume', before: (isEqual ? isItsOwn : use === 'journal') ? record.before : before}
		: {kind: 'disagreement', mark: before, journal: record.before};
}

function judgeByJournal(token: DatabaseToken, record: Recorded | undefined): Judged {
	if (!record) {
		return {kind: 'without-record'};
	}

	const {before, descriptionAfter} = record;
	const description = isRecordedAs(token.description, descriptionAfter) ? token.description : descriptionAfter;
	const differs = differingParts({description, permissions: []}, {description: token.description, permissions: token.permissions});
	return differs === undefined ? {kind: 'resume', before} : {kind: 'touched', differs, before};
}

function resumeOf(token: DatabaseToken, {description, permissions}: EditableFields): Change {
	// What the service refused to take once is not sent again.
	const changes = description === token.description ? {permissions} : {description, permissions};
	return {token, request: {kind: 'update', action: 'resume', fields: changes}};
}

/**
The targets that give suspended tokens their permissions and descriptions back, byte for byte as they were before the last suspend: as their marks say, or the journal where a mark has a day alone or is damaged.

`tokens` are as the service shows them now, `entries` those of this very place. Where a mark and the journal differ, nothing is done unless `use` says which one is right. One that only the journal knows and that is not exactly as its suspend left it, with no permissions and that description, is `touched`. One that cannot be read whole is in none of the lists.
*/
export function makeResumePlan(tokens: readonly DatabaseToken[], entries: readonly JournalEntry[], {use}: {readonly use?: ResumeSource | undefined} = {}): ResumePlan {
	const suspends = openSuspends(entries);
	const judged = tokens.filter(({oddities}) => oddities === undefined).map(token => {
		const suspend = suspends.get(token.id.toLowerCase());
		const descriptionAfter = suspend?.descriptionAfter;
		const record = suspend && descriptionAfter !== undefined ? {before: recordedBefore(suspend, token), descriptionAfter} : undefined;
		return {token, ...judgeByMark(token, record, use) ?? judgeByJournal(token, record)};
	});
	return {
		changes: judged.filter(each => each.kind === 'resume').map(({token, before}) => resumeOf(token, before)),
		withoutRecord: judged.filter(each => each.kind === 'without-record').map(({token}) => token),
		touched: judged.filter(each => each.kind === 'touched').map(({token, differs, before}) => ({token, differs, before})),
		disagreements: judged.filter(each => each.kind === 'disagreement').map(({token, mark, journal}) => ({token, mark, journal})),
		damaged: judged.filter(each => each.kind === 'damaged').map(({token, problem}) => ({token, problem})),
	};
}

/**
The targets that give disagreeing tokens back what one of the two says.
*/
export function changesOfSource(disagreements: readonly Disagreement[], source: ResumeSource): readonly Change[] {
	return disagreements.map(each => resumeOf(each.token, each[source]));
}
