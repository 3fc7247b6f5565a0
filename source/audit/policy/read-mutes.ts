import {isCalendarDay} from '../../tokens/time/calendar-day.js';
import type {Mute} from './policy.js';
import type {PolicyMistakes} from './policy-mistakes.js';
import {PolicyTable} from './policy-table.js';

/**
The keys of a `[[mute]]`, in the order in which this program writes them.
*/
export const muteKeys = ['rule', 'token', 'database', 'reason', 'until'] as const;

const most = 10_000;
const longestText = 1000; // UTF-16 units

/**
Reads the `[[mute]]`s of a policy file. One with a mistake is left out.
*/
export function readMutes(file: PolicyTable, {mistakes, ruleIds}: {readonly mistakes: PolicyMistakes; readonly ruleIds: readonly string[]}): readonly Mute[] {
	const tables = file.list('mute', 'tables with the header [[mute]]');
	if (tables.length > most) {
		mistakes.add(tables[most]!.path, `a policy has at most ${most} mutes`);
		return [];
	}

	const known = new Set(ruleIds);
	const mutes: Mute[] = [];
	for (const {path, value} of tables) {
		const table = new PolicyTable(value, {path, keys: muteKeys, mistakes});
		const rule = table.need('rule', 'the ID of a rule, such as "test-like"', readText);
		if (rule !== undefined && !known.has(rule)) {
			mistakes.unknownRule(table.pathOf('rule'), rule, ruleIds);
		}

		const tokenId = table.read('token', 'a token\'s ID', readText)?.toLowerCase();
		const database = table.read('database', 'the name of a database', readText);
		if (tokenId !== undefined && database !== undefined) {
			mistakes.add(table.pathOf('database'), 'mute.database cannot stand beside mute.token: a finding is about a token or about a database');
		}

		const reason = table.need('reason', `a reason of 1 to ${longestText} characters`, readText);
		const until = table.need('until', 'the last day of the mute, such as 2027-01-31', readDay);
		if (rule !== undefined && reason !== undefined && until !== undefined) {
			mutes.push({
				rule, ...(tokenId !== undefined && {tokenId}), ...(database !== undefined && {database}), reason, until,
			});
		}
	}

	return mutes;
}

function readText(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' && value.length <= longestText ? value : undefined;
}

/**
A day as text or as a date of TOML.
*/
function readDay(value: unknown): string | undefined {
	const text = value instanceof Date ? value.toISOString() : value;
	return typeof text === 'string' && isCalendarDay(text) ? text : undefined;
}
