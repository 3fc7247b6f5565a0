import type {DatabaseToken} from '../../api/types.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import type {Meaning} from '../../theme/meaning.js';
import {databasesSentence} from '../../tokens/grants/database-names.js';
import {grantNote} from '../../tokens/grants/grant-note.js';
import {grantsByDatabase, type DatabaseGrants} from '../../tokens/grants/grants.js';
import {impactOf, type DatabaseImpact} from '../../tokens/impact/impact.js';
import {impactSentences} from '../../tokens/impact/impact-words.js';
import {hasUnknownGrants, hasUnknownRevocation, unknownField} from '../../tokens/oddities.js';
import {readSuspensionMark} from '../../tokens/suspension/read-suspension-mark.js';
import {statusOf} from '../../tokens/status.js';
import {withShortMark} from '../../tokens/suspension/suspension.js';
import {everyTimeForm, twoTimeForms, type TimeContext} from '../../tokens/time/time-form.js';
import {wrapWords} from '../../components/wrap-words.js';

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
	readonly databasesProblem: string | undefined;
	readonly times: TimeContext;
	/**
	Cells.
	*/
	readonly width: number;
	readonly show: (text: string) => string;
	readonly glyphs: Glyphs;
	/**
	Beside the list: two forms of each time, and no ids that the header tells anyway.
	*/
	readonly isBrief?: boolean;
};

const labelWidth = 14;

/**
Everything there is to say about one token: every field, its grants by database, what would be lost without it, and what nobody knows.
*/
export function tokenLines(token: DatabaseToken, context: TokenLinesContext): readonly Line[] {
	const {show, times, isBrief = false} = context;
	const status = statusOf(token, times.now);
	const lines: Line[] = [
		field('Description', token.description === '' ? '(none)' : show(withShortMark(token.description))),
		field('Token ID', show(token.id)),
		...oddityLines(token, context),
		field('Status', status, status === 'active' ? 'good' : 'warning'),
		timeField('Created', token, 'createdAt', context),
		timeField('Expires', token, 'expiresAt', context),
		...(token.revokedAt === undefined && !hasUnknownRevocation(token) ? [] : [timeField('Revoked', token, 'revokedAt', context)]),
		...(token.accountId === undefined || isBrief ? [] : [field('Account ID', show(token.accountId))]),
		...(token.clusterId === undefined || isBrief ? [] : [field('Cluster ID', show(token.clusterId))]),
		...unknownFields(token, show),
		...permissionLines(token, context),
		...rawFieldLines(token, context),
		{key: 'blank', text: ''},
		...unknownDatabaseLines(context),
		...impactOfLeaving(token, context),
		{key: 'unknown', text: isBrief ? 'Not known: last use, creator, where the secret is.' : 'Not known to the service: last use, creator, where the secret is kept.', meaning: 'muted'},
	];
	return lines;
}

function field(label: string, text: string, meaning?: Meaning): Line {
	return {key: label, text: `${label.padEnd(labelWidth)}${text}`, meaning};
}

function moment(text: string, {show, times, isBrief = false}: TokenLinesContext): string {
	return show(isBrief ? twoTimeForms(text, times) : everyTimeForm(text, times));
}

function timeField(label: string, token: DatabaseToken, name: 'createdAt' | 'expiresAt' | 'revokedAt', context: TokenLinesContext): Line {
	const unknown = unknownField(token, name);
	const text = token[name];
	return unknown === undefined
		? field(label, text === undefined ? 'never' : moment(text, context))
		: field(label, context.show(unknown), 'warning');
}

/**
What is odd about the token, a line each.
*/
function oddityLines({oddities = []}: DatabaseToken, {show}: TokenLinesContext): readonly Line[] {
	return oddities.map((oddity, index) => ({...field(index === 0 ? 'Odd' : '', show(oddity), 'warning'), key: `odd ${index}`}));
}

/**
The odd fields as the service gave them, in JSON, whole: broken at the window's edge.
*/
function rawFieldLines({oddFields}: DatabaseToken, {show, width, isBrief = false}: TokenLinesContext): readonly Line[] {
	if (oddFields === undefined || isBrief) {
		return [];
	}

	const room = Math.max(1, width - labelWidth);
	const lines = Object.entries(oddFields).flatMap(([name, value]) => {
		const text = show(`${name}: ${JSON.stringify(value) ?? 'missing'}`);
		return text.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [];
	});
	return lines.map((text, index) => ({key: `raw ${index}`, text: `${(index === 0 ? 'As it came' : '').padEnd(labelWidth)}${text}`, meaning: 'muted'}));
}

