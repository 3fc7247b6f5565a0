import {fineTimestamp, type Clock} from './clock.js';
import {parseTarget, type Target} from './target.js';

/**
One request as the emulator saw it. The Authorization header and the query are never kept, nor is any answer's body, so no secret is in it.
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
	The parsed JSON, or the text when it is not JSON. Absent when there was none.
	*/
	readonly body?: unknown;
	/**
	The status code that was answered; `cut` when the connection was closed before the answer was whole, `hang` when none was given, `pending` until one of these is known.
	*/
	readonly status: number | 'cut' | 'hang' | 'pending';
	/**
	Name, or else kind, of the fault that struck it.
	*/
	readonly fault?: string;
};

/**
The entry while the request is being served, with what faults match on.
*/
export type OpenEntry = {-readonly [Key in keyof RequestEntry]: RequestEntry[Key]} & Pick<Target, 'tail'>;

export type RequestLog = {
	/**
	Oldest first. An entry is there as soon as the request is.
	*/
	readonly entries: readonly RequestEntry[];
	open(method: string, path: string): OpenEntry;
	/**
	Sets what came of the request and tells the listener. Only the first call on an entry counts.
	*/
	close(entry: OpenEntry, status: Exclude<RequestEntry['status'], 'pending'>): void;
};

/**
`onRequest` is called once a request, when its outcome is known and just before the client can know it.
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
			// What faults match on is no part of what is logged.
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
