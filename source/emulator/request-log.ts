import {fineTimestamp, type Clock} from './clock.js';
import {parseTarget, type Target} from './target.js';

/**
One request that the emulator got. It holds no secret, because it has no Authorization header, no query and no body of an answer.
*/
export type RequestEntry = {
	/**
	RFC 3339, by the emulator's clock.
	*/
	readonly time: string;
	readonly method: string;
	readonly path: string;
	readonly accountId?: string;
	readonly clusterId?: string;
	readonly tokenId?: string;
	/**
	The body of the request: the parsed JSON, the fields of a form without secrets, or the text when it is neither. Absent when there was no body.
	*/
	readonly body?: unknown;
	/**
	The status code of the answer; `cut` when the connection was closed before the answer was complete; `hang` when there was no answer; `pending` until one of these is known.
	*/
	readonly status: number | 'cut' | 'hang' | 'pending';
	/**
	The name of the fault that struck the request, or its kind when it has no name.
	*/
	readonly fault?: string;
};

/**
The entry of a request that is still being served. It also has `tail`, which faults match on.
*/
export type OpenEntry = {-readonly [Key in keyof RequestEntry]: RequestEntry[Key]} & Pick<Target, 'tail'>;

export type RequestLog = {
	/**
	Oldest first. A request has its entry as soon as it arrives.
	*/
	readonly entries: readonly RequestEntry[];
	open(method: string, path: string): OpenEntry;
	/**
	Sets the status of the request and calls the listener. Only the first call on an entry counts.
	*/
	close(entry: OpenEntry, status: Exclude<RequestEntry['status'], 'pending'>): void;
};

/**
Makes an empty log. `onRequest` is called once for each request, when its outcome is known and just before the client can know it.
*/
export function createRequestLog(clock: Clock, {hasShortPaths, onRequest}: {
	readonly hasShortPaths: boolean;
	readonly onRequest: ((entry: RequestEntry) => void) | undefined;
}): RequestLog {
	const entries: RequestEntry[] = [];

	return {
		entries,
		open(method, path) {
			const {tail, ...ids} = parseTarget(path, {hasShortPaths});
			const entry: OpenEntry = {
				time: fineTimestamp(clock()), method, path, ...ids, status: 'pending',
			};
			// `tail` is not enumerable, so that it is not written into the log.
			Object.defineProperty(entry, 'tail', {value: tail});
			entries.push(entry);
			return entry;
		},
		close(entry, status) {
			if (entry.status !== 'pending') {
				return;
			}

			entry.status = status;
			onRequest?.(entry);
		},
	};
}
