import type {ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {noProgress} from './change-progress.js';
import {judgeCheck} from './judge-check.js';
import {done} from './ending.js';
import {lookAtAll} from './look-at.js';
import type {TrackedChange, ChangeResult, Change} from './types.js';

/**
A change, and the result that a run would give it before it sends anything. Undefined where the run would send the request.
*/
export type CheckedChange = Change & {readonly result: ChangeResult | undefined};

export type ChecksDone = {
	readonly changes: readonly CheckedChange[];
	/**
	The message of a 401, if a look was answered with one.
	*/
	readonly unauthorized: string | undefined;
};

/**
Tells what a run of these changes would do, by the first step of each turn: a fresh look, compared with what was confirmed. Sends only GETs.

After a failure that every other look would meet too, the rest is `not-started`.
*/
export async function checkChanges({api, changes, now = () => new Date()}: {
	readonly api: ManagementApi;
	readonly changes: readonly Change[];
	readonly now?: () => Date;
}): Promise<ChecksDone> {
	const {looks} = await lookAtAll(api, changes.map(({token}) => token.id), {now});
	const results = looks.map((look, index) => look && {
		checked: judgeCheck(changes[index]!, look.looked, noProgress, look.at),
		error: look.looked.kind === 'unsure' ? look.looked.error : undefined,
	});
	const unauthorized = results.find(found => found?.error?.kind === 'unauthorized')?.error?.message;

	const resultOf = (index: number): TrackedChange['result'] => {
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

	return {changes: changes.map((change, index) => ({...change, result: resultOf(index)})), unauthorized};
}
