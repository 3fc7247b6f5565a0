import type {ApiError} from '../../../api/errors.js';
import type {ManagementApi} from '../../../api/types.js';
import {sayTo} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {
	findPlace,
	openPlace,
	type Place,
	type PlaceOptions,
} from './open-cluster.js';
import {watchClock} from './watch-clock.js';

/**
Why a command cannot go on: a sentence, raw, and the exit code.
*/
export type Stopped = {readonly ok: false; readonly message: string; readonly exitCode: 1 | 2 | 3};

/**
Finds the cluster and opens its API for a command that only reads.
*/
export async function openToRead(options: PlaceOptions, {environment, now, stderr}: CommandSurroundings): Promise<Stopped | {readonly ok: true; readonly place: Place; readonly api: ManagementApi}> {
	const found = await findPlace(options, environment);
	if (!found.ok) {
		return found;
	}

	const say = sayTo(stderr);
	if (found.warning !== undefined) {
		say(found.warning);
	}

	const opened = await openPlace(found.place, {environment, isReadOnly: true});
	return opened.ok ? {ok: true, place: found.place, api: watchClock(opened.api, {now, say})} : opened;
}

/**
What an answer that is none comes to: 3 where the service refuses the management token.
*/
export function stoppedBy(error: ApiError): Stopped {
	return {ok: false, message: error.message, exitCode: error.kind === 'unauthorized' ? 3 : 1};
}
