import {createLazyManagementApi} from '../../../api/lazy-management-api.js';
import type {ManagementApi, Timeouts} from '../../../api/types.js';
import {openWireLog} from '../../../debug/open-wire-log.js';
import {exitCodes} from '../../../exit-codes.js';
import {readNetwork} from '../../../profiles/network.js';
import type {Cluster, Profile} from '../../../profiles/types.js';
import {refuse, type Result} from '../../../result.js';
import type {Secret} from '../../../secrets/secret.js';
import {openSettings} from '../../../settings/settings.js';
import type {ExistingOptions} from '../change/change-options.js';
import {sayTo} from '../output/say.js';
import {isTerminal} from '../output/terminal-width.js';
import type {CommandRefusal, CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {chooseIds} from './choose-ids.js';
import {findProfile} from './find-profile.js';
import type {PlaceOptions} from './place-options.js';
import {secretFor} from './secret-for.js';
import {watchClock} from './watch-clock.js';

/**
Where a command works: a profile, which says the host and the account, and one cluster of it.

A command gets from its options to its place in one of three ways. `findPlace` reads no secret and asks nothing of the service. `openToRead` also gets the management token and gives an API that refuses changes. `openToChange` asks the guards first, and gives an API that may change tokens.
*/
export type Place = {
	readonly profile: Profile;
	readonly cluster: Cluster;
	/**
	The options as the command line gave them, for a command that is suggested as the next one.
	*/
	readonly given: PlaceOptions;
};

export type PlaceToRead = {
	readonly place: Place;
	readonly api: ManagementApi;
};

export type PlaceToChange = {
	readonly place: Place;
	/**
	In a dry run it refuses every change.
	*/
	readonly api: ManagementApi;
	/**
	The management tokens in use, for a journal that must not hold them.
	*/
	readonly secrets: () => readonly Secret[];
	/**
	Takes another management token from where the first one came, without asking a person. Undefined where there is no way to; refuses with a sentence, raw.
	*/
	readonly renew: (() => Promise<Result<undefined>>) | undefined;
	/**
	What refuses changes: `the profile Prod`, the flag, or the variable. It is defined in a dry run only, because every other change ends there.
	*/
	readonly readOnlyBy: string | undefined;
};

/**
Finds the profile and the cluster. Where something is wrong with the settings file that does not matter for the profile that was found, it says so on stderr. Where influxctl's usual profile was taken because nothing named one, it says so to a person at a terminal, and with `isChange` always.

A name of influxctl's means a profile and a cluster at once, as it does in influxctl.
*/
export async function findPlace(options: PlaceOptions, {environment, demo, stderr}: Pick<CommandSurroundings, 'environment' | 'demo' | 'stderr'>, {isChange = false}: {readonly isChange?: boolean} = {}): Promise<CommandResult<Place>> {
	const found = await findProfile(options, environment, demo);
	if (!found.ok) {
		return found;
	}

	const {warning, usual} = found.value;
	const given = usual === undefined ? options : {...options, profile: usual};
	const chosen = chooseIds(found.value.profile, given);
	if (!chosen.ok) {
		const variable = given.account === undefined ? given.variables?.cluster : undefined;
		return refuse(variable === undefined ? chosen.message : `${variable}: ${chosen.message}`, {exitCode: exitCodes.usage});
	}

	if (usual !== undefined && (isChange || isTerminal(stderr))) {
		const {name, id} = chosen.value.cluster;
		sayTo(stderr)(`No profile is named, so this works where influxctl would: the cluster ${name} (${id}). --profile names another.`);
	}

	if (demo) {
		sayTo(stderr)('The demo begins anew with each command; what this one changes ends with it.');
	}

	if (warning !== undefined) {
		sayTo(stderr)(warning);
	}

	return {ok: true, value: {...chosen.value, given}};
}

/**
Finds the place of a command that only reads, gets the management token, and makes the API, which refuses every change.
*/
export async function openToRead(options: PlaceOptions, surroundings: CommandSurroundings): Promise<CommandResult<PlaceToRead>> {
	const found = await findPlace(options, surroundings);
	if (!found.ok) {
		return found;
	}

	const place = found.value;
	const opened = await open(place, {isReadOnly: true}, surroundings);
	return opened.ok ? {ok: true, value: {place, api: opened.value.api}} : opened;
}

/**
Finds the place of a command that changes tokens, and asks the guards before anything else: settings that cannot be read, read-only, then the name of a protected profile where `asksForName`. The management token is read last. Nothing is asked of the service.
*/
export async function openToChange(options: ExistingOptions, surroundings: CommandSurroundings, {asksForName}: {readonly asksForName: boolean}): Promise<CommandResult<PlaceToChange>> {
	const {isReadOnly, readOnlyBy, pace} = surroundings;
	const obstacle = await settingsObstacle(surroundings);
	const found = obstacle ?? await findPlace(options, surroundings, {isChange: true});
	if (!found.ok) {
		return found;
	}

	const place = found.value;
	const {profile} = place;
	const guard = readOnlyBy ?? (isReadOnly ? '--read-only' : (profile.isReadOnly ? `the profile ${profile.name}` : undefined));
	const isDryRun = Boolean(options.dryRun);
	if (guard !== undefined && !isDryRun) {
		return refuse(`Read-only, set by ${guard}: nothing was sent.`, {exitCode: exitCodes.notAll});
	}

	if (asksForName && profile.isProtected && !isDryRun && options.confirm !== profile.name) {
		const problem = options.confirm === undefined ? 'is protected' : `is protected, and ${options.confirm} is not its name`;
		return refuse(`The profile ${profile.name} ${problem}: nothing was sent. To change its tokens, add --confirm with the profile's name.`, {exitCode: exitCodes.usage});
	}

	const opened = await open(place, {isReadOnly: isReadOnly || isDryRun, timeouts: pace?.timeouts}, surroundings);
	return opened.ok ? {ok: true, value: {place, ...opened.value, readOnlyBy: guard}} : opened;
}

/**
Why no command may change anything now: the saved profiles cannot be read, so the program does not know which of them is read-only, protected, or called by a name that another origin has too. Undefined where they can be read, and for the demo, which is not among them.
*/
export async function settingsObstacle({environment, demo}: Pick<CommandSurroundings, 'environment' | 'demo'>): Promise<CommandRefusal | undefined> {
	if (demo) {
		return undefined;
	}

	const settings = await openSettings({environment});
	const trouble = settings.trouble();
	const advice = trouble?.isDamaged ? ' Correct the file, or open influx-tokens and press X, which sets it aside.' : '';
	return trouble && refuse(`${trouble.message} Nothing was sent.${advice}`, {exitCode: exitCodes.usage});
}

type OpenOptions = {
	readonly isReadOnly: boolean;
	readonly timeouts?: Partial<Timeouts> | undefined;
};

/**
Gets the management token of a place, and makes its API, which says on stderr when the clocks differ.
*/
async function open({profile, cluster, given}: Place, {isReadOnly, timeouts}: OpenOptions, {environment, demo, now, stderr}: CommandSurroundings): Promise<CommandResult<Pick<PlaceToChange, 'api' | 'secrets' | 'renew'>>> {
	const wireLog = openWireLog({
		...given,
		environment,
		standard(line) {
			stderr.write(`${line}\n`);
		},
		onProblem: sayTo(stderr),
	});
	if (!wireLog.ok) {
		return refuse(wireLog.message, {exitCode: exitCodes.usage});
	}

	// A proxy of the environment is not for the demo, which listens on this machine.
	const reached = await readNetwork(profile, {
		environment: demo ? {} : environment, caFile: given.caFile, timeout: given.timeout, wireLog: wireLog.value,
	});
	if (!reached.ok) {
		return refuse(reached.message, {exitCode: exitCodes.usage});
	}

	const read = demo
		? {ok: true, value: {secret: demo.secret, advice: undefined}} as const
		: await secretFor(profile, {
			environment, isStdinGiven: given.tokenStdin ?? false, now, network: reached.value, isSignInGiven: given.signIn ?? false,
		});
	if (!read.ok) {
		return refuse(read.message, {exitCode: exitCodes.credentials});
	}

	const {secret: first, advice, renew} = {renew: undefined, ...read.value};
	const secrets = [first];
	const api = createLazyManagementApi({
		host: profile.host,
		product: profile.product,
		pathStyle: profile.pathStyle,
		accountId: profile.accountId,
		clusterId: cluster.id,
		network: reached.value,
		secret: () => secrets.at(-1)!,
		tokenAdvice: advice,
		isReadOnly: isReadOnly || profile.isReadOnly,
		...(timeouts && {timeouts}),
	});
	return {
		ok: true,
		value: {
			api: watchClock(api, {now, say: sayTo(stderr)}),
			secrets: () => secrets,
			renew: renew && (async () => {
				const renewed = await renew();
				if (!renewed.ok) {
					return renewed;
				}

				if (renewed.value.reveal() === secrets.at(-1)!.reveal()) {
					return refuse('It gives the same management token again.');
				}

				secrets.push(renewed.value);
				return {ok: true, value: undefined};
			}),
		},
	};
}
