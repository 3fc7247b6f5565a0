import {hostname, userInfo} from 'node:os';
import {createLazyManagementApi} from './api/lazy-management-api.js';
import type {Secret} from './secrets/secret.js';
import {HandOver} from './session/hand-over.js';
import type {OpenedProfile, Services} from './session/services.js';
import type {OperationJournal} from './operations/types.js';
import {allProfiles} from './profiles/all-profiles.js';
import {chooseProfile} from './profiles/choose-profile.js';
import {readDescriptionLimit} from './settings/description-limit.js';
import {openHabits} from './settings/habits.js';
import {environmentProfile} from './profiles/environment-profile.js';
import {sourceWord} from './secrets/secret-source.js';
import {readNetwork} from './profiles/network.js';
import {pipeSecret} from './secrets/pipe-secret.js';
import {createProfileFinder} from './profiles/profile-finder.js';
import {readFirstSecret} from './profiles/read-secret.js';
import {writeNewFile} from './secrets/write-new-file.js';
import {readTextFile} from './storage/read-text-file.js';
import {openSettings, type Settings} from './settings/settings.js';
import type {Profile} from './profiles/types.js';
import {expandHome} from './storage/user-directory.js';
import type {keepSecret as KeepSecret} from './journal/keep-secret.js';
import {stateDirectory} from './journal/state-directory.js';

