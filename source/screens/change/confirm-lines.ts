import type {DatabaseToken} from '../../api/types.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {
	absoluteTime,
	durationInWords,
	parseTime,
	relativeTime,
} from '../../tokens/time/parse-time.js';
import {accessOf} from '../../tokens/grants/description-of-access.js';
import type {Impact} from '../../tokens/impact/impact.js';
import {impactMeaning, impactWords, unknownImpactSentences} from '../../tokens/impact/impact-words.js';
import {unknownField} from '../../tokens/why-odd.js';
import {statusOf} from '../../tokens/status.js';
import type {Change} from '../../operations/types.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {differenceInWords} from '../../tokens/difference-in-words.js';
import type {Line} from '../token/token-lines.js';
import {wrapWords} from '../../components/wrap-words.js';
import {keptGrantsWords} from '../../operations/kept-grants-words.js';
import {
	identityFields,
	labelled,
	labelWidth,
	tokenField,
} from '../../tokens/words/token-field.js';
import {nameInTable} from '../../tokens/words/token-name.js';
import {notRecorded} from '../../tokens/words/token-words.js';

type Context = {
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
	Why it is not known which databases there are; undefined where it is known. Raw.
	*/
	readonly databasesWords?: string | undefined;
};

/**
The lines of a confirmation that scroll, in the order in which they matter: the tokens, what they lose or get back, and what the service does not record.
*/
export function confirmLines(batch: ChangeBatch, impact: Impact, context: Context): readonly Line[] {
	const tokens = batch.changes.map(({token}) => token);
	const {show} = context;
	if (batch.action === 'revoke' || batch.action === 'suspend') {
		return [
			...(batch.purpose === undefined ? [] : [{key: 'purpose', text: `Why: ${show(batch.purpose)}`}]),
			...(batch.action === 'suspend' ? keptGrantsLines(batch.changes, context) : []),
			...linesOfTokens(tokens, batch.hiddenIds, context),
			{key: 'blank', text: ''},
			...impactOfLeaving(impact, context),
			{key: 'unknown', text: notRecorded, meaning: 'muted'},
		];
	}

	return [
		...(batch.purpose === undefined ? [] : [{key: 'purpose', text: show(batch.purpose)}]),
		...batch.changes.flatMap(change => differenceLines(change, context)),
	];
}

// A longer list would push the tokens and what they lose out of sight.
const mostKept = 3;

function keptGrantsLines(changes: readonly Change[], {show, width}: Context): readonly Line[] {
	return keptGrantsWords(changes, {most: mostKept})
		.flatMap(sentence => wrapWords(show(sentence), width))
		.map((text, index) => ({key: `kept ${index}`, text, meaning: 'warning'}));
}

/**
The token of an update or a resume, and each difference in words.
*/
function differenceLines({token, request}: Change, context: Context): readonly Line[] {
	const {show} = context;
	const after = request.kind === 'update' ? {...token, ...request.fields} : token;
	return [
		lineOf(token, context),
		...differenceInWords(token, after).map((words, index) => ({key: `${token.id} ${index}`, text: `      ${show(words)}`})),
	];
}

/**
The tokens that are to be revoked or suspended: the fields of one token, or a line for each of several, those that the filter hides first.
*/
function linesOfTokens(tokens: readonly DatabaseToken[], hiddenIds: ReadonlySet<string>, context: Context): readonly Line[] {
	const [only] = tokens;
	return only && tokens.length === 1 ? linesOfOne(only, context) : linesOfMany(tokens, hiddenIds, context);
}

function linesOfOne(token: DatabaseToken, {now, show, width, glyphs}: Context): readonly Line[] {
	const created = parseTime(token.createdAt);
	const age = created === undefined ? 'unknown' : durationInWords(now - created);
	return [
		...identityFields(token),
		tokenField('Access', cut(show(accessOf(token, 6)), width - labelWidth, glyphs.ellipsis)),
		tokenField('Age, expiry', `${age}; ${expiryOf(token, now)}`),
	].map(({key, label, text, meaning}) => ({key, text: labelled(label, show(text)), meaning}));
}

function expiryOf(token: DatabaseToken, now: number): string {
	const unknown = unknownField(token, 'revokedAt') ?? unknownField(token, 'expiresAt');
	if (unknown !== undefined) {
		return unknown;
	}

	if (token.expiresAt === undefined) {
		return 'does not expire';
	}

	const time = parseTime(token.expiresAt);
	return time === undefined ? token.expiresAt : `${time <= now ? 'expired' : 'expires'} ${relativeTime(time, now)}, ${absoluteTime(token.expiresAt)}`;
}

function linesOfMany(tokens: readonly DatabaseToken[], hiddenIds: ReadonlySet<string>, context: Context): readonly Line[] {
	const hidden = tokens.filter(({id}) => hiddenIds.has(id));
	const shown = tokens.filter(({id}) => !hiddenIds.has(id));
	return [
		...(hidden.length > 0 ? [{key: 'hidden', text: `Hidden by the filter now (${hidden.length})`, meaning: 'warning' as const}] : []),
		...hidden.map(token => lineOf(token, context)),
		...(hidden.length > 0 && shown.length > 0 ? [{key: 'shown', text: `In the list (${shown.length})`}] : []),
		...shown.map(token => lineOf(token, context)),
	];
}

function lineOf(token: DatabaseToken, {now, show, width, glyphs}: Context): Line {
	const nameWidth = Math.max(16, Math.floor((width - 24) * 0.5));
	const status = statusOf(token, now);
	return {
		key: token.id,
		text: cut([
			`  ${show(token.id).slice(0, 8)}`,
			padEnd(cut(show(nameInTable(token)), nameWidth, glyphs.ellipsis), nameWidth),
			token.oddities === undefined ? (status === 'active' ? show(accessOf(token, 2)) : status) : `odd: ${show(token.oddities.join(', '))}`,
		].join('  '), width, glyphs.ellipsis),
		...(token.oddities && {meaning: 'warning'}),
	};
}

/**
Which databases lose what, the worst first. The grants show it; the service does not report the traffic.
*/
function impactOfLeaving(impact: Impact, {show, glyphs, width, databasesWords}: Context): readonly Line[] {
	const heading = {key: 'impact', text: 'What loses access (by grants, not by traffic)'};
	const unknown = [
		...unknownImpactSentences(impact),
		...databasesWords === undefined ? [] : [databasesWords],
	].flatMap(text => wrapWords(show(text), width - 2)).map((text, index) => ({key: `unknown ${index}`, text: `  ${text}`, meaning: 'warning' as const}));
	const isUnknown = impact.isReachUnknown || impact.leavingUnknown.length > 0;
	if (impact.databases.length === 0) {
		return [heading, ...unknown, ...(isUnknown ? [] : [{key: 'nothing', text: '  nothing: no live grant goes'}])];
	}

	const nameWidth = Math.min(32, Math.max(...impact.databases.map(({database}) => widthOf(show(database)))));
	return [
		heading,
		...unknown,
		...impact.databases.map((database): Line => ({
			key: `database ${database.database}`,
			text: cut(`  ${padEnd(cut(show(database.database), nameWidth, glyphs.ellipsis), nameWidth)}  ${impactWords(database)}`, width, glyphs.ellipsis),
			meaning: impactMeaning(database),
		})),
	];
}
