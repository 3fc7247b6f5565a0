import type {DatabaseToken} from '../api/types.js';
import {isoSeconds} from '../tokens/time/parse-time.js';
import type {Plan} from '../tokens/plan/plan.js';
import {changesToSuspend} from './suspend.js';
import type {Change} from './types.js';

/**
The changes that a plan makes to these tokens, which are still as the plan saw them. `now` is in ms since the epoch and gives the day in the mark of a suspend. `limit` is how many characters a description may have with that mark.
*/
export function changesOfPlan({action}: Plan, tokens: readonly DatabaseToken[], {now, limit}: {readonly now: number; readonly limit: number | undefined}): readonly Change[] {
	return action === 'suspend'
		? changesToSuspend(tokens, {day: isoSeconds(new Date(now)).slice(0, 10), limit})
		: tokens.map(token => ({token, request: {kind: 'revoke'}}));
}
