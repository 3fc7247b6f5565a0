import {asCause} from './as-cause.js';
import type {Doubt} from './change-progress.js';
import {accepted, type ChangeAnswer, type Judgement} from './judgement.js';
import type {Verified} from './verify.js';

function whenGone(answer: ChangeAnswer, doubt: Doubt | undefined): Omit<Judgement, 'verification'> {
	if (answer.kind === 'accepted') {
		return {kind: 'revoked', cause: undefined};
	}

	if (doubt !== undefined) {
		const cause = doubt.mayYetArrive ? 'the answer was lost, but it is gone' : `${doubt.cause}, but it is gone`;
		return {kind: 'revoked', cause};
	}

	const cause = answer.kind === 'refused' ? `${answer.cause}, but it is gone` : 'the service did not find it to revoke it';
	return {kind: 'already-gone', cause};
}

function whenLive(answer: ChangeAnswer, doubt: Doubt | undefined): Omit<Judgement, 'verification'> {
	if (answer.kind === 'accepted') {
		return {kind: 'accepted', cause: `${accepted}, and still shows the token as live`};
	}

	if (doubt !== undefined) {
		return doubt.mayYetArrive
			? {kind: 'unknown', cause: `${doubt.cause}; it was still live when last looked at, but the request may yet arrive`}
			: {kind: 'failed', cause: `${doubt.cause}; it is still live`};
	}

	return {kind: 'failed', cause: answer.kind === 'refused' ? answer.cause : 'the service did not find it to revoke it, but still shows it as live'};
}

function whenUnverified(answer: ChangeAnswer, doubt: Doubt | undefined, problem: string): Omit<Judgement, 'verification'> {
	if (answer.kind === 'accepted') {
		return {kind: 'unknown', cause: `${accepted}, but it could not be verified: ${problem}`};
	}

	if (doubt !== undefined) {
		return {kind: 'unknown', cause: `${doubt.cause}, and it could not be verified: ${problem}`};
	}

	return answer.kind === 'refused'
		? {kind: 'failed', cause: answer.cause}
		: {kind: 'unknown', cause: `the service did not find it to revoke it, and it could not be verified: ${problem}`};
}

/**
Judges a revoke by the answer to the last DELETE, the doubt that this or an earlier DELETE left, and what the looks after it showed.

The result is `revoked` only if a look showed it, and never `failed` while the DELETE may yet be applied.
*/
export function judgeRevoke(answer: ChangeAnswer, doubt: Doubt | undefined, verified: Verified): Judgement {
	switch (verified.kind) {
		case 'gone': {
			return {...whenGone(answer, doubt), verification: verified.how};
		}

		case 'live': {
			return {...whenLive(answer, doubt), verification: 'still-live'};
		}

		case 'unverified': {
			return {...whenUnverified(answer, doubt, asCause(verified.error.message)), verification: 'not-verified'};
		}
	}
}
