import type {DatabaseToken} from '../../api/types.js';
import {databasesSentence, type KnownDatabases} from '../grants/known-databases.js';
import {grantsByDatabase} from '../grants/grants.js';
import {impactOf, type ImpactOptions} from '../impact/impact.js';
import {impactSentences, type ImpactSentence} from '../impact/impact-words.js';
import {hasUnknownGrants, hasUnknownRevocation, unknownField} from '../why-odd.js';
import {statusOf} from '../status.js';
import {readSuspensionMark} from '../suspension/read-suspension-mark.js';
import {grantTable, type GrantTable, type GrantTableContext} from './grant-table.js';
import {identityFields, tokenField, type TokenField} from './token-field.js';

/**
Everything that is known about one token, for details, preview and `get`. Raw text of the service.
*/
export type TokenWords = {
	/**
	Every field of the token, and its grants by database.
	*/
	readonly rows: ReadonlyArray<TokenField | GrantTable>;
	/**
	A sentence that says that the databases are not known, or that their list is an old one, and why. Undefined when neither is so.
	*/
	readonly databases: string | undefined;
	/**
	What the databases lose without the token. Empty for a token that is known not to be live, and for one without grants.
	*/
	readonly impact: readonly ImpactSentence[];
};

export type TokenWordsContext = Omit<ImpactOptions, 'leaving'> & KnownDatabases & Pick<GrantTableContext, 'no'> & {
	/**
	Writes a time of the service in words.
	*/
	readonly timeWords: (text: string) => string;
	/**
	When true, leaves out the account ID and the cluster ID, which the header of a screen shows, and the raw text of fields that cannot be read.
	*/
	readonly isBrief?: boolean;
	/**
	The name of the policy that protects the token. Undefined where none does.
	*/
	readonly protectedBy?: string | undefined;
};

/**
The heading above `impact`.
*/
export const impactHeading = 'If it went away (by grants, not by traffic)';

/**
The sentence that says what the service does not record about any token.
*/
export const notRecorded = 'Not known: last use, creator, where the secret is.';

/**
Writes everything that is known about a token in words.
*/
export function tokenWords(token: DatabaseToken, context: TokenWordsContext): TokenWords {
	const {now, timeWords, isBrief = false, protectedBy} = context;
	const status = statusOf(token, now);
	const impact = impactOf({...context, leaving: new Set([token.id])});
	const impacts = new Map(impact.databases.map(database => [database.database, database]));
	return {
		rows: [
			...identityFields(token),
			tokenField('Status', status, status === 'active' ? 'good' : 'warning'),
			...(protectedBy === undefined ? [] : [tokenField('Protected', `by the policy, ${protectedBy}`, 'warning')]),
			timeField('Created', token, 'createdAt', timeWords),
			timeField('Expires', token, 'expiresAt', timeWords),
			...(token.revokedAt === undefined && !hasUnknownRevocation(token) ? [] : [timeField('Revoked', token, 'revokedAt', timeWords)]),
			...(token.accountId === undefined || isBrief ? [] : [tokenField('Account ID', token.accountId)]),
			...(token.clusterId === undefined || isBrief ? [] : [tokenField('Cluster ID', token.clusterId)]),
			...unknownFields(token),
			...grantRows(token, {...context, impacts}),
			...(isBrief ? [] : fieldsAsTheyCame(token)),
		],
		databases: databasesSentence(context),
		impact: status === 'active' || status === 'unknown' ? impactSentences(impact) : [],
	};
}

function timeField(label: string, token: DatabaseToken, name: 'createdAt' | 'expiresAt' | 'revokedAt', timeWords: (text: string) => string): TokenField {
	const unknown = unknownField(token, name);
	const text = token[name];
	return unknown === undefined
		? tokenField(label, text === undefined ? 'never' : timeWords(text))
		: tokenField(label, unknown, 'warning');
}

const known = new Set(['oddities', 'oddFields', 'id', 'description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt', 'accountId', 'clusterId']);

/**
The fields that this program does not know, which a newer service may add. Text is shown as it is, any other value in JSON.
*/
function unknownFields(token: DatabaseToken): readonly TokenField[] {
	return Object.entries(token)
		.filter(([name]) => !known.has(name))
		.map(([name, value]) => ({...tokenField(name, typeof value === 'string' ? value : JSON.stringify(value)), key: `to come ${name}`}));
}

/**
The fields that cannot be read, with all of their JSON as the service sent it.
*/
function fieldsAsTheyCame({oddFields = {}}: DatabaseToken): readonly TokenField[] {
	return Object.entries(oddFields).map(([name, value], index) => ({
		...tokenField(index === 0 ? 'As it came' : '', `${name}: ${JSON.stringify(value) ?? 'missing'}`, 'muted'), key: `as it came ${index}`, isWhole: true,
	}));
}

function grantRows(token: DatabaseToken, context: GrantTableContext): ReadonlyArray<TokenField | GrantTable> {
	const grants = grantsByDatabase(token.permissions);
	const isUnknown = hasUnknownGrants(token);
	if (grants.length === 0) {
		return isUnknown
			? [tokenField('Permissions', 'unknown', 'warning')]
			: [tokenField('Permissions', 'none'), ...heldGrantRows(token, context)];
	}

	return [
		grantTable('Permissions', grants, context),
		...isUnknown ? [{...tokenField('', 'and what cannot be read', 'warning'), key: 'unknown grants'}] : [],
	];
}

/**
The grants that a suspended token gets back when it is resumed, as the mark in its description says.
*/
function heldGrantRows(token: DatabaseToken, {databaseNames, no}: GrantTableContext): ReadonlyArray<TokenField | GrantTable> {
	const mark = readSuspensionMark(token);
	switch (mark?.kind) {
		case undefined: {
			return [];
		}

		case 'day': {
			return [tokenField('Held grants', 'in the journal of the machine that suspended it', 'muted')];
		}

		case 'damaged': {
			return [tokenField('Held grants', `not known: the mark is damaged, ${mark.problem}`, 'warning')];
		}

		case 'grants': {
			const grants = grantsByDatabase(mark.permissions);
			return [grants.length === 0 ? tokenField('Held grants', 'none') : grantTable('Held grants', grants, {databaseNames, no})];
		}
	}
}
