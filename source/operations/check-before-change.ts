import {
	withdraw,
	type ChangeState,
	type CheckState,
	type IntendState,
	type Turn,
} from './change-state.js';
import {judgeCheck} from './judge-check.js';
import {concludeTurn} from './conclude-turn.js';
import {done} from './ending.js';
import {lookInTurn} from './look-in-turn.js';
import {momentOf} from './moment.js';

/**
The state `check`: a new list or a fresh GET, compared with what was confirmed. Only a token that is as it was confirmed, and that no obstacle protects, goes on to `intend`.
*/
export async function checkBeforeChange(turn: Turn, {progress}: CheckState): Promise<ChangeState> {
	const {change, now, listWay, onStage} = turn;
	onStage('checking');
	const listed = await listWay.lookBefore(change, progress);
	if (listed !== undefined) {
		return intendUnlessObstructed(turn, {progress, ...listed});
	}

	const looked = await lookInTurn(turn, 'may-withdraw');
	if (looked === undefined) {
		return withdraw(progress);
	}

	const seenAt = momentOf(now);
	const checked = judgeCheck(change, looked, progress, now());
	if (checked.kind === 'as-confirmed') {
		return intendUnlessObstructed(turn, {progress, live: checked.live, seenAt});
	}

	// The journal has the last request as failed, and this look shows that it was applied.
	return checked.kind === 'done' && checked.result.kind === 'changed' && progress.operationId !== undefined
		? concludeTurn(turn, checked, progress.operationId, looked.kind === 'unsure' ? undefined : looked.serverTime)
		: {kind: 'end', ending: checked};
}

async function intendUnlessObstructed({change, now, findObstacle}: Turn, seen: Pick<IntendState, 'progress' | 'live' | 'seenAt'>): Promise<ChangeState> {
	const obstacle = await findObstacle?.(change, seen.live);
	return obstacle === undefined
		? {kind: 'intend', ...seen, earlier: undefined}
		: {kind: 'end', ending: done('skipped', {cause: obstacle, at: now()})};
}
