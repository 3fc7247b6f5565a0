import type {DatabaseToken} from '../api/types.js';
import {cut, padEnd, widthOf} from '../terminal/cut.js';
import type {Glyphs, Meaning} from '../theme/theme.js';
import {
	absoluteTime,
	isoSeconds,
	parseTime,
	relativeTime,
} from '../tokens/dates.js';
import {grantNote} from '../tokens/grant-note.js';
import {grantsByDatabase} from '../tokens/grants.js';
import {impactOf} from '../tokens/impact.js';
import {impactSentences} from '../tokens/impact-words.js';
import {statusOf} from '../tokens/status.js';

/**
One row of text on a screen that scrolls. Outside text in it has gone through `show`.
*/
export type Line = {
	readonly key: string;
	readonly text: string;
	readonly meaning?: Meaning | undefined;
};

export type TokenLinesContext = {
	/**
	All tokens of the cluster: the impact is told from them.
	*/
	readonly tokens: readonly DatabaseToken[];
	readonly databaseNames: readonly string[] | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	Cells.
	*/
	readonly width: number;
	readonly show: (text: string) => string;
	readonly glyphs: Glyphs;
	/**
	Beside the list: days for times, and no ids that the header tells anyway.
	*/
	readonly isBrief?: boolean;
};

const labelWidth = 14;

/**
Everything there is to say about one token: every field, its grants by database, what would be lost without it, and what nobody knows.
*/
export function tokenLines(token: DatabaseToken, context: TokenLinesContext): readonly Line[] {
	const {show, now, isBrief = false} = context;
	const status = statusOf(token, now);
	const lines: Line[] = [
		field('Description', token.description === '' ? '(none)' : show(token.description)),
		field('Token ID', show(token.id)),
		field('Status', status, status === 'active' ? 'good' : 'warning'),
		field('Created', moment(token.createdAt, context)),
		field('Expires', token.expiresAt === undefined ? 'never' : moment(token.expiresAt, context)),
		...(token.revokedAt === undefined ? [] : [field('Revoked', moment(token.revokedAt, context))]),
		...(token.accountId === undefined || isBrief ? [] : [field('Account ID', show(token.accountId))]),
		...(token.clusterId === undefined || isBrief ? [] : [field('Cluster ID', show(token.clusterId))]),
		...unknownFields(token, show),
		...permissionLines(token, context),
		{key: 'blank', text: ''},
		...impactOfLeaving(token, context),
		{key: 'unknown', text: isBrief ? 'Not known: last use, creator, where the secret is.' : 'Not known to the service: last use, creator, where the secret is kept.', meaning: 'muted'},
	];
	return lines;
}

function field(label: string, text: string, meaning?: Meaning): Line {
	return {key: label, text: `${label.padEnd(labelWidth)}${text}`, meaning};
}

function moment(text: string, {show, now, isBrief = false}: TokenLinesContext): string {
	const time = parseTime(text);
	if (isBrief && time !== undefined) {
		return `${relativeTime(time, now)}, ${isoSeconds(new Date(time))}`;
	}

	return time === undefined ? show(text) : `${show(absoluteTime(text))}, ${relativeTime(time, now)}`;
}

const known = new Set(['id', 'description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt', 'accountId', 'clusterId']);

/**
Fields that the service may add one day are shown as they came.
*/
function unknownFields(token: DatabaseToken, show: (text: string) => string): readonly Line[] {
	return Object.entries(token)
		.filter(([name]) => !known.has(name))
		.map(([name, value]) => field(show(name), show(typeof value === 'string' ? value : JSON.stringify(value))));
}

function permissionLines(token: DatabaseToken, {show, width, glyphs, databaseNames, ...context}: TokenLinesContext): readonly Line[] {
	const grants = grantsByDatabase(token.permissions);
	if (grants.length === 0) {
		return [field('Permissions', 'none')];
	}

	const impacts = new Map(impactOf({...context, databaseNames, leaving: new Set([token.id])}).databases.map(impact => [impact.database, impact]));
	const existing = databaseNames && new Set(databaseNames);
	const names = grants.map(grant => grant.isWildcard ? '* (all databases)' : show(grant.database));
	const nameWidth = Math.min(Math.max(8, ...names.map(name => widthOf(name))), Math.max(12, width - labelWidth - 40));
	const yes = (isGranted: boolean) => (isGranted ? 'yes' : glyphs.skipped).padEnd(7);
	return [
		field('Permissions', `${padEnd('DATABASE', nameWidth)}  READ   WRITE`),
		...grants.map((grant, index) => {
			const name = padEnd(cut(names[index] ?? '', nameWidth, glyphs.ellipsis), nameWidth);
			const notes = [
				...grant.other.map(action => show(action)),
				...(grant.isWildcard ? [] : [grantNote(grant.database, impacts.get(grant.database), existing)]),
			].filter(note => note !== '');
			return {key: `grant ${index}`, text: `${' '.repeat(labelWidth)}${name}  ${yes(grant.reads)}${yes(grant.writes)}${notes.join(', ')}`.trimEnd()};
		}),
	];
}

function impactOfLeaving(token: DatabaseToken, {show, ...context}: TokenLinesContext): readonly Line[] {
	if (statusOf(token, context.now) !== 'active') {
		return [];
	}

	const sentences = impactSentences(impactOf({...context, leaving: new Set([token.id])}));
	if (sentences.length === 0) {
		return [];
	}

	return [
		{key: 'impact', text: 'If it went away (by grants, not by traffic)'},
		...sentences.map((sentence, index) => ({key: `impact ${index}`, text: `  ${show(sentence)}`, meaning: sentence.includes(' loses ') ? 'danger' as const : undefined})),
	];
}
