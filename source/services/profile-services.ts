import type {WireLog} from '../api/wire-log.js';
import {refuseEnded} from '../secrets/life/refuse-ended.js';
import type {Secret} from '../secrets/secret.js';
import type {ClosedProfile, OpenedProfile, Services} from '../session/services.js';
import {allProfiles} from '../profiles/all-profiles.js';
import {chooseProfile} from '../profiles/choose-profile.js';
import {demoProfile, type Demo} from '../profiles/demo.js';
import {sourceWord} from '../secrets/secret-source.js';
import {readNetwork} from '../profiles/network.js';
import {createProfileFinder} from '../profiles/profile-finder.js';
import {readAgain} from '../profiles/read-again.js';
import {readFirstSecret} from '../profiles/read-secret.js';
import type {Settings} from '../settings/settings.js';
import type {Profile} from '../profiles/types.js';
import {refuse, type Result} from '../result.js';

/**
A management token that was given when the program started: by `--token-stdin`, or by the command that opens the screen.
*/
export type GivenToken = {
	readonly secret: Secret;
	/**
	The name of the one profile that the token is for; undefined for the only one that can be meant. The token is sent to no other host.
	*/
	readonly profile: string | undefined;
	/**
	What the header says of it.
	*/
	readonly word: string;
};

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--ca-file`.
	*/
	readonly caFile?: string | undefined;
	/**
	The value of `--timeout`.
	*/
	readonly timeout?: string | undefined;
	/**
	Takes what is logged of each request.
	*/
	readonly wireLog?: WireLog | undefined;
	/**
	The value of `--influxctl-config`; undefined for the place where influxctl keeps its config.
	*/
	readonly influxctlConfig?: string | undefined;
	readonly givenToken?: GivenToken | undefined;
	readonly settings: Settings;
	/**
	The profile that the environment describes, where it describes one.
	*/
	readonly environmentProfile: Profile | undefined;
	/**
	That profile and the saved ones, as they were at the start: a token without the name of a profile can be meant for one of these only.
	*/
	readonly startProfiles: readonly Profile[];
	/**
	Starts the demo's emulator, or gives the demo that was started before.
	*/
	readonly startDemo: () => Promise<Demo>;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
};

type ProfileServices = Pick<Services, 'fixedProfiles' | 'savedProfiles' | 'profiles' | 'settingsTrouble' | 'profileFinder' | 'saveProfile' | 'removeProfile' | 'openProfile' | 'signIn'>;

/**
What the screens can do with profiles.
*/
export function profileServices(options: Options): ProfileServices {
	const {environment, caFile, influxctlConfig, settings, environmentProfile, now} = options;
	const fixedProfiles = [demoProfile, ...(environmentProfile ? [environmentProfile] : [])];
	const profileFinder = createProfileFinder({environment, influxctlConfig, saved: () => settings.profiles()});
	const profiles = () => allProfiles({
		fixed: fixedProfiles, saved: settings.profiles(), isSavedKnown: settings.trouble() === undefined, found: profileFinder.found(),
	});

	return {
		fixedProfiles,
		savedProfiles: () => settings.profiles(),
		profiles,
		settingsTrouble: () => settings.trouble(),
		profileFinder,
		saveProfile: async (profile, previousName) => settings.save(profile, previousName),
		removeProfile: async name => settings.remove(name),
		openProfile: async (profile, signal) => profile.origin === 'demo' ? openDemo(options) : openProfile(profile, {...options, profiles, signal}),
		async signIn(profile, waiting) {
			const {signInAt} = await import('./sign-in-at.js');
			return signInAt(profile, {environment, caFile, now}, waiting);
		},
	};
}

async function openDemo({startDemo, wireLog}: Options): Promise<Result<OpenedProfile, ClosedProfile>> {
	const {profile, secret} = await startDemo();
	return {
		ok: true, value: {
			profile, secret, source: '', network: {wireLog},
		},
	};
}

type OpenOptions = Options & {
	/**
	Every profile that is known now.
	*/
	readonly profiles: () => readonly Profile[];
	readonly signal: AbortSignal | undefined;
};

async function openProfile(profile: Profile, {
	environment, caFile, timeout, wireLog, givenToken, settings, startProfiles, profiles, now, signal,
}: OpenOptions): Promise<Result<OpenedProfile, ClosedProfile>> {
	const reached = await readNetwork(profile, {
		environment, caFile, timeout, wireLog,
	});
	if (!reached.ok) {
		return refuse(reached.message, {needsToken: false});
	}

	const network = reached.value;
	const meant = givenToken && chooseProfile(givenToken.profile === undefined ? startProfiles : profiles(), givenToken.profile, settings.trouble());
	if (givenToken && meant?.ok && profile.name === meant.value.name) {
		const given = refuseEnded({ok: true, value: givenToken.secret}, {origin: 'The start of this program', now: now()});
		return given.ok
			? {
				ok: true, value: {
					profile, secret: given.value, source: givenToken.word, network,
				},
			}
			: refuse(given.message, {needsToken: true, network});
	}

	const read = await readFirstSecret(profile.secretSources, {environment, now: now(), ...(signal && {signal})});
	return read.ok
		? {
			ok: true, value: {
				profile, secret: read.value.secret, source: sourceWord(read.value.source), network, renew: readAgain(read.value.source, {environment, now}),
			},
		}
		: refuse(read.message, {needsToken: profile.secretSources.length === 0 || profile.secretSources.some(({kind}) => kind === 'sign-in'), network});
}
