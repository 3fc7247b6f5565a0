import type {DatabaseToken} from '../../api/types.js';
import {padEnd, widthOf} from '../../terminal/cut.js';
import {display} from '../../terminal/display.js';
import {absoluteTime, parseTime, relativeTime} from '../../tokens/time/dates.js';
import {databasesSentence, type KnownDatabases} from '../../tokens/grants/database-names.js';
import {grantNote} from '../../tokens/grants/grant-note.js';
import {grantsByDatabase, type DatabaseGrants} from '../../tokens/grants/grants.js';
import {impactOf, type DatabaseImpact, type ImpactOptions} from '../../tokens/impact/impact.js';
import {impactSentences} from '../../tokens/impact/impact-words.js';
import {hasUnknownGrants, hasUnknownRevocation, unknownField} from '../../tokens/oddities.js';
import {readSuspensionMark} from '../../tokens/suspension/read-suspension-mark.js';
import {statusOf} from '../../tokens/status.js';
import {withShortMark} from '../../tokens/suspension/suspension.js';

const labelWidth = 14;

const field = (label: string, text: string): string => `${label.padEnd(labelWidth)}${text}`.trimEnd();

/**
One token in words, as the details screen has it: its fields, its grants by database, and what would be lost without it. Safe to print, and never cut.
*/
export function tokenDetails(token: DatabaseToken, context: Omit<ImpactOptions, 'leaving'> & KnownDatabases): readonly string[] {
	const {now} = context;
	const status = statusOf(token, now);
	const databasesWords = databasesSentence(context);
	const moment = (text: string) => {
		const time = parseTime(text);
		return time === undefined ? display(text) : `${absoluteTime(text)}, ${relativeTime(time, now)}`;
	};

	const timeField = (label: string, name: 'createdAt' | 'expiresAt' | 'revokedAt') => {
		const unknown = unknownField(token, name);
		const text = token[name];
		return field(label, unknown === undefined ? (text === undefined ? 'never' : moment(text)) : display(unknown));
	};

	const isPossiblyLive = status === 'active' || status === 'unknown';
	const sentences = isPossiblyLive ? impactSentences(impactOf({...context, leaving: new Set([token.id])})) : [];
	return [
		field('Description', token.description === '' ? '(none)' : display(withShortMark(token.description))),
		field('Token ID', display(token.id)),
		...(token.oddities ?? []).map((oddity, index) => field(index === 0 ? 'Odd' : '', display(oddity))),
		field('Status', status),
		timeField('Created', 'createdAt'),
		timeField('Expires', 'expiresAt'),
		...(token.revokedAt === undefined && !hasUnknownRevocation(token) ? [] : [timeField('Revoked', 'revokedAt')]),
		...grantLines(token, context),
		...Object.entries(token.oddFields ?? {}).map(([name, value], index) => field(index === 0 ? 'As it came' : '', display(`${name}: ${JSON.stringify(value) ?? 'missing'}`))),
		...(sentences.length === 0 ? [] : ['', 'If it went away (by grants, not by traffic)', ...sentences.map(sentence => `  ${display(sentence)}`)]),
		...databasesWords === undefined ? [] : ['', display(databasesWords)],
	];
}

function grantLines(token: DatabaseToken, context: Omit<ImpactOptions, 'leaving'>): readonly string[] {
	const grants = grantsByDatabase(token.permissions);
	const isUnknown = hasUnknownGrants(token);
	if (grants.length === 0) {
		return [field('Permissions', isUnknown ? 'unknown' : 'none'), ...(isUnknown ? [] : heldGrants(token, context))];
	}

	const impacts = new Map(impactOf({...context, leaving: new Set([token.id])}).databases.map(impact => [impact.database, impact]));
	return [...grantTable('Permissions', grants, {...context, impacts}), ...isUnknown ? [field('', 'and what cannot be read')] : []];
}

/**
What a suspended token is to be given back, as the mark in its description says.
*/
function heldGrants(token: DatabaseToken, {databaseNames}: Pick<ImpactOptions, 'databaseNames'>): readonly string[] {
	const mark = readSuspensionMark(token);
	switch (mark?.kind) {
		case undefined: {
			return [];
		}

		case 'day': {
			return [field('Held grants', 'in the journal of the machine that suspended it')];
		}

		case 'damaged': {
			return [field('Held grants', `not known: the mark is damaged, ${mark.problem}`)];
		}

		case 'grants': {
			const grants = grantsByDatabase(mark.permissions);
			return grants.length === 0 ? [field('Held grants', 'none')] : grantTable('Held grants', grants, {databaseNames});
		}
	}
}

function grantTable(label: string, grants: readonly DatabaseGrants[], {databaseNames, impacts}: Pick<ImpactOptions, 'databaseNames'> & {readonly impacts?: ReadonlyMap<string, DatabaseImpact>}): readonly string[] {
	const existing = databaseNames && new Set(databaseNames);
	const names = grants.map(({isWildcard, database}) => isWildcard ? '* (all databases)' : display(database));
	const nameWidth = Math.max(8, ...names.map(name => widthOf(name)));
	const yes = (isGranted: boolean) => (isGranted ? 'yes' : '-').padEnd(7);
	return [
		field(label, `${padEnd('DATABASE', nameWidth)}  READ   WRITE`),
		...grants.map(({isWildcard, database, reads, writes, other}, index) => {
			const notes = [...other.map(action => display(action)), isWildcard ? '' : grantNote(database, impacts?.get(database), existing)].filter(note => note !== '');
			return field('', `${padEnd(names[index]!, nameWidth)}  ${yes(reads)}${yes(writes)}${notes.join(', ')}`);
		}),
	];
}
