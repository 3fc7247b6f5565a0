import {withoutSuspensionMark} from '../tokens/suspension/suspended-description.js';
import {tokenName} from '../tokens/words/token-name.js';
import {resultWords, verbOf} from './change-words.js';
import type {TrackedChange, ChangeResultKind} from './types.js';

/**
How many changes have each kind of result. Changes without a result count nowhere.
*/
export function countResults(changes: ReadonlyArray<Pick<TrackedChange, 'result'>>): Readonly<Record<ChangeResultKind, number>> {
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
	for (const {result} of changes) {
		if (result !== undefined) {
			counts[result.kind]++;
		}
	}

	return counts;
}

/**
The kinds of result that a summary of many changes names after the number of those that were done, in this order.
*/
const kindsNotDone = ['accepted', 'already-gone', 'skipped', 'unknown', 'failed', 'not-started'] as const satisfies readonly ChangeResultKind[];

function because(cause: string | undefined): string {
	return cause === undefined ? '' : `: ${cause}`;
}

function summarizeOne({token, request, result}: TrackedChange): string {
	const name = tokenName(request.kind === 'revoke' ? token : {...token, description: withoutSuspensionMark(token.description)});
	const {noun, past, present} = verbOf([request]);
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
			return `${noun} of ${name} ${resultWords[kind]}, ${time}${because(cause)}`;
		}

		case 'already-gone': {
			return `${name} was ${resultWords[kind]}, ${time}${because(cause)}`;
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
The results of a run in one line: `Suspended telegraf edge-08 (6f2c1c1e): verified, 14:02:11Z` for one change, `Suspended 7 of 12: 1 skipped, 1 unknown, 3 not started` for more. Times are UTC.

Descriptions and causes are raw outside text: pass the line through `display()`.
*/
export function summarizeChanges(changes: readonly TrackedChange[]): string {
	const verb = verbOf(changes.map(({request}) => request));
	const [first] = changes;
	if (first === undefined) {
		return `Nothing to ${verb.infinitive}`;
	}

	if (changes.length === 1) {
		return summarizeOne(first);
	}

	const counts = countResults(changes);
	const others = kindsNotDone
		.filter(kind => counts[kind] > 0)
		.map(kind => `${counts[kind]} ${resultWords[kind]}`);
	return `${verb.past} ${counts.revoked + counts.changed} of ${changes.length}${others.length === 0 ? '' : `: ${others.join(', ')}`}`;
}
