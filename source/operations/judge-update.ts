import {asCause} from './as-cause.js';
import type {Doubt} from './change-progress.js';
import {accepted, type ChangeAnswer, type Judgement} from './judgement.js';
import type {Verified} from './verify.js';

/**
What a token looks like after a PATCH: exactly as wished, as it was confirmed, or otherwise, and then `parts` says what is neither of the two: `its permissions`.
*/
export type StateAfterUpdate =
	| Exclude<Verified, {readonly kind: 'live'}>
	| {readonly kind: 'as-wished'}
	| {readonly kind: 'as-before'}
	| {readonly kind: 'otherwise'; readonly parts: string};

type Told = Omit<Judgement, 'verification'>;

const notFound = 'the service did not find it to change it';

function refusalOf(said: ChangeAnswer): string {
	return said.kind === 'refused' ? said.cause : notFound;
}

function whenGone(said: ChangeAnswer, doubt: Doubt | undefined): Told {
	if (said.kind === 'done') {
		return {kind: 'already-gone', cause: `${accepted}, but somebody revoked the token meanwhile`};
	}

	const problem = doubt?.cause ?? refusalOf(said);
	return {kind: 'already-gone', cause: `${problem}; the token is revoked`};
}

function whenAsWished(said: ChangeAnswer, doubt: Doubt | undefined): Told {
	if (said.kind === 'done') {
		return {kind: 'changed', cause: undefined};
	}

	const problem = doubt?.mayYetArrive ? 'the answer was lost' : doubt?.cause ?? refusalOf(said);
	return {kind: 'changed', cause: `${problem}, but it is as wished`};
}

function whenAsBefore(said: ChangeAnswer, doubt: Doubt | undefined): Told {
	if (said.kind === 'done') {
		return {kind: 'accepted', cause: `${accepted}, and still shows the token as it was`};
	}

	if (doubt !== undefined) {
		return doubt.mayYetArrive
			? {kind: 'unknown', cause: `${doubt.cause}; it was still as before when last looked at, but the request may yet arrive`}
			: {kind: 'failed', cause: `${doubt.cause}; it is still as before`};
	}

	return {kind: 'failed', cause: said.kind === 'refused' ? said.cause : `${notFound}, but still shows it as before`};
}

function whenOtherwise(said: ChangeAnswer, doubt: Doubt | undefined, parts: string): Told {
	const meanwhile = `somebody else changed it meanwhile: ${parts}`;
	if (said.kind === 'done') {
		return {kind: 'unknown', cause: `${accepted}, but ${meanwhile}`};
	}

	// One in doubt may have been applied before the other change.
	return doubt === undefined
		? {kind: 'failed', cause: `${refusalOf(said)}; ${meanwhile}`}
		: {kind: 'unknown', cause: `${doubt.cause}; ${meanwhile}`};
}

function whenUnverified(said: ChangeAnswer, doubt: Doubt | undefined, problem: string): Told {
	if (said.kind === 'done') {
		return {kind: 'unknown', cause: `${accepted}, but it could not be verified: ${problem}`};
	}

	if (doubt !== undefined) {
		return {kind: 'unknown', cause: `${doubt.cause}, and it could not be verified: ${problem}`};
	}

	return said.kind === 'refused'
		? {kind: 'failed', cause: said.cause}
		: {kind: 'unknown', cause: `${notFound}, and it could not be verified: ${problem}`};
}

/**
The result of an update, from what the last PATCH came to, the doubt that this or an earlier one left, and what GET shows.

Only what GET shows becomes `changed`, and what may yet be applied never becomes `failed`.
*/
export function judgeUpdate(said: ChangeAnswer, doubt: Doubt | undefined, sight: StateAfterUpdate): Judgement {
	switch (sight.kind) {
		case 'gone': {
			return {...whenGone(said, doubt), verification: sight.how};
		}

		case 'as-wished': {
			return {...whenAsWished(said, doubt), verification: sight.kind};
		}

		case 'as-before': {
			return {...whenAsBefore(said, doubt), verification: sight.kind};
		}

		case 'otherwise': {
			return {...whenOtherwise(said, doubt, sight.parts), verification: sight.kind};
		}

		case 'unverified': {
			return {...whenUnverified(said, doubt, asCause(sight.error.message)), verification: 'not-verified'};
		}
	}
}
