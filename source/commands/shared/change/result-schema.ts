import * as v from 'valibot';

/**
Every word of `result`, and what it says of a token.
*/
export const resultMeanings = {
	created: 'the token was created, and is as it was asked for',
	'not-as-asked': 'the token was created, and differs from what was asked for: `cause` says how',
	updated: 'the token has the grants and the description that were asked for',
	suspended: 'the token has no grants any more, and its description has the mark of the suspension',
	resumed: 'the token has the grants and the description that it had before the suspension',
	revoked: 'the token was revoked',
	unchanged: 'the token is as it was asked for already; nothing was sent',
	'already-gone': 'the token was revoked or gone already',
	accepted: 'the service accepted the change, and still shows the token as before',
	skipped: 'the token was left alone; nothing was sent',
	failed: 'the service refused the change, or the token is known to be as before',
	unknown: 'the change may have been made or not: look at the token before you go on',
	'not-started': 'the command ended before it was the turn of this token; nothing was sent',
	'would-create': 'without `--dry-run` the token would be created',
	'would-update': 'without `--dry-run` the token would be changed',
	'would-suspend': 'without `--dry-run` the token would be suspended',
	'would-resume': 'without `--dry-run` the token would be resumed',
	'would-revoke': 'without `--dry-run` the token would be revoked',
} as const;

type ResultWord = keyof typeof resultMeanings;

/**
The words for each kind of change that was made.
*/
const wordsOfActions = {
	create: ['created', 'not-as-asked'],
	update: ['updated'],
	suspend: ['suspended'],
	resume: ['resumed'],
	revoke: ['revoked'],
} as const satisfies Readonly<Record<string, readonly ResultWord[]>>;

/**
What may become of any change.
*/
const always = ['unchanged', 'already-gone', 'accepted', 'skipped', 'failed', 'unknown', 'not-started'] as const;

const rowOf = <Word extends ResultWord>(words: readonly Word[]) => v.object({
	id: v.pipe(v.nullable(v.string()), v.description('The ID of the token. Null where there is none, as after a create that failed.')),
	description: v.pipe(v.nullable(v.string()), v.description('The description of the token. Null where no token has the ID.')),
	result: v.pipe(v.picklist(words), v.description('What became of it, or in a dry run what would.')),
	cause: v.pipe(v.nullable(v.string()), v.description('Why, as a part of a sentence. Null where that needs no saying.')),
	at: v.pipe(v.nullable(v.pipe(v.string(), v.isoTimestamp())), v.description('When the result was known, by the clock of the service if its answer has one. Null where nothing was asked.')),
});

const request = {
	method: v.pipe(v.nullable(v.string()), v.description('In a dry run: the method of the request that would be sent. Null where none would be.')),
	path: v.pipe(v.nullable(v.string()), v.description('In a dry run: its path, with names in braces in place of the IDs.')),
	body: v.pipe(v.unknown(), v.description('In a dry run: its body, as the Management API describes it. Null where it has none.')),
};

const accessToken = v.pipe(v.string(), v.description('With `--print-secret`: the secret of the new token.'));

/**
The result of one token, as every command that changes something prints it.
*/
export const resultSchema = rowOf(Object.keys(resultMeanings) as readonly ResultWord[]);

/**
The same row of a dry run, which holds the request too.
*/
export const dryResultSchema = v.object({...resultSchema.entries, ...request});

/**
A row of a command that makes these kinds of change, of a run or of a dry run. A command that creates a token can print its secret in the row.
*/
export function changeOutput(...actions: ReadonlyArray<keyof typeof wordsOfActions>): v.GenericSchema {
	const row = rowOf([...actions.flatMap(action => wordsOfActions[action]), ...always, ...actions.map(action => `would-${action}` as const)]);
	return v.union([
		row,
		...actions.includes('create') ? [v.object({...row.entries, accessToken})] : [],
		v.object({...row.entries, ...request}),
	]);
}
