import type {ChangeAction} from '../../operations/types.js';

/**
How one kind of change is spoken of: on the confirmation, while it runs, and on its button.
*/
export type ChangeWords = {
	readonly title: string;
	/**
	What it does, in one sentence; of a number of tokens.
	*/
	readonly effect: (count: number) => string;
	readonly consequence: (count: number) => string;
	readonly button: (count: number) => string;
	/**
	`Revoking 12 tokens`.
	*/
	readonly doing: (count: number) => string;
	readonly isDangerous: boolean;
};

const tokens = (count: number) => count === 1 ? '1 token' : `${count} tokens`;
const these = (count: number) => count === 1 ? 'this token' : 'these tokens';
const capital = (count: number) => count === 1 ? 'Token' : `${count} Tokens`;

export const changeWords: Readonly<Record<ChangeAction, ChangeWords>> = {
	revoke: {
		title: 'Revoke Database Token',
		effect: count => `Revoking ${count === 1 ? '' : `${tokens(count)} `}takes effect at once and cannot be undone.`,
		consequence: count => `Whatever uses ${these(count)} stops working.`,
		button: count => `Revoke ${capital(count)}`,
		doing: count => `Revoking ${tokens(count)}`,
		isDangerous: true,
	},
	suspend: {
		title: 'Suspend Database Token',
		effect: count => `Suspending ${count === 1 ? '' : `${tokens(count)} `}takes every grant away; resume gives them back.`,
		consequence: count => `Whatever uses ${these(count)} stops working until then. How fast is not documented.`,
		button: count => `Suspend ${capital(count)}`,
		doing: count => `Suspending ${tokens(count)}`,
		isDangerous: true,
	},
	resume: {
		title: 'Resume Database Token',
		effect: count => `Resuming ${count === 1 ? '' : `${tokens(count)} `}gives back the grants as they were before the suspension.`,
		consequence: count => `Whatever still holds the secret of ${these(count)} can use it again.`,
		button: count => `Resume ${capital(count)}`,
		doing: count => `Resuming ${tokens(count)}`,
		isDangerous: false,
	},
	update: {
		title: 'Edit Database Tokens',
		effect: count => `Changing ${tokens(count)}. Grants that are not named below stay as they are.`,
		consequence: count => `Whatever uses ${these(count)} may no longer do what it did.`,
		button: count => `Change ${capital(count)}`,
		doing: count => `Changing ${tokens(count)}`,
		isDangerous: true,
	},
};
