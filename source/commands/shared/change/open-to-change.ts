import type {Secret} from '../../../secrets/secret.js';
import type {ManagementApi} from '../../../api/types.js';
import {exitCodes} from '../../../exit-codes.js';
import {
	findPlace,
	openPlace,
	settingsObstacle,
	type Place,
	type PlaceOptions,
} from '../place/open-cluster.js';
import {sayTo} from '../output/say.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {watchClock} from '../place/watch-clock.js';

/**
What every command that changes something takes.
*/
export type ChangeOptions = PlaceOptions & {
	readonly dryRun?: boolean;
	/**
	Kept in the journal.
	*/
	readonly reason?: string;
};

/**
What those take that change tokens that exist.
*/
export type ExistingOptions = ChangeOptions & {
	/**
	The profile's name, which a protected one asks for.
	*/
	readonly confirm?: string;
};

export type OpenedToChange = {
	readonly ok: true;
	readonly place: Place;
	/**
	Refuses changes itself in a dry run.
	*/
	readonly api: ManagementApi;
	readonly secret: Secret;
	/**
	Who refuses changes, which only a dry run gets to know: `the profile Prod`, or the flag, or the variable.
	*/
	readonly readOnlyBy: string | undefined;
};

export type RefusedToChange = {readonly ok: false; readonly message: string; readonly exitCode: number};

/**
Finds where to work, and asks the guards before anything else: settings that cannot be read, read-only, then the name of a protected profile where `asksForName`. The management token is read last; nothing is asked of the service.
*/
export async function openToChange(options: ExistingOptions, {
	environment, isReadOnly, readOnlyBy, now, pace, stderr,
}: CommandSurroundings, {asksForName}: {readonly asksForName: boolean}): Promise<RefusedToChange | OpenedToChange> {
	const obstacle = await settingsObstacle(environment);
	const found = obstacle ?? await findPlace(options, environment);
	if (!found.ok) {
		return found;
	}

	const {profile} = found.place;
	const guard = readOnlyBy ?? (isReadOnly ? '--read-only' : (profile.isReadOnly ? `the profile ${profile.name}` : undefined));
	const isDryRun = Boolean(options.dryRun);
	if (guard !== undefined && !isDryRun) {
		return {ok: false, message: readOnlyWords(guard), exitCode: exitCodes.notAll};
	}

	if (asksForName && profile.isProtected && !isDryRun && options.confirm !== profile.name) {
		const problem = options.confirm === undefined ? 'is protected' : `is protected, and ${options.confirm} is not its name`;
		return {ok: false, message: `The profile ${profile.name} ${problem}: nothing was sent. To change its tokens, add --confirm with the profile's name.`, exitCode: exitCodes.usage};
	}

	const opened = await openPlace(found.place, {environment, isReadOnly: isReadOnly || isDryRun, timeouts: pace?.timeouts});
	return opened.ok
		? {
			ok: true, place: found.place, api: watchClock(opened.api, {now, say: sayTo(stderr)}), secret: opened.secret, readOnlyBy: guard,
		}
		: opened;
}

/**
That nothing was sent, and who says so.
*/
export function readOnlyWords(guard: string): string {
	return `Read-only, set by ${guard}: nothing was sent.`;
}
