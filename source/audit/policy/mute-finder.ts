import type {Subject} from '../raised.js';
import type {Mute} from './policy.js';

/**
Gives the mute of a finding. Undefined when it is not muted.
*/
export type MuteFinder = (rule: string, subject: Subject) => Mute | undefined;

/**
Prepares the mutes of a policy that have not ended at `now`, in ms since the epoch. A mute of one token or database comes before a mute of the whole rule.
*/
export function muteFinder(mutes: readonly Mute[], now: number): MuteFinder {
	const today = new Date(now).toISOString().slice(0, 10);
	const byKey = new Map(mutes.filter(({until}) => until >= today).map(mute => [keyOf(mute.rule, mute.tokenId, mute.database), mute]));
	return byKey.size === 0
		? () => undefined
		: (rule, {entry, database}) => byKey.get(keyOf(rule, entry?.token.id.toLowerCase(), database)) ?? byKey.get(keyOf(rule));
}

function keyOf(rule: string, tokenId?: string, database?: string): string {
	return JSON.stringify([rule, tokenId, database]);
}
