import type {DatabaseToken} from '../api/types.js';
import type {JournalEntry} from '../journal/journal-entry.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import {readSuspensionMark} from '../tokens/suspension/read-suspension-mark.js';
import {statusBeforeExpiry} from '../tokens/status.js';
import {defaultDescriptionLimit, markedDescription, withoutSuspensionMark} from '../tokens/suspension/suspended-description.js';
import type {EditableFields} from '../tokens/difference-in-words.js';
import {differingParts} from './describe-changes.js';
import {lastOutcomes, type ChangeIntent} from './last-outcomes.js';
import {isRecordedAs, isWholeText} from './is-recorded-as.js';
import type {Change, Disagreement, ResumeSource} from './types.js';

/**
The changes that suspend tokens: they take all permissions away and put a mark at the end of the description, which holds those permissions if they fit. `day` is `YYYY-MM-DD`, `limit` how many characters a description may have.

A token that is suspended already is left out, because another suspend would record that it had no grants. A token that cannot be read whole is left out too, because the grants that it would get back are not known.
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
A token that was changed after its suspend.
*/
export type TouchedToken = {
	readonly token: DatabaseToken;
	/**
	The parts that differ: `its description and its permissions`.
	*/
	readonly differs: string;
	/**
	The description and the permissions before the suspend.
	*/
	readonly before: EditableFields;
};

export type ResumePlan = {
	readonly changes: readonly Change[];
	/**
	Tokens whose earlier permissions neither a mark nor the journal tells.
	*/
	readonly withoutRecord: readonly DatabaseToken[];
	readonly touched: readonly TouchedToken[];
	readonly disagreements: readonly Disagreement[];
	/**
	Tokens with a damaged mark and without a line in the journal. `problem` is a sentence part.
	*/
	readonly damaged: ReadonlyArray<{readonly token: DatabaseToken; readonly problem: string}>;
};

const possiblyApplied: ReadonlySet<string | undefined> = new Set(['changed', 'accepted', 'unknown', undefined]);
const surelyApplied: ReadonlySet<string | undefined> = new Set(['changed', 'accepted']);

/**
The last suspend of each token that may have been applied and that no resume has followed, by the token's id in lower case.
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
		// A token whose description has no mark looks active. A second suspend of it takes nothing, and must not hide what the first one took.
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

	// The same suspend wrote both, or another one that took the same.
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
	// A description that does not change is not sent: the service may refuse it.
	const changes = description === token.description ? {permissions} : {description, permissions};
	return {token, request: {kind: 'update', action: 'resume', fields: changes}};
}

/**
Plans the changes that give suspended tokens their permissions and descriptions back, byte for byte as they were before the last suspend: as the mark says, or as the journal says if the mark has only a day or is damaged.

`tokens` are as the service shows them now, `entries` are the journal's for exactly this profile, account and cluster. If a mark and the journal differ, the token is among the `disagreements`, unless `use` says which of the two is right. A token that only the journal knows, and that has permissions or another description than its suspend left, is `touched`. A token that cannot be read whole is in none of the lists.
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
The changes that give disagreeing tokens back what one of the two sources says.
*/
export function changesOfSource(disagreements: readonly Disagreement[], source: ResumeSource): readonly Change[] {
	return disagreements.map(each => resumeOf(each.token, each[source]));
}