function unknownDatabaseLines({show, width, isBrief = false, ...context}: TokenLinesContext): readonly Line[] {
	const sentence = show(databasesSentence(context) ?? '');
	return (isBrief ? [sentence] : wrapWords(sentence, width))
		.filter(text => text !== '')
		.map((text, index) => ({key: `databases ${index}`, text, meaning: 'warning'}));
}

const known = new Set(['oddities', 'oddFields', 'id', 'description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt', 'accountId', 'clusterId']);

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
	const isUnknown = hasUnknownGrants(token);
	if (grants.length === 0) {
		return isUnknown
			? [field('Permissions', 'unknown', 'warning')]
			: [field('Permissions', 'none'), ...heldGrants(token, {
				show, width, glyphs, databaseNames,
			})];
	}

	const {now} = context.times;
	const leaving = new Set([token.id]);
	const impacts = new Map(impactOf({
		...context, now, databaseNames, leaving,
	}).databases.map(impact => [impact.database, impact]));
	return [
		...grantTable('Permissions', grants, {
			show, width, glyphs, databaseNames, impacts,
		}),
		...isUnknown ? [{key: 'unknown grants', text: `${' '.repeat(labelWidth)}and what cannot be read`, meaning: 'warning' as const}] : [],
	];
}

/**
What a suspended token is to be given back, as the mark in its description says.
*/
function heldGrants(token: DatabaseToken, context: GrantContext): readonly Line[] {
	const mark = readSuspensionMark(token);
	switch (mark?.kind) {
		case undefined: {
			return [];
		}

		case 'day': {
			return [field('Held grants', 'in the journal of the machine that suspended it', 'muted')];
		}

		case 'damaged': {
			return [field('Held grants', `not known: the mark is damaged, ${mark.problem}`, 'warning')];
		}

		case 'grants': {
			const grants = grantsByDatabase(mark.permissions);
			return grants.length === 0 ? [field('Held grants', 'none')] : grantTable('Held grants', grants, context);
		}
	}
}

type GrantContext = Pick<TokenLinesContext, 'show' | 'width' | 'glyphs' | 'databaseNames'> & {
	readonly impacts?: ReadonlyMap<string, DatabaseImpact>;
};

function grantTable(label: string, grants: readonly DatabaseGrants[], {show, width, glyphs, databaseNames, impacts}: GrantContext): readonly Line[] {
	const existing = databaseNames && new Set(databaseNames);
	const names = grants.map(grant => grant.isWildcard ? '* (all databases)' : show(grant.database));
	const nameWidth = Math.min(Math.max(8, ...names.map(name => widthOf(name))), Math.max(12, width - labelWidth - 40));
	const yes = (isGranted: boolean) => (isGranted ? 'yes' : glyphs.no).padEnd(7);
	return [
		field(label, `${padEnd('DATABASE', nameWidth)}  READ   WRITE`),
		...grants.map((grant, index) => {
			const name = padEnd(cut(names[index] ?? '', nameWidth, glyphs.ellipsis), nameWidth);
			const notes = [
				...grant.other.map(action => show(action)),
				...(grant.isWildcard ? [] : [grantNote(grant.database, impacts?.get(grant.database), existing)]),
			].filter(note => note !== '');
			return {key: `${label} ${index}`, text: `${' '.repeat(labelWidth)}${name}  ${yes(grant.reads)}${yes(grant.writes)}${notes.join(', ')}`.trimEnd()};
		}),
	];
}

function impactMeaning(sentence: string): Meaning | undefined {
	if (sentence.includes(' loses ')) {
		return 'danger';
	}

	return sentence.includes('cannot be read whole') ? 'warning' : undefined;
}

function impactOfLeaving(token: DatabaseToken, {show, ...context}: TokenLinesContext): readonly Line[] {
	const {now} = context.times;
	const status = statusOf(token, now);
	if (status !== 'active' && status !== 'unknown') {
		return [];
	}

	const sentences = impactSentences(impactOf({...context, now, leaving: new Set([token.id])}));
	if (sentences.length === 0) {
		return [];
	}

	return [
		{key: 'impact', text: 'If it went away (by grants, not by traffic)'},
		...sentences.map((sentence, index) => ({key: `impact ${index}`, text: `  ${show(sentence)}`, meaning: impactMeaning(sentence)})),
	];
}
