import type {Activity} from '../journal/activity.js';
import {parseTime} from '../tokens/dates.js';
import {descriptionOfAccess} from '../tokens/description-of-access.js';
import {timeText, timeWidth, type TimeContext} from '../tokens/time-form.js';
import type {Line} from './token-lines.js';

type Context = {
	readonly times: TimeContext;
	readonly show: (text: string) => string;
};

const mostLines = 5;

/**
What was done to one token from this machine, the latest first; and, while it is suspended, what it could do before.
*/
export function historyLines(activities: readonly Activity[], tokenId: string, isSuspended: boolean, {times, show}: Context): readonly Line[] {
	const own = activities.filter(({intent}) => intent.action !== 'create' && intent.tokenId === tokenId);
	const suspension = isSuspended ? own.find(({intent, outcome}) => intent.action === 'suspend' && outcome?.result === 'changed') : undefined;
	const width = timeWidth(times) + 1;
	return [
		...(suspension ? [{key: 'could', text: `Before it was suspended: ${show(descriptionOfAccess(suspension.intent.permissionsBefore))}`, meaning: 'warning' as const}] : []),
		...(own.length > 0 ? [{key: 'history', text: 'Done from here'}] : []),
		...own.slice(0, mostLines).map(({intent, outcome}): Line => {
			const time = parseTime(intent.time);
			return {key: intent.operationId, text: `  ${(time === undefined ? show(intent.time) : timeText(time, times)).padEnd(width)}${intent.action.padEnd(9)}${show(outcome?.result ?? 'no outcome')}, by ${show(intent.user)}`};
		}),
	];
}
