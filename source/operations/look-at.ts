import type {Answer, DatabaseToken, ManagementApi} from '../api/types.js';
import {inTurns} from './in-turns.js';
import {
	lookedOf,
	requiresList,
	type Looked,
	type TokenList,
} from './looked.js';

/**
Looks at one token by a GET, and by the list if the GET does not find it.
*/
export async function lookAt(api: ManagementApi, id: string): Promise<Looked> {
	const answer = await api.getToken(id);
	return lookedOf(id, answer, requiresList(answer) ? await api.listTokens() : undefined);
}

/**
A look, and when its GET was answered, by this machine's clock.
*/
export type TimedLook = {readonly looked: Looked; readonly at: Date};

/**
Looks at tokens by one GET each, a few at a time, and after them by one list if a GET did not find its token. `looks` has undefined for the tokens after a failure that every other look would meet too.

`list` is the list, if it was loaded. `isListNeeded` loads it in any case.
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
