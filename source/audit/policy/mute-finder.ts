import type {Subject} from '../raised.js';
import type {Mute} from './policy.js';

/**
Gives the mute of a finding. Undefined when it is not muted.
*/
export type MuteFinder = (rule: string, subject: Subject) => Mute | undefined;

type MutesOfRule = {
	readonly tokens: Map<string, Mute>;
	readonly databases: Map<string, Mute>;
	readonly whole: Mute | undefined;
};

/**
Prepares the mutes of a policy that have not ended at `now`, in ms since the epoch. A mute of one token or database comes before a mute of the whole rule.
*/
export function muteFinder(mutes: readonly Mute[], now: number): MuteFinder {
	const today = new Date(now).toISOString().slice(0, 10);
	// The rules without a mute, which most are, cost one look each.
	const byRule = new Map<string, MutesOfRule>();
	for (const mute of mutes) {
		if (mute.until < today) {
			continue;
		}

		const {tokens, databases} = byRule.get(mute.rule) ?? {tokens: new Map<string, Mute>(), databases: new Map<string, Mute>()};
		if (mute.tokenId !== undefined) {
			tokens.set(mute.tokenId, mute);
		} else if (mute.database !== undefined) {
			databases.set(mute.database, mute);
		}

		const isWhole = mute.tokenId === undefined && mute.database === undefined;
		byRule.set(mute.rule, {tokens, databases, whole: isWhole ? mute : byRule.get(mute.rule)?.whole});
	}

	return (rule, {entry, database}) => {
		const found = byRule.get(rule);
		return found && ((entry ? found.tokens.get(entry.token.id.toLowerCase()) : found.databases.get(database)) ?? found.whole);
	};
}
