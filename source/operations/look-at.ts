import type {Answer, DatabaseToken, ManagementApi} from '../api/types.js';
import {inTurns} from './in-turns.js';
import {
	lookedOf,
	requiresList,
	type Looked,
	type TokenList,
} from './looked.js';

/**
Looks at one token: a GET, and the list where that does not find it.
*/
export async function lookAt(api: ManagementApi, id: string): Promise<Looked> {
	const answer = await api.getToken(id);
	return lookedOf(id, answer, requiresList(answer) ? await api.listTokens() : undefined);
}

/**
`at` is when the GET was answered, by this machine's clock.
*/
export type TimedLook = {readonly looked: Looked; readonly at: Date};

/**
Looks at tokens by a GET each, a few at a time, and by one list after them where any was not found. Undefined for those after a failure that every other look would meet too.

`list` is the list, where it was loaded: also for a `requiresList` of the caller's own.
*/
export async function lookAtAll(api: ManagementApi, ids: readonly string[], {now, isListNeeded = false}: {
	readonly now: () => Date;
	readonly isListNeeded?: boolean;
}): Promise<{readonly looks: ReadonlyArray<TimedLook | undefined>; readonly list: TokenList | undefined}> {
	const answers = await inTurns(ids, async id => {
		const answer: Answer<DatabaseToken> = await api.getToken(id);
		return {value: {answer, at: now()}, error: answer.ok ? undefined : answer.error};
	});
	const isNeeded = isListNeeded || answers.some(found => found !== undefined && requiresList(found.answer));
	const list = isNeeded ? await api.listTokens() : undefined;
	return {
		list,
		looks: answers.map((found, index) => found && {looked: lookedOf(ids[index]!, found.answer, list), at: found.at}),
	};
}
