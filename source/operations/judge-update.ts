import {asCause} from './as-cause.js';
import type {Doubt} from './change-progress.js';
import {accepted, type ChangeAnswer, type Judgement} from './judgement.js';
import type {Verified} from './verify.js';

/**
What the looks after a PATCH showed: the requested state (`as-wished`, as the journal calls it), the token as it was confirmed, or something else. Then `parts` names what is neither of the two: `its permissions`.
*/
export type StateAfterUpdate =
	| Exclude<Verified, {readonly kind: 'live'}>
	| {readonly kind: 'as-wished'}
	| {readonly kind: 'as-before'}
	| {readonly kind: 'otherwise'; readonly parts: string};

type KindAndCause = Omit<Judgement, 'verification'>;

const notFound = 'the service did not find it to change it';

function refusalOf(answer: ChangeAnswer): string {
	return answer.kind === 'refused' ? answer.cause : notFound;
}

function whenGone(answer: ChangeAnswer, doubt: Doubt | undefined): KindAndCause {
	if (answer.kind === 'accepted') {
		return {kind: 'already-gone', cause: `${accepted}, but someone revoked the token meanwhile`};
	}

	const problem = doubt?.cause ?? refusalOf(answer);
	return {kind: 'already-gone', cause: `${problem}; the token is revoked`};
}

function whenAsRequested(answer: ChangeAnswer, doubt: Doubt | undefined): KindAndCause {
	if (answer.kind === 'accepted') {
		return {kind: 'changed', cause: undefined};
	}

	const problem = doubt?.mayYetArrive ? 'the answer was lost' : doubt?.cause ?? refusalOf(answer);
	return {kind: 'changed', cause: `${problem}, but it is as requested`};
}

function whenAsBefore(answer: ChangeAnswer, doubt: Doubt | undefined): KindAndCause {
	if (answer.kind === 'accepted') {
		return {kind: 'accepted', cause: `${accepted}, and still shows the token as it was`};
	}

	if (doubt !== undefined) {
		return doubt.mayYetArrive
			? {kind: 'unknown', cause: `${doubt.cause}; it was still as before when last looked at, but the request may yet arrive`}
			: {kind: 'failed', cause: `${doubt.cause}; it is still as before`};
	}

	return {kind: 'failed', cause: answer.kind === 'refused' ? answer.cause : `${notFound}, but still shows it as before`};
}

function whenOtherwise(answer: ChangeAnswer, doubt: Doubt | undefined, parts: string): KindAndCause {
	const meanwhile = `someone else changed it meanwhile: ${parts}`;
	if (answer.kind === 'accepted') {
		return {kind: 'unknown', cause: `${accepted}, but ${meanwhile}`};
	}

	// A request in doubt may have been applied before the other change.
	return doubt === undefined
		? {kind: 'failed', cause: `${refusalOf(answer)}; ${meanwhile}`}
		: {kind: 'unknown', cause: `${doubt.cause}; ${meanwhile}`};
}

function whenUnverified(answer: ChangeAnswer, doubt: Doubt | undefined, problem: string): KindAndCause {
	if (answer.kind === 'accepted') {
		return {kind: 'unknown', cause: `${accepted}, but it could not be verified: ${problem}`};
	}

	if (doubt !== undefined) {
		return {kind: 'unknown', cause: `${doubt.cause}, and it could not be verified: ${problem}`};
	}

	return answer.kind === 'refused'
		? {kind: 'failed', cause: answer.cause}
		: {kind: 'unknown', cause: `${notFound}, and it could not be verified: ${problem}`};
}

/**
Judges an update by the answer to the last PATCH, the doubt that this or an earlier PATCH left, and what the looks after it showed.

The result is `changed` only if a look showed it, and never `failed` while the PATCH may yet be applied.
*/
export function judgeUpdate(answer: ChangeAnswer, doubt: Doubt | undefined, state: StateAfterUpdate): Judgement {
	switch (state.kind) {
		case 'gone': {
			return {...whenGone(answer, doubt), verification: state.how};
		}

		case 'as-wished': {
			return {...whenAsRequested(answer, doubt), verification: state.kind};
		}

		case 'as-before': {
			return {...whenAsBefore(answer, doubt), verification: state.kind};
		}

		case 'otherwise': {
			return {...whenOtherwise(answer, doubt, state.parts), verification: state.kind};
		}

		case 'unverified': {
			return {...whenUnverified(answer, doubt, asCause(state.error.message)), verification: 'not-verified'};
		}
	}
}
