import type {DatabaseToken} from '../api/types.js';
import {isoSeconds} from '../tokens/time/parse-time.js';
import type {Plan} from '../tokens/plan/plan.js';
import {changesToSuspend} from './suspend.js';
import type {Change} from './types.js';

/**
The changes that a plan makes to these tokens, which are still as the plan saw them. `now` is in ms since the epoch and gives the day in the mark of a suspend. `limit` is how many characters a description may have with that mark.
*/
export function changesOfPlan({action, targets}: Plan, tokens: readonly DatabaseToken[], {now, limit}: {readonly now: number; readonly limit: number | undefined}): readonly Change[] {
	if (action === 'suspend') {
		return changesToSuspend(tokens, {day: isoSeconds(new Date(now)).slice(0, 10), limit});
	}

	if (action === 'revoke') {
		return tokens.map(token => ({token, request: {kind: 'revoke'}}));
	}

	const fieldsById = new Map(targets.map(({id, fields}) => [id.toLowerCase(), fields]));
	return tokens.flatMap(token => {
		const fields = fieldsById.get(token.id.toLowerCase());
		return fields ? [{token, request: {kind: 'update', action: 'update', fields}}] : [];
	});
}
