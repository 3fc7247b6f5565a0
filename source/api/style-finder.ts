import type {Secret} from '../secrets/secret.js';
import type {Failure} from './failure.js';
import type {PathStyle} from './types.js';

export type FoundStyle =
	| {readonly ok: true; readonly style: PathStyle}
	| {readonly ok: false; readonly failure: Failure};

/**
Reads the databases on the paths of a style. Undefined when the read succeeded, else what went wrong.
*/
export type ProbeStyle = (style: PathStyle, secret: Secret, signal: AbortSignal) => Promise<Failure | undefined>;

/**
Makes a function that finds out which style of paths a Clustered host answers on. It tries the long style first, which the official clients use, and tries the short one only after a 404.

Calls at the same time share one search; it is aborted when the last of them is aborted. The function keeps no result: a failed search fails only the calls that waited for it, and the next call searches again.
*/
export function createStyleFinder(probe: ProbeStyle): (secret: Secret, signal: AbortSignal | undefined) => Promise<FoundStyle> {
	let finding: {readonly found: Promise<FoundStyle>; readonly controller: AbortController; waiting: number} | undefined;

	return async (secret, signal) => {
		if (!finding) {
			const controller = new AbortController();
			finding = {found: findStyle(probe, secret, controller.signal), controller, waiting: 0};
		}

		const mine = finding;
		mine.waiting++;
		try {
			return await orAborted(mine.found, signal);
		} finally {
			mine.waiting--;
			if (mine.waiting === 0) {
				mine.controller.abort();
				finding = finding === mine ? undefined : finding;
			}
		}
	};
}

async function findStyle(probe: ProbeStyle, secret: Secret, signal: AbortSignal): Promise<FoundStyle> {
	const long = await probe('long', secret, signal);
	if (long?.status !== 404) {
		return long ? {ok: false, failure: long} : {ok: true, style: 'long'};
	}

	const short = await probe('short', secret, signal);
	if (short?.status !== 404) {
		return short ? {ok: false, failure: short} : {ok: true, style: 'short'};
	}

	return {
		ok: false,
		failure: {
			...short,
			message: '404: the service answers on neither kind of InfluxDB Clustered\'s paths. Check the host of this profile, and whether the cluster has its Management API switched on.',
		},
	};
}

const aborted: FoundStyle = {ok: false, failure: {kind: 'aborted', message: 'Stopped before the service answered.'}};

async function orAborted(found: Promise<FoundStyle>, signal: AbortSignal | undefined): Promise<FoundStyle> {
	if (!signal) {
		return found;
	}

	if (signal.aborted) {
		return aborted;
	}

	const {promise, resolve} = Promise.withResolvers<FoundStyle>();
	const stop = () => {
		resolve(aborted);
	};

	signal.addEventListener('abort', stop);
	try {
		return await Promise.race([found, promise]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
