import type {DatabaseToken} from '../../api/types.js';
import {padEnd, widthOf} from '../../terminal/cut.js';
import {
	absoluteTime,
	durationInWords,
	parseTime,
	relativeTime,
} from '../../tokens/time/parse-time.js';
import {accessOf} from '../../tokens/grants/description-of-access.js';
import type {Impact} from '../../tokens/impact/impact.js';
import {
	countedLosses,
	impactMeaning,
	impactWords,
	unknownImpactSentences,
} from '../../tokens/impact/impact-words.js';
import {unknownField} from '../../tokens/why-odd.js';
import {statusOf} from '../../tokens/status.js';
import type {Change} from '../../operations/types.js';
import type {Foreseen} from '../audit/foreseen-words.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {differenceInWords} from '../../tokens/difference-in-words.js';
import type {Line} from '../token/token-lines.js';
import {wrapLines} from '../../components/wrap-lines.js';
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
	/**
	Why it is not known which databases there are; undefined where it is known. Raw.
	*/
	readonly databasesWords?: string | undefined;
	/**
	What the change would solve and cause by the rules of the audit. Raw.
	*/
	readonly foreseen?: Foreseen;
};

/**
The lines of a confirmation that scroll, in the order in which they matter, none of them wider than the screen: the tokens, what they lose or get back, and what the service does not record. For many tokens, how many databases lose something comes first, because a long list of tokens would push it out of sight; the number of findings that the change solves follows.
*/
export function confirmLines(batch: ChangeBatch, impact: Impact, context: Context): readonly Line[] {
	const {show, width} = context;
	const purpose: readonly Line[] = batch.purpose === undefined ? [] : [{key: 'purpose', text: show(batch.purpose)}];
	return wrapLines(batch.action === 'revoke' || batch.action === 'suspend'
		? [
			...purpose.map(line => ({...line, text: `Why: ${line.text}`})),
			...(batch.action === 'suspend' ? keptGrantsLines(batch.changes, context) : []),
			...leavingLines(batch, impact, context),
			{key: 'unknown', text: notRecorded, meaning: 'muted'},
		]
		: [...purpose, ...foreseenLines(context), ...batch.changes.flatMap(change => differenceLines(change, context))], width);
}

function foreseenLines({foreseen, show}: Context): readonly Line[] {
	return (foreseen?.sentences ?? []).map((text, index) => ({key: `foreseen ${index}`, text: show(text), hang: 2}));
}

const blank: Line = {key: 'blank', text: ''};

/**
The tokens that are to be revoked or suspended, and what the databases lose with them.
*/
function leavingLines({changes, hiddenIds}: ChangeBatch, impact: Impact, context: Context): readonly Line[] {
	const tokens = changes.map(({token}) => token);
	const [only] = tokens;
	return only && tokens.length === 1
		? [...linesOfOne(only, context), blank, ...impactOfLeaving(impact, context), ...foreseenLines(context)]
		: [
			...countedLosses(impact).map(({text, meaning}): Line => ({key: text, text: context.show(text), meaning})),
			...(context.foreseen?.counts ? [{key: 'foreseen', text: context.foreseen.counts}] : []),
			...linesOfMany(tokens, hiddenIds, context),
			blank,
			...impactOfLeaving(impact, context),
			...foreseenLines(context),
		];
}

// A longer list would push the tokens and what they lose out of sight.
const mostKept = 3;

function keptGrantsLines(changes: readonly Change[], {show}: Context): readonly Line[] {
	return keptGrantsWords(changes, {most: mostKept}).map((sentence, index) => ({key: `kept ${index}`, text: show(sentence), meaning: 'warning'}));
}

/**
The token of an update or a resume, and each difference in words.
*/
function differenceLines({token, request}: Change, context: Context): readonly Line[] {
	const {show} = context;
	const after = request.kind === 'update' ? {...token, ...request.fields} : token;
	return [
		lineOf(token, context),
		...differenceInWords(token, after).map((words, index) => ({key: `${token.id} ${index}`, text: `      ${show(words)}`, hang: 8})),
	];
}

function linesOfOne(token: DatabaseToken, {now, show}: Context): readonly Line[] {
	const created = parseTime(token.createdAt);
	const age = created === undefined ? 'unknown' : durationInWords(now - created);
	return [
		...identityFields(token),
		tokenField('Access', accessOf(token)),
		tokenField('Age, expiry', `${age}; ${expiryOf(token, now)}`),
	].map(({key, label, text, meaning}) => ({
		key, text: labelled(label, show(text)), meaning, hang: labelWidth,
	}));
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

/**
A token's ID, name and access in columns. Where the name is too wide for its column, the access follows it, and the line is wrapped.
*/
function lineOf(token: DatabaseToken, {now, show, width}: Context): Line {
	const nameWidth = Math.max(16, Math.floor((width - 24) * 0.5));
	const status = statusOf(token, now);
	const name = show(nameInTable(token));
	const start = `  ${show(token.id).slice(0, 8)}  `;
	// Two databases of each action are named where they fit into one line, otherwise one.
	const ofTwo = show(accessOf(token, 2));
	const hasRoom = widthOf(start) + Math.max(nameWidth, widthOf(name)) + 2 + widthOf(ofTwo) <= width;
	const accessWords = hasRoom ? ofTwo : show(accessOf(token, 1));
	const access = token.oddities === undefined ? (status === 'active' ? accessWords : status) : `odd: ${show(token.oddities.join(', '))}`;
	return {
		key: token.id,
		text: `${start}${padEnd(name, nameWidth)}  ${access}`,
		hang: widthOf(name) > nameWidth ? widthOf(start) : widthOf(start) + nameWidth + 2,
		...(token.oddities && {meaning: 'warning'}),
	};
}

/**
Which databases lose what, the worst first. The grants show it; the service does not report the traffic.
*/
function impactOfLeaving(impact: Impact, {show, databasesWords}: Context): readonly Line[] {
	const heading = {key: 'impact', text: 'What loses access (by grants, not by traffic)'};
	const unknown = [
		...unknownImpactSentences(impact),
		...databasesWords === undefined ? [] : [databasesWords],
	].map((text, index) => ({
		key: `unknown ${index}`, text: `  ${show(text)}`, meaning: 'warning' as const, hang: 2,
	}));
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
			text: `  ${padEnd(show(database.database), nameWidth)}  ${impactWords(database)}`,
			meaning: impactMeaning(database),
			hang: nameWidth + 4,
		})),
	];
}
