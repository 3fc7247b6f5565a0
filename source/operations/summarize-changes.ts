import {withoutSuspensionMark} from '../tokens/suspension/suspension.js';
import type {TrackedChange, ChangeResultKind, ChangeRequest} from './types.js';

/**
How many targets ended in each kind of result; those on the way are in none.
*/
export function countResults(items: ReadonlyArray<Pick<TrackedChange, 'result'>>): Readonly<Record<ChangeResultKind, number>> {
	const counts: Record<ChangeResultKind, number> = {
		revoked: 0,
		changed: 0,
		accepted: 0,
		'already-gone': 0,
		skipped: 0,
		unknown: 0,
		failed: 0,
		'not-started': 0,
	};
	for (const {result} of items) {
		if (result !== undefined) {
			counts[result.kind]++;
		}
	}

	return counts;
}

type Words = {
	readonly noun: string;
	readonly past: string;
	readonly present: string;
	readonly infinitive: string;
};

const revokeWords: Words = {
	noun: 'Revoke', past: 'Revoked', present: 'Revoking', infinitive: 'revoke',
};

const updateWords: Readonly<Record<Extract<ChangeRequest, {readonly kind: 'update'}>['action'], Words>> = {
	suspend: {
		noun: 'Suspend', past: 'Suspended', present: 'Suspending', infinitive: 'suspend',
	},
	resume: {
		noun: 'Resume', past: 'Resumed', present: 'Resuming', infinitive: 'resume',
	},
	update: {
		noun: 'Update', past: 'Updated', present: 'Updating', infinitive: 'update',
	},
};

const mixedWords: Words = {
	noun: 'Change', past: 'Changed', present: 'Changing', infinitive: 'change',
};

/**
How a change is called: `Suspend`, `Suspended`, `Suspending`, `suspend`. For several, the word that fits them all.
*/
export function wordsOf(requests: readonly ChangeRequest[]): Words {
	const [first = mixedWords, ...others] = new Set(requests.map(request => request.kind === 'revoke' ? revokeWords : updateWords[request.action]));
	return others.length === 0 ? first : mixedWords;
}

/**
How each kind but `revoked` and `changed` reads after its number, in the order in which a summary names them.
*/
const countWords: ReadonlyArray<readonly [ChangeResultKind, string]> = [
	['accepted', 'accepted but not yet visible'],
	['already-gone', 'already gone'],
	['skipped', 'skipped'],
	['unknown', 'unknown'],
	['failed', 'failed'],
	['not-started', 'not started'],
];

function because(cause: string | undefined): string {
	return cause === undefined ? '' : `: ${cause}`;
}

function summarizeOne({token, request, result}: TrackedChange): string {
	const description = request.kind === 'revoke' ? token.description : withoutSuspensionMark(token.description);
	const name = `${description === '' ? 'the token without description' : description} (${token.id.slice(0, 8)})`;
	const {noun, past, present} = wordsOf([request]);
	if (result === undefined) {
		return `${present} ${name}`;
	}

	const {kind, cause, at, verification} = result;
	const time = `${at.toISOString().slice(11, 19)}Z`;
	const remark = cause === undefined ? '' : ` (${cause})`;
	switch (kind) {
		case 'revoked': {
			const verified = verification === 'marked-revoked' ? 'verified, marked as revoked' : 'verified gone';
			return `${past} ${name}: ${verified}${remark}, ${time}`;
		}

		case 'changed': {
			return `${past} ${name}: verified${remark}, ${time}`;
		}

		case 'accepted': {
			return `${noun} of ${name} accepted but not yet visible, ${time}${because(cause)}`;
		}

		case 'already-gone': {
			return `${name} was already gone, ${time}${because(cause)}`;
		}

		case 'skipped': {
			return `Skipped ${name}${because(cause)}`;
		}

		case 'unknown': {
			return `Unknown whether ${name} is ${past.toLowerCase()}${because(cause)}`;
		}

		case 'failed': {
			return `Not ${past.toLowerCase()}: ${name}${because(cause)}`;
		}

		case 'not-started': {
			return `Not started: ${name}${because(cause)}`;
		}
	}
}

/**
A run's result in one line: `Suspended telegraf edge-08 (6f2c1c1e): verified, 14:02:11Z` for one target, `Suspended 7 of 12: 1 skipped, 1 unknown, 3 not started` for more. Times are UTC.

Descriptions and causes are raw outside text: pass the line through `display()`.
*/
export function summarizeChanges(changes: readonly TrackedChange[]): string {
	const words = wordsOf(changes.map(({request}) => request));
	const [first] = changes;
	if (first === undefined) {
		return `Nothing to ${words.infinitive}`;
	}

	if (changes.length === 1) {
		return summarizeOne(first);
	}

	const counts = countResults(changes);
	const others = countWords
		.filter(([kind]) => counts[kind] > 0)
		.map(([kind, text]) => `${counts[kind]} ${text}`);
	return `${words.past} ${counts.revoked + counts.changed} of ${changes.length}${others.length === 0 ? '' : `: ${others.join(', ')}`}`;
}
