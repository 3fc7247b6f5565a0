import type {Result} from '../result.js';
import type {Secret} from '../secrets/secret.js';
import {readSecret, type ReadableSource, type ReadOptions} from './read-secret.js';

/**
Gets another management token without asking a person, from where the last one came. It refuses with a sentence, raw.
*/
export type Renew = (signal?: AbortSignal) => Promise<Result<Secret>>;

/**
Gives a function that reads a source again; undefined for a variable, which stays as it is while the program runs.
*/
export function readAgain(source: ReadableSource, {now, ...options}: Omit<ReadOptions, 'signal' | 'now'> & {readonly now: () => number}): Renew | undefined {
	return source.kind === 'environment' ? undefined : async signal => readSecret(source, {...options, now: now(), ...(signal && {signal})});
}
