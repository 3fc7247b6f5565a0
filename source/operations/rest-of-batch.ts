import type {DatabaseToken} from '../api/types.js';
import type {BatchChange} from '../journal/batches/journal-batch.js';
import type {OpenBatch} from '../journal/batches/open-batches.js';
import type {JournalEntry} from '../journal/journal-entry.js';
import {tokenHash} from '../tokens/plan/token-hash.js';
import {isoSeconds} from '../tokens/time/parse-time.js';
import {isWholeText} from './is-recorded-as.js';
import {changesToSuspend, makeResumePlan} from './suspend.js';
import type {Change} from './types.js';

/**
A token that is left alone. `why` is a few words about it: `changed since`. Raw text of the service.
*/
export type LeftChange = {
	readonly tokenId: string;
	readonly description: string;
	readonly why: string;
};

export type RestOfBatch = {
	/**
	The changes of the tokens that are still as they were when the batch was confirmed.
	*/
	readonly changes: readonly Change[];
	readonly left: readonly LeftChange[];
};

type RestOptions = {
	/**
	Gives a token of the cluster as it is now; undefined for one that the list does not have.
	*/
	readonly tokenOf: (id: string) => DatabaseToken | undefined;
	readonly entries: readonly JournalEntry[];
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	How many characters a description may have with the mark of a suspend.
	*/
	readonly limit: number | undefined;
};

/**
The changes of a batch that were never begun, checked against the tokens as they are now. Every one of them is in exactly one of the two lists.
*/
export function restOfBatch({action, rest}: Pick<OpenBatch, 'action' | 'rest'>, {tokenOf, entries, now, limit}: RestOptions): RestOfBatch {
	const found = rest.map(change => ({change, token: tokenOf(change.tokenId)}));
	const unchanged = found.filter(({change, token}) => token && whyLeft(action, change, token) === undefined).map(({token}) => token!);
	const changes = changesFor(action, unchanged, {
		rest, entries, now, limit,
	});
	const changed = new Set(changes.map(({token}) => token.id.toLowerCase()));
	return {
		changes,
		left: found.filter(({change}) => !changed.has(change.tokenId.toLowerCase())).map(({change, token}) => ({
			tokenId: change.tokenId, description: change.description, why: whyLeft(action, change, token) ?? otherReason[action],
		})),
	};
}

function whyLeft(action: OpenBatch['action'], {tokenHash: hash, descriptionAfter}: BatchChange, token: DatabaseToken | undefined): string | undefined {
	if (!token) {
		return 'gone';
	}

	if (token.revokedAt !== undefined) {
		return 'revoked';
	}

	if (tokenHash(token) !== hash) {
		return 'changed since';
	}

	// What the journal left out as a secret cannot be sent.
	return action === 'update' && descriptionAfter !== undefined && !isWholeText(descriptionAfter) ? 'its new description is not whole in the journal, because it looks like a secret' : undefined;
}

// Why an unchanged token still has no change.
const otherReason: Readonly<Record<OpenBatch['action'], string>> = {
	revoke: 'cannot be revoked',
	suspend: 'suspended, or not readable whole',
	resume: 'its earlier grants are not certain',
	update: 'what it was to get is not known',
};

function changesFor(action: OpenBatch['action'], tokens: readonly DatabaseToken[], {rest, entries, now, limit}: Omit<RestOptions, 'tokenOf'> & Pick<OpenBatch, 'rest'>): readonly Change[] {
	switch (action) {
		case 'revoke': {
			return tokens.map(token => ({token, request: {kind: 'revoke'}}));
		}

		case 'suspend': {
			return changesToSuspend(tokens, {day: isoSeconds(new Date(now)).slice(0, 10), limit});
		}

		case 'resume': {
			return makeResumePlan(tokens, entries).changes;
		}

		case 'update': {
			const asked = new Map(rest.map(change => [change.tokenId.toLowerCase(), change]));
			return tokens.filter(({oddities}) => oddities === undefined).flatMap((token): readonly Change[] => {
				const {descriptionAfter: description, permissionsAfter: permissions} = asked.get(token.id.toLowerCase())!;
				return description === undefined && permissions === undefined
					? []
					: [{token, request: {kind: 'update', action: 'update', fields: {...(description !== undefined && {description}), ...(permissions && {permissions})}}}];
			});
		}
	}
}

const mostNamed = 3;

/**
The tokens that are left alone, a few by name with the reason: `2 of 9 left alone: zz one (revoked), zz two (changed since).` Raw text of the service. Undefined for none.
*/
export function leftWords(left: readonly LeftChange[], total: number): string | undefined {
	if (left.length === 0) {
		return undefined;
	}

	const named = left.slice(0, mostNamed).map(({tokenId, description, why}) => `${description === '' ? tokenId : description} (${why})`).join(', ');
	const more = left.length > mostNamed ? `, and ${left.length - mostNamed} more` : '';
	return `${left.length} of ${total} left alone: ${named}${more}.`;
}
