import type {ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {createChangeRecord} from './change-record.js';
import {differingParts, isAsWished} from './compare-tokens.js';
import {inTurns} from './in-turns.js';
import type {
	ChangeContext,
	ChangeItem,
	ChangeResult,
	OperationJournal,
} from './types.js';
import {judgeLater, latestArrival, type FoundLater} from './verify-later.js';
import {wishedOf} from './wished.js';

export type VerifyAgainOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	readonly context: ChangeContext;
	/**
	As a finished run gave them.
	*/
	readonly items: readonly ChangeItem[];
	readonly now?: () => Date;
};

const openKinds: ReadonlySet<ChangeResult['kind'] | undefined> = new Set(['unknown', 'accepted']);

/**
Looks again at the items whose outcome is `unknown` or `accepted`, by one GET each, and gives all items with what is known now. Nothing is sent that changes anything. A better outcome is added to the journal.

What is still as before stays as it was told until two minutes after it was last looked at, since a lost request may arrive that late.
*/
export async function verifyAgain({api, journal, context, items, now = () => new Date()}: VerifyAgainOptions): Promise<readonly ChangeItem[]> {
	const record = createChangeRecord(journal, context);

	const look = async (item: ChangeItem, told: ChangeResult) => {
		const wished = wishedOf(item);
		const answer = await api.getToken(item.token.id);
		const time = now();
		// Whichever clock the first moment was told by.
		const clocks = [time, (answer.ok ? answer.serverTime : undefined) ?? time];
		const found = judgeLater({
			kind: item.change.kind,
			isAsWished: live => wished !== undefined && isAsWished(wished, live),
			isAsBefore: live => differingParts(item.token, live) === undefined,
			isLate: clocks.every(clock => clock.getTime() - told.at.getTime() >= latestArrival),
		}, answer, time);
		return {value: await conclude(item, told, found), error: answer.ok ? undefined : answer.error};
	};

	const conclude = async (item: ChangeItem, told: ChangeResult, found: FoundLater): Promise<ChangeItem> => {
		// The service said yes to an accepted one: that it does not show yet is no failure. Of an unknown one, the first moment counts for how late it may arrive.
		if (found.kind === 'unknown' || (told.kind === 'accepted' && found.kind === 'failed')) {
			const kind = told.kind === 'accepted' && found.verification !== 'otherwise' ? told.kind : 'unknown';
			return {
				...item, result: {
					...found, ...operationOf(told), kind, at: told.at,
				},
			};
		}

		const written = told.operationId === undefined
			? undefined
			: await record.conclude(told.operationId, found);
		const cause = written?.ok === false ? `${found.cause}; not in the journal: ${asCause(written.message)}` : found.cause;
		return {...item, result: {...found, ...operationOf(told), cause}};
	};

	const open = items.flatMap((item, index) => item.result && openKinds.has(item.result.kind) ? [{index, item, told: item.result}] : []);
	const found = await inTurns(open, async ({item, told}) => look(item, told));
	const better = new Map(open.map(({index}, place) => [index, found[place]]));
	return items.map((item, index) => better.get(index) ?? item);
}

function operationOf({operationId}: ChangeResult): Pick<ChangeResult, 'operationId'> {
	return operationId === undefined ? {} : {operationId};
}
