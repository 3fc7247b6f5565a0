import type {JournalIntent} from '../journal-entry.js';

const changed = {
	create: 'created', update: 'updated', suspend: 'suspended', resume: 'resumed', revoke: 'revoked',
} as const satisfies Readonly<Record<JournalIntent['action'], string>>;

type ResultWord<Result extends string | undefined> = Result extends undefined ? 'no-outcome' : (Result extends 'changed' ? typeof changed[keyof typeof changed] : Result);

/**
What became of a change, in one word for commands, files and screens: `suspended`, `already-gone`, `failed`. The journal writes `changed` for every update, whatever it was for; here it has the word of its action. Undefined, for a change without an outcome, is `no-outcome`.
*/
export function resultWord<Result extends string | undefined>(result: Result, action: JournalIntent['action']): ResultWord<Result> {
	return (result === 'changed' ? changed[action] : result ?? 'no-outcome') as ResultWord<Result>;
}
