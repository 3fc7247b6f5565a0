import type {JournalIntent} from '../journal-entry.js';

const changed = {
	create: 'created', update: 'updated', suspend: 'suspended', resume: 'resumed', revoke: 'revoked',
} as const satisfies Readonly<Record<JournalIntent['action'], string>>;

type ResultWord<Result extends string | undefined> = Result extends undefined ? 'no-outcome' : (Result extends 'changed' ? typeof changed[keyof typeof changed] : Result);

/**
The word that commands, files and screens show for the result of a change: `suspended`, `already-gone`, `failed`.

The journal writes `changed` for a suspension, a resumption and an edit alike. This function replaces that by the past of the action, because a reader wants to know which of them was done. An undefined result, of a change without an outcome, gives `no-outcome`.
*/
export function resultWord<Result extends string | undefined>(result: Result, action: JournalIntent['action']): ResultWord<Result> {
	return (result === 'changed' ? changed[action] : result ?? 'no-outcome') as ResultWord<Result>;
}
