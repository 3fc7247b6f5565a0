import {accountForChange} from './account-for-change.js';
import type {ChangeProgress} from './change-progress.js';
import {firstState, type ChangeState, type Turn} from './change-state.js';
import {checkBeforeChange} from './check-before-change.js';
import type {ChangeEnding} from './ending.js';
import {intendChange} from './intend-change.js';
import {refuseChange} from './refuse-change.js';
import {sendChange} from './send-change.js';
import {verifyChange} from './verify-change.js';

/**
Takes one change through its turn, state by state:

- `check`: a fresh GET or a new list, compared with what was confirmed;
- `intend`: the intent in the journal;
- `send`: the turn on the wire, and one DELETE or PATCH;
- `refuse`: after an error or no answer, the choice to try again at once or to look at the token first;
- `verify`: a list or GETs until the token shows what was sent;
- `account`: another try, or the outcome in the journal and the end of the turn.

A request leaves at most ten seconds after a look that showed the token as confirmed, and with an intent of its own. A request without an answer is verified before anything is sent again, and then at most one more goes without an answer.
*/
export async function changeOne(turn: Turn, progress: ChangeProgress): Promise<ChangeEnding> {
	let state: ChangeState = firstState(turn, progress);
	while (state.kind !== 'end') {
		// eslint-disable-next-line no-await-in-loop -- each state follows from the one before
		state = await nextState(turn, state);
	}

	return state.ending;
}

async function nextState(turn: Turn, state: Exclude<ChangeState, {readonly kind: 'end'}>): Promise<ChangeState> {
	switch (state.kind) {
		case 'check': {
			return checkBeforeChange(turn, state);
		}

		case 'intend': {
			return intendChange(turn, state);
		}

		case 'send': {
			return sendChange(turn, state);
		}

		case 'refuse': {
			return refuseChange(turn, state);
		}

		case 'verify': {
			return verifyChange(turn, state);
		}

		case 'account': {
			return accountForChange(turn, state);
		}
	}
}
