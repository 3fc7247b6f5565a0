import type {DatabaseToken, Permission} from '../../api/types.js';
import {isCalendarDay} from '../time/calendar-day.js';
import {actionsOfLetters, isWritableName, markChecksum} from './find-mark.js';

/**
A mark with the blank before it, or why the grants cannot be written in a mark, as a part of a sentence. Raw text of the service.
*/
export type WrittenMark =
	| {readonly ok: true; readonly text: string}
	| {readonly ok: false; readonly problem: string};

function problemOf(permission: Permission): string | undefined {
	const {action, resource} = permission;
	if (action !== 'read' && action !== 'write') {
		return `the action ${JSON.stringify(action)} has no letter there`;
	}

	if (typeof resource !== 'string' || !isWritableName(resource)) {
		return `the database name ${JSON.stringify(resource)} has characters that cannot stand there`;
	}

	const others = Object.entries(permission).filter(([key, value]) => key !== 'action' && key !== 'resource' && value !== undefined);
	return others.length === 0 ? undefined : `a permission on ${resource} has fields besides action and resource`;
}

function isPair(first: Permission, second: Permission | undefined): second is Permission {
	return second?.resource === first.resource && second.action !== first.action;
}

// Goes from left to right and takes two permissions at once when they are a pair, so that each list has exactly one text.
function grantsText(permissions: readonly Permission[]): string {
	const groups: Array<{readonly letters: string; readonly names: string[]}> = [];
	for (let index = 0; index < permissions.length; index++) {
		const first = permissions[index]!;
		const second = permissions[index + 1];
		const actions = isPair(first, second) ? [first.action, second.action] : [first.action];
		index += actions.length - 1;
		const letters = Object.keys(actionsOfLetters).find(key => actionsOfLetters[key]!.join(' ') === actions.join(' '))!;
		const last = groups.at(-1);
		if (last?.letters === letters) {
			last.names.push(first.resource);
		} else {
			groups.push({letters, names: [first.resource]});
		}
	}

	return groups.length === 0 ? 'none' : groups.map(({letters, names}) => `${letters}:${names.join(',')}`).join(' ');
}

/**
The mark with the grants of a token that is suspended on a day (`YYYY-MM-DD`): ` [suspended 2026-11-25 r:sensors w:flight2,flight3 #k3f9t2]`. `readSuspensionMark` gives back exactly this list of permissions, in its order. Throws a RangeError for a day that the calendar does not have.
*/
export function writeSuspensionMark({id, permissions}: Pick<DatabaseToken, 'id' | 'permissions'>, day: string): WrittenMark {
	if (!isCalendarDay(day)) {
		throw new RangeError(`no such day: ${day}`);
	}

	const problem = permissions.map(permission => problemOf(permission)).find(each => each !== undefined);
	if (problem !== undefined) {
		return {ok: false, problem};
	}

	const grants = grantsText(permissions);
	return {ok: true, text: ` [suspended ${day} ${grants} #${markChecksum({id, day, grants})}]`};
}