export type Demo = {
	readonly profile: Profile;
	readonly secret: Secret;
	/**
	Where its journal goes; the user's own state directory by default.
	*/
	readonly stateDirectory?: string;
};

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--host`.
	*/
	readonly host: string | undefined;
	/**
	The value of `--ca-file`.
	*/
	readonly caFile?: string | undefined;
	/**
	What `--token-stdin` gave, or the command that opens the screen, for the one profile of this name (or, without a name, the only one that can be meant): a token is sent to no other host.
	*/
	readonly givenToken?: {
		readonly secret: Secret;
		readonly profile: string | undefined;
		/**
		What the header says of it.
		*/
		readonly word: string;
	} | undefined;
	/**
	The value of `--influxctl-config`; by default the config is where influxctl keeps it.
	*/
	readonly influxctlConfig?: string | undefined;
	readonly isReadOnly: boolean;
	/**
	Starts the emulator. Only the command line knows it; no other room does.
	*/
	readonly startDemo: () => Promise<Demo>;
	readonly isBurst: () => boolean;
	readonly writeClipboard: Services['writeClipboard'];
	readonly report: Services['report'];
};

/**
The demo as the picker shows it before its emulator runs.
*/
const demoProfile: Profile = {
	name: 'Demo',
	origin: 'demo',
	host: '',
	accountId: '',
	clusters: [],
	secretSources: [{kind: 'demo'}],
	isReadOnly: false,
	isProtected: false,
};

/**
The outside world for the screens: profiles, secrets, the API and the journal, put together from their rooms.
*/
export async function makeServices({environment, host, caFile, influxctlConfig, givenToken, isReadOnly, startDemo, isBurst, writeClipboard, report}: Options): Promise<Services> {
	const settings = await openSettings({environment});
	const {habits, notice: habitsNotice} = openHabits({directory: stateDirectory(environment)});
	const fromEnvironment = environmentProfile({environment, host, isTokenNeeded: !givenToken});
	const real = [...(fromEnvironment?.ok ? [fromEnvironment.value] : []), ...settings.profiles()];
	// A name may be one of influxctl's, which are not known yet.
	const unplaced = givenToken?.profile === undefined ? givenToken && chooseProfile(real, undefined, settings.trouble()) : undefined;
	const limit = readDescriptionLimit(environment);
	const journals = new Map<string, OperationJournal>();
	// A cluster id may be open at two hosts, one after the other: neither's secrets belong into the journal.
	const secretsOf = new Map<string, ReadonlyArray<() => readonly Secret[]>>();
	let demo: Promise<Demo> | undefined;
	const places = new Map<string, string>();
	const handOver = new HandOver();
	let keepSecret: typeof KeepSecret | undefined;
	const directoryOf = (clusterId: string) => places.get(clusterId) ?? stateDirectory(environment);

	const fixedProfiles = [demoProfile, ...(fromEnvironment?.ok ? [fromEnvironment.value] : [])];
	const profileFinder = createProfileFinder({environment, influxctlConfig, saved: () => settings.profiles()});

	const profiles = () => allProfiles({
		fixed: fixedProfiles, saved: settings.profiles(), isSavedKnown: settings.trouble() === undefined, found: profileFinder.found(),
	});

	const openProfile = async (profile: Profile, signal?: AbortSignal): Promise<OpenedProfile> => {
		if (profile.origin === 'demo') {
			demo ??= startDemo();
			const {profile: opened, secret, stateDirectory: place} = await demo;
			if (place !== undefined) {
				for (const {id} of opened.clusters) {
					places.set(id, place);
				}
			}

			return {
				ok: true, profile: opened, secret, source: '', network: {},
			};
		}

		const reached = await readNetwork(profile, {environment, caFile});
		if (!reached.ok) {
			return {ok: false, needsToken: false, message: reached.message};
		}

		const network = reached.value;
		const meant = givenToken && chooseProfile(givenToken.profile === undefined ? real : profiles(), givenToken.profile, settings.trouble());
		if (givenToken && meant?.ok && profile.name === meant.value.name) {
			return {
				ok: true, profile, secret: givenToken.secret, source: givenToken.word, network,
			};
		}

		const read = await readFirstSecret(profile.secretSources, {environment, ...(signal && {signal})});
		return read.ok
			? {
				ok: true, profile, secret: read.value.secret, source: sourceWord(read.value.source), network,
			}
			: {
				ok: false, needsToken: profile.secretSources.length === 0, message: read.message, network,
			};
	};

	return {
		fixedProfiles,
		startNotices: [settingsNotice(settings), habitsNotice, limit.ok ? undefined : limit.message, fromEnvironment?.ok === false ? fromEnvironment.message : undefined, unplaced?.ok === false ? `The token of --token-stdin is used for nothing: ${unplaced.message}` : undefined].filter(notice => notice !== undefined),
		savedProfiles: () => settings.profiles(),
		profiles,
		settingsTrouble: () => settings.trouble(),
		profileFinder,
		saveProfile: async (profile, previousName) => settings.save(profile, previousName),
		removeProfile: async name => settings.remove(name),
		hasDamagedFile: () => Boolean(settings.trouble()?.isDamaged) || habits.isDamaged(),
		async setDamagedAside() {
			const aside = settings.trouble()?.isDamaged ? await settings.setAside() : undefined;
			const ofHabits = habits.isDamaged() ? habits.setAside() : undefined;
			const sentences = [aside?.ok ? aside.value.notice : aside?.message, ofHabits].filter(sentence => sentence !== undefined);
			return {ok: aside?.ok ?? true, message: sentences.join(' ')};
		},
		openProfile,
		createApi: createLazyManagementApi,
		async openJournal(clusterId, secrets) {
			const known = secretsOf.get(clusterId) ?? [];
			secretsOf.set(clusterId, known.includes(secrets) ? known : [...known, secrets]);
			const open = journals.get(clusterId);
			if (open) {
				return {ok: true, value: open};
			}

			// Loaded before anything can be created: a program that ends cannot wait for it.
			({keepSecret} = await import('./journal/keep-secret.js'));
			const {openJournal} = await import('./journal/journal.js');
			const opened = await openJournal({
				directory: directoryOf(clusterId), clusterId, secrets: () => (secretsOf.get(clusterId) ?? []).flatMap(give => give()), actor: {user: userInfo().username, hostname: hostname()},
			});
			if (opened.ok) {
				journals.set(clusterId, opened.value);
			}

			return opened;
		},
		async lockBatch(clusterId) {
			const {lockBatch} = await import('./journal/lock-batch.js');
			return lockBatch(directoryOf(clusterId), clusterId);
		},
		async readJournal(place) {
			const {readPlace} = await import('./journal/read-place.js');
			return readPlace({...place, directory: directoryOf(place.clusterId)});
		},
		writeNewFile,
		handOver,
		keepSecrets: () => handOver.inHand().filter(({clusterId}) => !places.has(clusterId)).flatMap(({secret, tokenId, description, clusterId}) => {
			const kept = keepSecret?.(directoryOf(clusterId), tokenId, secret);
			handOver.forget(tokenId);
			const what = `The secret of "${description}" (${tokenId}) was not handed over`;
			return kept ? [kept.ok ? `${what}: it is kept in ${kept.value}, readable only by you.` : `${what} and is lost, since ${kept.message} Revoke the token.`] : [];
		}),
		async findKeptSecret(clusterId, tokenId) {
			const {findKeptSecret} = await import('./journal/keep-secret.js');
			return findKeptSecret(directoryOf(clusterId), tokenId);
		},
		createForms: {
			async load() {
				const {loadCreateForms} = await import('./settings/create-forms.js');
				await loadCreateForms(stateDirectory(environment));
			},
			async keep(address, kind, form) {
				const {rememberCreateForm} = await import('./settings/create-forms.js');
				await rememberCreateForm(stateDirectory(environment), address, kind, form);
			},
		},
		readTextFile: async file => readTextFile(expandHome(file.trim(), environment)),
		pipeTo: async (command, secret) => pipeSecret(command, secret, {environment}),
		writeSecretToClipboard: secret => writeClipboard(secret.reveal()),
		habits,
		actor: `${userInfo().username}@${hostname()}`,
		timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
		givenHost: host,
		isReadOnly,
		descriptionLimit: limit.ok ? limit.value : undefined,
		isBurst,
		writeClipboard,
		report,
		now: () => Date.now(),
	};
}

/**
What is wrong with the settings, for a line of the screen: the name of the file first, and the place of it last, since 80 cells have no room for both.
*/
function settingsNotice({path, trouble}: Settings): string | undefined {
	const {message, isDamaged} = trouble() ?? {};
	return message?.startsWith(path) ? `settings.json${message.slice(path.length)}${isDamaged ? ' X sets it aside:' : ' The file is'} ${path}.` : message;
}
