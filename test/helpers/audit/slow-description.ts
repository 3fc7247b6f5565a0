import {
	grantsOf,
	isStanding,
	type RawCluster,
	type RawToken,
} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

/**
The description of a row that stands, without the marks of suspensions at its end. Undefined for another row, and where it cannot be read.
*/
function textOf(row: RawToken, cluster: RawCluster): string | undefined {
	return typeof row.description === 'string' && isStanding(row, cluster) ? row.description.replace(/ \[suspended [^[\]]*\]$/, '').trim() : undefined;
}

function isTestLike(text: string): boolean {
	const words = text.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase().split(/[^a-z]+/);
	return words.some(word => ['test', 'tests', 'testing', 'tmp', 'demo', 'foo'].includes(word))
		|| (words.includes('temp') && !words.includes('sensor'))
		|| text.toLowerCase().includes('delete me');
}

function isReadOnlyThatWrites(text: string, actions: readonly string[]): boolean {
	const lower = text.toLowerCase();
	return ['read-only', 'readonly', 'read only', 'nur lesend'].some(words => lower.includes(words)) && !lower.includes('not read-only') && !lower.includes('read-write') && actions.includes('write');
}

/**
The databases that the description of a row names.
*/
function namesIn(row: RawToken, cluster: RawCluster): readonly string[] {
	const words = textOf(row, cluster)?.toLowerCase().split(/[ ,:]+/) ?? [];
	return (cluster.databaseNames ?? []).map(name => name.toLowerCase()).filter(name => words.includes(name));
}

function hasGrantOn(row: RawToken, lowerName: string): boolean {
	return grantsOf(row)!.some(({resource}) => resource === '*' || resource.toLowerCase() === lowerName);
}

function isNamingAnother(row: RawToken, cluster: RawCluster): boolean {
	const names = namesIn(row, cluster);
	return names.every(name => !hasGrantOn(row, name)) && names.some(name => {
		const users = cluster.rows.filter(each => namesIn(each, cluster).includes(name) && (grantsOf(each)?.length ?? 0) > 0);
		return /[\d\-/_]/.test(name) || users.filter(each => hasGrantOn(each, name)).length >= users.length / 2;
	});
}

// The codes of the characters that the random clusters have in descriptions.
const hidden = new Set([0x07, 0x1B, 0x9D, 0x20_0B, 0x20_2E, 0x20_66, 0xFE_FF]);

/**
The rules of descriptions, in the plainest code.
*/
export const slowDescription: SlowRules = {
	tokens: {
		'no-description': (row, cluster) => textOf(row, cluster) === '',

		'duplicate-description'(row, cluster) {
			const text = textOf(row, cluster)?.toLowerCase();
			return text !== undefined && text !== '' && cluster.rows.some(other => other !== row && textOf(other, cluster)?.toLowerCase() === text);
		},

		'test-like': (row, cluster) => isTestLike(textOf(row, cluster) ?? ''),

		'contradicts-grants'(row, cluster) {
			const readable = Array.isArray(row.permissions) ? (row.permissions as readonly RawToken[]).filter(({action, resource}) => typeof action === 'string' && typeof resource === 'string') : [];
			const actions = readable.map(({action}) => String(action));
			const text = textOf(row, cluster) ?? '';
			return isReadOnlyThatWrites(text, actions)
				|| (text.toLowerCase().includes('write-only') && actions.includes('read'))
				|| ((grantsOf(row)?.length ?? 0) > 0 && isNamingAnother(row, cluster));
		},

		'odd-characters': (row, cluster) => textOf(row, cluster) !== undefined && [...row.description as string].some(character => hidden.has(character.codePointAt(0)!)),

		'breaks-naming': (row, cluster) => cluster.policy.namingPattern !== undefined && textOf(row, cluster) !== undefined
			&& !cluster.policy.namingPattern.test((row.description as string).replace(/ \[suspended [^[\]]*\]$/, '')),

		'no-owner': (row, cluster) => cluster.policy.ownerPattern !== undefined && textOf(row, cluster) !== undefined && !/@[a-z]/.test(row.description as string),
	},
};
