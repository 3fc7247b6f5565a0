import type {AccountState, Turn, VerifyState} from './change-state.js';
import {describeChanges} from './describe-changes.js';
import {lookInTurn} from './look-in-turn.js';
import {pollDelays, verify} from './verify.js';

/**
The state `verify`: looks at the token by GET and list until it shows what was sent. Goes on to `account`.

In a long batch, a list of all tokens is looked at first, where the service accepted the only request. If it shows the token as requested, no GET is sent.
*/
export async function verifyChange(turn: Turn, {progress, sent}: VerifyState): Promise<AccountState> {
	const {change: {token, request}, gate, list, listWay, wait, onStage, onAccepted} = turn;
	onStage('verifying');
	if (listWay.isOn && sent.answer.kind === 'accepted' && progress.doubt === undefined) {
		onAccepted();
		const listed = listWay.judge(turn.change, await list.ask());
		if (listed !== undefined) {
			return {
				kind: 'account', progress, sent, verified: listed,
			};
		}
	}

	const look = async () => {
		const looked = await lookInTurn(turn, 'must-finish');
		if (looked === undefined) {
			throw new Error('a claim that must finish was withdrawn');
		}

		return looked;
	};

	const verified = await verify(look, {
		gate,
		wait,
		// After a plain refusal one look is enough: no request is on its way.
		delays: progress.doubt === undefined && sent.answer.kind === 'refused' ? [] : pollDelays,
		// A revoke waits until the token is gone, even if the token changes meanwhile.
		isOver: live => request.kind === 'update' && describeChanges(token, live) !== undefined,
	});
	return {
		kind: 'account', progress, sent, verified,
	};
}
