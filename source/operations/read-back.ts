import type {DatabaseToken, ManagementApi} from '../api/types.js';
import type {ApiErrorKind} from '../api/api-error.js';
import {asCause} from './as-cause.js';
import type {Wait} from './back-off.js';

export type ReadBack =
	| {readonly kind: 'read'; readonly token: DatabaseToken; readonly serverTime: Date | undefined}
	/**
	`cause` is a sentence part. Raw outside text.
	*/
	| {readonly kind: 'not-read'; readonly cause: string};

// Milliseconds before each further GET: not every node of the service knows a new token at once.
const lookDelays = [300, 700, 1500];

const lastingErrors: ReadonlySet<ApiErrorKind> = new Set(['unauthorized', 'forbidden', 'invalid', 'aborted', 'tls', 'refused']);

/**
Asks the service for a token that it has just made, up to four times while the answer is an error that may pass, such as a 404.
*/
export async function readBack(api: ManagementApi, id: string, wait: Wait): Promise<ReadBack> {
	for (let look = 0; ; look++) {
		// eslint-disable-next-line no-await-in-loop -- one GET follows the other
		const answer = await api.getToken(id);
		if (answer.ok) {
			return {kind: 'read', token: answer.value, serverTime: answer.serverTime};
		}

		const {error} = answer;
		const delay = lookDelays[look];
		if (delay === undefined || lastingErrors.has(error.kind)) {
			return {kind: 'not-read', cause: asCause(error.message)};
		}

		// eslint-disable-next-line no-await-in-loop
		await wait(delay, new AbortController().signal);
	}
}
