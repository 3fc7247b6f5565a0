import type {RevokeItem, RevokeResultKind} from './types.js';

/**
How many targets ended in each kind of result; those on the way are in none.
*/
export function countResults(items: readonly RevokeItem[]): Readonly<Record<RevokeResultKind, number>> {
	const counts: Record<RevokeResultKind, number> = {
		revoked: 0,
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

/**
How each kind but `revoked` reads after its number, in the order in which a summary names them.
*/
const countWords: ReadonlyArray<readonly [RevokeResultKind, string]> = [
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

function summarizeOne({token, result}: RevokeItem): string {
	const name = `${token.description} (${token.id.slice(0, 8)})`;
	if (result === undefined) {
		return `Revoking ${name}`;
	}

	const {kind, cause, at, verification} = result;
	const time = `${at.toISOString().slice(11, 19)}Z`;
	switch (kind) {
		case 'revoked': {
			const verified = verification === 'marked-revoked' ? 'verified, marked as revoked' : 'verified gone';
			return `Revoked ${name}: ${verified}${cause === undefined ? '' : ` (${cause})`}, ${time}`;
		}

		case 'accepted': {
			return `Revoke of ${name} accepted but not yet visible, ${time}${because(cause)}`;
		}

		case 'already-gone': {
			return `${name} was already gone, ${time}${because(cause)}`;
		}

		case 'skipped': {
			return `Skipped ${name}${because(cause)}`;
		}

		case 'unknown': {
			return `Unknown whether ${name} is revoked${because(cause)}`;
		}

		case 'failed': {
			return `Not revoked: ${name}${because(cause)}`;
		}

		case 'not-started': {
			return `Not started: ${name}${because(cause)}`;
		}
	}
}

/**
A run's result in one line: `Revoked telegraf edge-06 (6f2c1c1e): verified gone, 14:02:11Z` for one target, `Revoked 7 of 12: 1 skipped, 1 unknown, 3 not started` for more. Times are UTC.

Descriptions and causes are raw outside text: pass the line through `display()`.
*/
export function summarizeRevoke(items: readonly RevokeItem[]): string {
	const [first] = items;
	if (first === undefined) {
		return 'Nothing to revoke';
	}

	if (items.length === 1) {
		return summarizeOne(first);
	}

	const counts = countResults(items);
	const others = countWords
		.filter(([kind]) => counts[kind] > 0)
		.map(([kind, words]) => `${counts[kind]} ${words}`);
	return `Revoked ${counts.revoked} of ${items.length}${others.length === 0 ? '' : `: ${others.join(', ')}`}`;
}
