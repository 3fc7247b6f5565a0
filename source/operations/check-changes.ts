import type {ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {noProgress} from './change-progress.js';
import {judgeCheck} from './check.js';
import {done} from './ending.js';
import {lookAtAll} from './look-at.js';
import type {ChangeItem, ChangeResult, ChangeTarget} from './types.js';

/**
A target, and what a run would come to without sending anything: undefined where it would send its request.
*/
export type CheckedChange = ChangeTarget & {readonly result: ChangeResult | undefined};

export type ChecksDone = {
	readonly items: readonly CheckedChange[];
	/**
	The service's words of a 401.
	*/
	readonly unauthorized: string | undefined;
};

/**
What a run of these targets would do, by the first step of each of its turns: a fresh look, compared with what was confirmed. Nothing is sent that changes anything.

After a failure that every other look would meet too, the rest is `not-started`.
*/
export async function checkChanges({api, targets, now = () => new Date()}: {
	readonly api: ManagementApi;
	readonly targets: readonly ChangeTarget[];
	readonly now?: () => Date;
}): Promise<ChecksDone> {
	const {looks} = await lookAtAll(api, targets.map(({token}) => token.id), {now});
	const results = looks.map((look, index) => look && {
		checked: judgeCheck(targets[index]!, look.looked, noProgress, look.at),
		error: look.looked.kind === 'unsure' ? look.looked.error : undefined,
	});
	const unauthorized = results.find(found => found?.error?.kind === 'unauthorized')?.error?.message;

	const resultOf = (index: number): ChangeItem['result'] => {
		const found = results[index];
		if (found === undefined) {
			return done('not-started', {cause: 'it was not looked at, after an earlier look failed', at: now()}).result;
		}

		const {checked, error} = found;
		switch (checked.kind) {
			case 'as-confirmed': {
				return undefined;
			}

			case 'withdrawn': {
				return done('failed', {cause: `could not be checked: ${asCause(error?.message ?? '')}`, at: now()}).result;
			}

			case 'done': {
				return checked.result;
			}
		}
	};

	return {items: targets.map((target, index) => ({...target, result: resultOf(index)})), unauthorized};
}
