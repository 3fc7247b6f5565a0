import type {DatabaseToken} from '../api/types.js';
import {padEnd, widthOf} from '../terminal/cut.js';
import {display} from '../terminal/display.js';
import {absoluteTime, parseTime, relativeTime} from '../tokens/dates.js';
import {grantNote} from '../tokens/grant-note.js';
import {grantsByDatabase} from '../tokens/grants.js';
import {impactOf, type ImpactOptions} from '../tokens/impact.js';
import {impactSentences} from '../tokens/impact-words.js';
import {statusOf} from '../tokens/status.js';

const labelWidth = 14;

const field = (label: string, text: string): string => `${label.padEnd(labelWidth)}${text}`.trimEnd();

/**
One token in words, as the details screen has it: its fields, its grants by database, and what would be lost without it. Safe to print, and never cut.
*/
export function tokenDetails(token: DatabaseToken, context: Omit<ImpactOptions, 'leaving'>): readonly string[] {
	const {now} = context;
	const moment = (text: string) => {
		const time = parseTime(text);
		return time === undefined ? display(text) : `${absoluteTime(text)}, ${relativeTime(time, now)}`;
	};

	const isActive = statusOf(token, now) === 'active';
	const sentences = isActive ? impactSentences(impactOf({...context, leaving: new Set([token.id])})) : [];
	return [
		field('Description', token.description === '' ? '(none)' : display(token.description)),
		field('Token ID', display(token.id)),
		field('Status', statusOf(token, now)),
		field('Created', moment(token.createdAt)),
		field('Expires', token.expiresAt === undefined ? 'never' : moment(token.expiresAt)),
		...(token.revokedAt === undefined ? [] : [field('Revoked', moment(token.revokedAt))]),
		...grantLines(token, context),
		...(sentences.length === 0 ? [] : ['', 'If it went away (by grants, not by traffic)', ...sentences.map(sentence => `  ${display(sentence)}`)]),
	];
}

function grantLines(token: DatabaseToken, context: Omit<ImpactOptions, 'leaving'>): readonly string[] {
	const grants = grantsByDatabase(token.permissions);
	if (grants.length === 0) {
		return [field('Permissions', 'none')];
	}

	const impacts = new Map(impactOf({...context, leaving: new Set([token.id])}).databases.map(impact => [impact.database, impact]));
	const existing = context.databaseNames && new Set(context.databaseNames);
	const names = grants.map(({isWildcard, database}) => isWildcard ? '* (all databases)' : display(database));
	const nameWidth = Math.max(8, ...names.map(name => widthOf(name)));
	const yes = (isGranted: boolean) => (isGranted ? 'yes' : '-').padEnd(7);
	return [
		field('Permissions', `${padEnd('DATABASE', nameWidth)}  READ   WRITE`),
		...grants.map(({isWildcard, database, reads, writes, other}, index) => {
			const notes = [...other.map(action => display(action)), isWildcard ? '' : grantNote(database, impacts.get(database), existing)].filter(note => note !== '');
			return field('', `${padEnd(names[index]!, nameWidth)}  ${yes(reads)}${yes(writes)}${notes.join(', ')}`);
		}),
	];
}
