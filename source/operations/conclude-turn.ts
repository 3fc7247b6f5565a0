import {asCause} from './as-cause.js';
import type {EndState, Turn} from './change-state.js';
import type {Done} from './ending.js';

/**
Puts the outcome of the turn's last request in the journal, and ends the turn. The result is true whether or not the journal can hold it, so a failed write only adds to the cause.
*/
export async function concludeTurn({record}: Turn, ending: Done, operationId: string, serverTime: Date | undefined): Promise<EndState> {
	const result = {...ending.result, operationId};
	const written = await record.conclude(operationId, result, serverTime);
	if (written.ok) {
		return {kind: 'end', ending: {...ending, result}};
	}

	const remark = `not in the journal: ${asCause(written.message)}`;
	const cause = result.cause === undefined ? remark : `${result.cause}; ${remark}`;
	return {kind: 'end', ending: {...ending, result: {...result, cause}}};
}
