import type {DatabaseToken} from '../../api/types.js';
import type {Activity} from '../../journal/activity.js';
import {resultWord} from '../../journal/rows/result-word.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';
import {timeText, timeWidth, type TimeContext} from '../../tokens/time/time-form.js';
import type {Line} from './token-lines.js';

type Context = {
	readonly times: TimeContext;
	readonly show: (text: string) => string;
};

const mostLines = 5;

/**
What was done to one token from this machine: the last few changes, the latest first. If the token has no grants, and was suspended and not resumed from here, the first line says what it could do before.
*/
export function historyLines(activities: readonly Activity[], {id, permissions}: Pick<DatabaseToken, 'id' | 'permissions'>, {times, show}: Context): readonly Line[] {
	const own = activities.filter(({intent}) => intent.action !== 'create' && intent.tokenId.toLowerCase() === id.toLowerCase());
	const last = own.find(({intent, outcome}) => (intent.action === 'suspend' || intent.action === 'resume') && outcome?.result === 'changed');
	// The grants decide, because a token whose mark the service refused does not look suspended.
	const suspension = permissions.length === 0 && last?.intent.action === 'suspend' ? last : undefined;
	const width = timeWidth(times) + 1;
	return [
		...(suspension ? [{key: 'could', text: `Before it was suspended: ${show(descriptionOfAccess(suspension.intent.permissionsBefore))}`, meaning: 'warning' as const}] : []),
		...(own.length > 0 ? [{key: 'history', text: 'Done from here'}] : []),
		...own.slice(0, mostLines).map(({intent, outcome}): Line => {
			const time = parseTime(intent.time);
			return {
				key: intent.operationId,
				hang: 4,
				text: `  ${(time === undefined ? show(intent.time) : timeText(time, times)).padEnd(width)}${intent.action.padEnd(9)}${show(resultWord(outcome?.result, intent.action))}, by ${show(intent.user)}`,
			};
		}),
	];
}
