import type {Thresholds} from './policy.js';

export type ThresholdKey = {
	/**
	The table and the key of the file.
	*/
	readonly table: 'thresholds' | 'lifetime';
	readonly key: string;
	readonly field: keyof Thresholds;
	/**
	What is counted: `days`.
	*/
	readonly unit: string;
	readonly most: number;
	/**
	What the number means, as a comment of the file.
	*/
	readonly meaning: string;
};

/**
A hundred years: more would be a mistake.
*/
const mostDays = 36_500;

/**
The numbers of `policy.toml`, each a whole number from 1.
*/
export const thresholdKeys: readonly ThresholdKey[] = [
	{
		table: 'thresholds', key: 'expires_within_days', field: 'expiresWithinDays', unit: 'days', most: mostDays, meaning: 'A token that expires within so many days is a finding.',
	},
	{
		table: 'thresholds', key: 'old_after_days', field: 'oldAfterDays', unit: 'days', most: mostDays, meaning: 'A token is old after so many days.',
	},
	{
		table: 'thresholds', key: 'soak_days', field: 'soakDays', unit: 'days', most: mostDays, meaning: 'A token that is suspended for longer than so many days is a finding: an admin has to revoke it or resume it.',
	},
	{
		table: 'thresholds', key: 'rotation_overdue_days', field: 'rotationOverdueDays', unit: 'days', most: mostDays, meaning: 'A due step of a rotation may wait for so many days.',
	},
	{
		table: 'thresholds', key: 'many_databases', field: 'manyDatabases', unit: 'databases', most: 1_000_000, meaning: 'A token with grants on more databases than this reaches many.',
	},
	{
		table: 'thresholds', key: 'burst_tokens', field: 'burstTokens', unit: 'tokens', most: 1_000_000, meaning: 'So many tokens that were created within burst_minutes are a burst.',
	},
	{
		table: 'thresholds', key: 'burst_minutes', field: 'burstMinutes', unit: 'minutes', most: 525_600, meaning: 'The length of a burst.',
	},
	{
		table: 'lifetime', key: 'maximum_days', field: 'maximumLifetimeDays', unit: 'days', most: mostDays, meaning: 'The longest lifetime of a token, from its creation to its expiry. A token that never expires is over any.',
	},
];
