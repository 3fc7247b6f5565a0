import type {JournalIntent} from '../journal-entry.js';

const changed: Readonly<Record<JournalIntent['action'], string>> = {
	create: 'created', update: 'updated', suspend: 'suspended', resume: 'resumed', revoke: 'revoked',
};

/**
What became of a change, in one word for commands, files and screens: `suspended`, `already-gone`, `failed`. The journal writes `changed` for every update, whatever it was for; here it has the word of its action. Undefined, for a change without an outcome, is `no-outcome`.
*/
export function resultWord(result: string | undefined, action: JournalIntent['action']): string {
	return result === 'changed' ? changed[action] : result ?? 'no-outcome';
}
