import type {ChangeAction, ChangeRequest, ChangeResultKind} from './types.js';

/**
The verb of one kind of change, in the forms that sentences need.
*/
export type ChangeVerb = {
	/**
	`suspend`, for the middle of a sentence.
	*/
	readonly infinitive: string;
	/**
	`Suspend`, for a button and for `Suspend of telegraf edge-08`.
	*/
	readonly noun: string;
	/**
	`Suspending`.
	*/
	readonly present: string;
	/**
	`Suspended`.
	*/
	readonly past: string;
};

/**
The words for one kind of change: its verb, and what a confirmation says of it.
*/
export type ChangeWords = ChangeVerb & {
	/**
	The title of the confirmation and of the run.
	*/
	readonly title: string;
	/**
	What the change does to a number of tokens, in one or two sentences.
	*/
	readonly effect: (count: number) => string;
	/**
	What the change means for the programs that use these tokens.
	*/
	readonly consequence: (count: number) => string;
	/**
	Whether it can take access away from a program.
	*/
	readonly isDangerous: boolean;
};

const tokens = (count: number) => count === 1 ? '1 token' : `${count} tokens`;
const these = (count: number) => count === 1 ? 'this token' : 'these tokens';

export const changeWords: Readonly<Record<ChangeAction, ChangeWords>> = {
	revoke: {
		infinitive: 'revoke',
		noun: 'Revoke',
		present: 'Revoking',
		past: 'Revoked',
		title: 'Revoke Database Token',
		effect: count => `Revoking ${count === 1 ? '' : `${tokens(count)} `}takes effect at once and cannot be undone.`,
		consequence: count => `Programs that use ${these(count)} stop working.`,
		isDangerous: true,
	},
	suspend: {
		infinitive: 'suspend',
		noun: 'Suspend',
		present: 'Suspending',
		past: 'Suspended',
		title: 'Suspend Database Token',
		effect: count => `Suspending ${count === 1 ? '' : `${tokens(count)} `}takes every grant away; resume gives them back.`,
		consequence: count => `Programs that use ${these(count)} stop working until then. How fast is not documented.`,
		isDangerous: true,
	},
	resume: {
		infinitive: 'resume',
		noun: 'Resume',
		present: 'Resuming',
		past: 'Resumed',
		title: 'Resume Database Token',
		effect: count => `Resuming ${count === 1 ? '' : `${tokens(count)} `}gives back the grants as they were before the suspension.`,
		consequence: count => `Programs that still hold the secret of ${these(count)} can use it again.`,
		isDangerous: false,
	},
	update: {
		infinitive: 'update',
		noun: 'Update',
		present: 'Updating',
		past: 'Updated',
		title: 'Edit Database Tokens',
		effect: count => `Updating ${tokens(count)}. Grants that are not named below stay as they are.`,
		consequence: count => `Programs that use ${these(count)} may no longer do what they did.`,
		isDangerous: true,
	},
};

const mixedVerb: ChangeVerb = {
	infinitive: 'change', noun: 'Change', present: 'Changing', past: 'Changed',
};

/**
The kind of change that a request makes.
*/
export function actionOf(request: ChangeRequest): ChangeAction {
	return request.kind === 'revoke' ? 'revoke' : request.action;
}

/**
The verb that fits all the requests: that of their kind of change, or `change` where they are of several kinds or where there are none.
*/
export function verbOf(requests: readonly ChangeRequest[]): ChangeVerb {
	const [first, ...others] = new Set(requests.map(request => actionOf(request)));
	return first === undefined || others.length > 0 ? mixedVerb : changeWords[first];
}

/**
The label of the button that starts a change: `Revoke Token`, `Revoke 12 Tokens`.
*/
export function buttonWords(action: ChangeAction, count: number): string {
	return `${changeWords[action].noun} ${count === 1 ? 'Token' : `${count} Tokens`}`;
}

/**
What a run is doing: `Revoking 1 token`, `Revoking 12 tokens`.
*/
export function runWords(action: ChangeAction, count: number): string {
	return `${changeWords[action].present} ${tokens(count)}`;
}

/**
The words for each kind of result, after a token's name or a number: `2 already gone`.
*/
export const resultWords: Readonly<Record<ChangeResultKind, string>> = {
	revoked: 'revoked',
	changed: 'changed',
	accepted: 'accepted but not yet visible',
	'already-gone': 'already gone',
	skipped: 'skipped',
	unknown: 'unknown',
	failed: 'failed',
	'not-started': 'not started',
};
